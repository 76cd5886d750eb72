import type { DraftDeed } from '#bot/deed.ts';
import { readDraftForm } from '#bot/forms/read-draft-form.ts';
import type { FormSubmitted } from '#chat/chat.ts';
import { readRevision } from '#drafts/draft.ts';

import { revise } from './revise.ts';
import { mend, keptOpen, type Submitted } from './submitted.ts';

/** Saves an edit as a new revision of the one that the form was opened on. */
export async function submitEdit(deed: DraftDeed, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, desk, draft, m } = deed;
  const base = await readRevision(bot.store.db, draft.id, binding.revision ?? 0);
  if (base === null) return keptOpen(m.answers.draftGone);
  const read = readDraftForm(values, {
    m,
    desk,
    now: bot.store.clock.now(),
    before: base.content,
    hasFiles: false,
  });
  if (read.kind === 'errors') return mend(read.fields);
  const typed = [read.content.text, ...Object.values(read.content.ownTexts)];
  return revise(deed, { baseRevision: base.number, content: read.content, typed });
}
