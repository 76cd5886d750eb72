import { type DeskDeed, worksHere } from '#bot/deed.ts';
import { filesIn } from '#bot/forms/form-values.ts';
import { readDraftForm } from '#bot/forms/read-draft-form.ts';
import { once } from '#bot/once.ts';
import { picturesQueue } from '#bot/pictures-queue.ts';
import type { FormSubmitted } from '#chat/chat.ts';
import { createDraft } from '#drafts/create-draft.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

/** Makes the draft; its files become pictures right after, so that no text waits for them. */
export async function submitNewDraft(deed: DeskDeed, { values, dedupeKey }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, desk, user, m } = deed;
  if (!worksHere(deed, null)) return keptOpen(m.answers.notOnDesk);
  const files = filesIn(values, 'files');
  const read = readDraftForm(values, {
    m,
    desk,
    timeZone: user.timeZone,
    now: bot.store.clock.now(),
    before: null,
    hasFiles: files.length > 0,
  });
  if (read.kind === 'errors') return mend(read.fields);
  await once(bot.store, { platform: chat.id, dedupeKey }, async (w) => {
    const { content } = read;
    const { id: draftId } = await createDraft(w, { desk, author: user.id, content, rules: bot.rules });
    if (files.length === 0) return;
    const wish = `form ${draftId}`;
    await w.jobs.enqueue(w.tx, picturesQueue, { key: wish, data: { wish, draftId, person: user.id, files } });
  });
  return taken();
}
