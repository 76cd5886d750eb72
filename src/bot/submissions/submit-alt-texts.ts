import type { DraftContext } from '#bot/context.ts';
import { altField } from '#bot/forms/alt-texts-form.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { readText } from '#bot/forms/read-text.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { readRevision } from '#drafts/draft.ts';

import { revise } from './revise.ts';
import { keptOpen, mend, type Submitted } from './submitted.ts';

/** Saves the alt texts of all pictures, and leaves out those that were ticked for removal. */
export async function submitAltTexts(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, draft, m } = ctx;
  const base = await readRevision(bot.store.db, draft.id, binding.revision ?? 0);
  if (base === null) return keptOpen(m.answers.draftGone);
  const errors: Record<string, string> = {};
  const described = base.content.media.map((media, index) => {
    const read = readText(textIn(values, altField(index)), m);
    if (read.kind === 'error') errors[altField(index)] = read.error;
    return { ...media, alt: read.kind === 'text' ? read.text.trim() : '' };
  });
  if (Object.keys(errors).length > 0) return mend(errors);
  const removed = choicesIn(values, 'remove');
  const media = described.filter((_, index) => !removed.includes(String(index)));
  return revise(ctx, {
    baseRevision: base.number,
    fingerprint: binding.target,
    content: { ...base.content, media },
    typed: described.map(({ alt }) => alt),
  });
}
