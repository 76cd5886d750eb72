import type { DraftContext } from '#bot/context.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readSentence } from '#bot/forms/read-text.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { readRevision } from '#drafts/draft.ts';

import { revise } from './revise.ts';
import { keptOpen, mend, type Submitted } from './submitted.ts';

/** Gives one account a text of its own. */
export async function submitShorten(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, draft, m } = ctx;
  const base = await readRevision(bot.store.db, draft.id, binding.revision ?? 0);
  if (base === null || binding.target === null) return keptOpen(m.answers.draftGone);
  const read = readSentence(textIn(values, 'text'), m);
  if (read.kind === 'error') return mend({ text: read.error });
  const ownTexts = { ...base.content.ownTexts, [binding.target]: read.text };
  return revise(ctx, {
    baseRevision: base.number,
    fingerprint: null,
    content: { ...base.content, ownTexts },
    typed: [read.text],
  });
}
