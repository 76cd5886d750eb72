import type { DraftContext } from '#bot/context.ts';
import { readCorrectionForm } from '#bot/forms/read-correction-form.ts';
import { readDraftForm } from '#bot/forms/read-draft-form.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { readRevision, type Revision } from '#drafts/draft.ts';
import { correctionsOf, postsOf } from '#publishing/posts-to-correct.ts';

import { revise } from './revise.ts';
import { mend, keptOpen, type Submitted } from './submitted.ts';

/** Saves an edit as a new revision of the one that the form was opened on. */
export async function submitEdit(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, desk, draft, m } = ctx;
  const base = await readRevision(bot.store.db, draft.id, binding.revision ?? 0);
  if (base === null) return keptOpen(m.answers.draftGone);
  if (base.content.corrections !== undefined) return editCorrection(ctx, values, { base, fingerprint: binding.target });
  const read = readDraftForm(values, {
    m,
    desk,
    now: bot.store.clock.now(),
    before: base.content,
    hasFiles: false,
  });
  if (read.kind === 'errors') return mend(read.fields);
  const typed = [read.content.text, ...Object.values(read.content.ownTexts)];
  return revise(ctx, { baseRevision: base.number, fingerprint: binding.target, content: read.content, typed });
}

/** Of a correction: it starts anew from what the posts are now, so that one that was overtaken can go out after all. */
async function editCorrection(
  ctx: DraftContext,
  values: FormSubmitted['values'],
  { base, fingerprint }: { readonly base: Revision; readonly fingerprint: string | null },
): Promise<Submitted> {
  const { bot, desk, draft, m } = ctx;
  const { db, clock } = bot.store;
  const { corrections = [], ...before } = base.content;
  const posts = await postsOf(
    db,
    corrections.map(({ deliveryId }) => deliveryId),
  );
  if (posts.length === 0) return keptOpen(m.corrections.nothingPublic(draft.number));
  const read = readCorrectionForm(values, { m, desk, rules: bot.rules, now: clock.now(), posts, before });
  if (read.kind === 'errors') return mend(read.fields);
  const content = { ...read.content, accountIds: [], corrections: correctionsOf(posts, read.wayFor) };
  const typed = [content.text, ...Object.values(content.ownTexts)];
  return revise(ctx, { baseRevision: base.number, fingerprint, content, typed });
}
