import { type DeskContext, worksHere } from '#bot/context.ts';
import { filesOfTarget } from '#bot/forms/carried-files.ts';
import { filesIn } from '#bot/forms/form-values.ts';
import { readDraftForm } from '#bot/forms/read-draft-form.ts';
import type { Messages } from '#messages/words/messages.ts';
import { onceInEffect } from '#bot/once.ts';
import { picturesQueue } from '#bot/pictures-queue.ts';
import { type Fetched, fetchPictures } from '#bot/fetch-pictures.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import type { FileRef } from '#chat/refs.ts';
import { createDraft } from '#drafts/create-draft.ts';
import type { Content } from '#drafts/content.ts';
import { imageLimits, MAX_IMAGES } from '#drafts/image-limits.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { keepMedia } from '#drafts/keep-media.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import { describeError } from '#storage/describe-error.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

// Chats take an answer to a form within three seconds.
const fetchWithinMs = 1500;

/** Makes the draft, with its files as pictures; where these take long they follow, so that no text waits for them. */
export async function submitNewDraft(
  ctx: DeskContext,
  { values, binding, dedupeKey }: FormSubmitted,
): Promise<Submitted> {
  const { bot, chat, desk, user, m } = ctx;
  if (!worksHere(ctx, null)) return keptOpen(m.answers.notOnDesk);
  const files = [...filesOfTarget(binding.target), ...filesIn(values, 'files')];
  const read = readDraftForm(values, {
    m,
    desk,
    now: bot.store.clock.now(),
    before: null,
    hasFiles: files.length > 0,
  });
  if (read.kind === 'errors') return mend(read.fields);
  const { content } = read;
  const fetched = files.length === 0 ? { pictures: [], problems: [] } : await fetchInTime(ctx, files, content);
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey },
    async (w) => {
      if (!(await takeRoomForDraft(w.tx, { deskId: desk.id, author: user.id, correctsId: null }))) return 'full';
      const pictures = fetched?.pictures.slice(0, MAX_IMAGES) ?? [];
      for (const picture of pictures) await keepMedia(w, picture);
      const media = pictures.map((picture) => ({ ...picture.media, alt: picture.alt }));
      const { id: draftId } = await createDraft(w, {
        desk,
        author: user.id,
        content: { ...content, media },
        rules: bot.rules,
      });
      if (fetched !== null) return 'made';
      const wish = `form ${draftId}`;
      await w.jobs.enqueue(w.tx, picturesQueue, { key: wish, data: { wish, draftId, person: user.id, files } });
      return 'made';
    },
    (made) => made === 'made',
  );
  if (outcome.kind === 'done' && outcome.value === 'full') return keptOpen(m.quotas.openDrafts(MAX_OPEN_DRAFTS));
  const problems = fetched === null ? [] : [...fetched.problems, ...tooMany(m, fetched.pictures.length)];
  return problems.length === 0 ? taken() : taken(problems.join(' '));
}

function tooMany({ pictures }: Messages, count: number): readonly string[] {
  return count > MAX_IMAGES ? [pictures.tooMany(MAX_IMAGES)] : [];
}

/** The form's files as pictures, if that is quick; null where it is not, or the chat does not answer just now. */
async function fetchInTime(
  { bot, chat, desk, m }: DeskContext,
  files: readonly FileRef[],
  { accountIds }: Content,
): Promise<Fetched | null> {
  const limits = imageLimits(desk.accounts.filter(({ id }) => accountIds.includes(id)));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), fetchWithinMs);
  try {
    const ended = new Promise<null>((resolve) => late.signal.addEventListener('abort', () => resolve(null)));
    return await Promise.race([fetchPictures(chat, files, { limits, m, signal: late.signal }), ended]);
  } catch (error) {
    bot.logger.warn({ error: describeError(error), platform: chat.id }, 'the files of a form are fetched later');
    return null;
  } finally {
    clearTimeout(timer);
  }
}
