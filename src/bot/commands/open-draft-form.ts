import { type DeskContext, worksHere } from '#bot/context.ts';
import { carriedTarget } from '#bot/forms/carried-files.ts';
import { newDraftForm } from '#bot/forms/draft-form.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { FormTrigger } from '#chat/form.ts';
import type { FileRef } from '#chat/refs.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { hasRoomForDraft } from '#drafts/room-for-draft.ts';
import type { TemplateContent } from '#drafts/kept-content.ts';

/** Opens the form of a new draft with the text, the files and the template that it is to start from. */
export async function openDraftForm(
  ctx: DeskContext,
  trigger: FormTrigger,
  from: { readonly text: string; readonly files: readonly FileRef[]; readonly like?: TemplateContent },
): Promise<Card | null> {
  const { bot, chat, desk, m, user } = ctx;
  if (!worksHere(ctx, null)) return plainCard(m.answers.notOnDesk);
  if (desk.accounts.length === 0) return plainCard(m.answers.noAccounts);
  // Asked again, and certainly, when the form comes back; here so that nobody writes in vain.
  const hasRoom = await hasRoomForDraft(bot.store.db, { deskId: desk.id, author: user.id, correctsId: null });
  if (!hasRoom) return plainCard(m.quotas.openDrafts(MAX_OPEN_DRAFTS));
  const now = bot.store.clock.now();
  const { formFiles: takesFiles, formFileMegabytes } = chat.capabilities;
  const start = { m, desk, now, takesFiles, formFileMegabytes };
  const form = newDraftForm(start, { text: from.text, fileCount: from.files.length, like: from.like ?? null });
  const target = carriedTarget(from.files);
  return openForm(ctx, trigger, form, {
    purpose: 'newDraft',
    channel: desk.channel,
    draftId: null,
    revision: null,
    target,
  });
}
