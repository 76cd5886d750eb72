import type { DeskContext } from '#bot/context.ts';
import { openCorrection } from '#bot/forms/open-correction.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { FormTrigger } from '#chat/form.ts';
import { readDraft } from '#drafts/draft.ts';

/** Opens the form of a correction of the desk's draft of that number. */
export async function correctOne(ctx: DeskContext, trigger: FormTrigger, number: number): Promise<Card | null> {
  const { bot, desk, m } = ctx;
  const row = await bot.store.db.draft.findUnique({
    where: { deskId_number: { deskId: desk.id, number } },
    select: { id: true },
  });
  const draft = row === null ? null : await readDraft(bot.store.db, row.id);
  if (draft === null) return plainCard(m.answers.noSuchDraft(number));
  return openCorrection({ ...ctx, draft }, trigger);
}
