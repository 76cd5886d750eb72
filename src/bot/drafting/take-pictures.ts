import { type Desk, readDesk } from '#desks/desk.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import { type Draft, lockDraft, readDraft, readRevision } from '#drafts/draft.ts';
import { imageLimits } from '#drafts/image-limits.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { MOST_WORDINGS } from '#drafts/wording.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { type Fetched, fetchPictures, type Picture } from './fetch-pictures.ts';
import { joinMedia, postLongCaptions } from './join-media.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import { once } from '#bot/once.ts';
import { enqueueBotNotice, type FirstAsking, offerFiles, enqueueVideosLeftOut } from '#bot/outbox/bot-notice.ts';
import type { PicturesJob } from './pictures-queue.ts';
import { threadOf } from '#bot/cards/thread-of.ts';
import { whisper } from '#bot/whisper.ts';

/**
 * Fetches files, makes pictures from them and adds these to the draft in a new revision. If somebody else has revised
 * it since, the pictures wait beside it as a wording, so that nobody's words go on under another's name. The person who
 * asked is told about each file that cannot become a picture. Throws if the chat does not answer, so that it is
 * retried. A request takes effect once.
 */
export async function takePictures(bot: Bot, job: PicturesJob, signal: AbortSignal): Promise<void> {
  const { store } = bot;
  const draft = await readDraft(store.db, job.draftId);
  const desk = draft === null ? null : await readDesk(store.db, { id: draft.deskId }, store.clock.now());
  const chat = desk === null ? undefined : bot.chats.get(desk.platform);
  if (draft === null || desk === null || chat === undefined) return;
  const m = messagesIn((await chat.user(job.person))?.language ?? desk.language);
  const limits = imageLimits(desk.accounts.filter(({ id }) => draft.current.content.accountIds.includes(id)));
  const { language } = draft.current.content;
  const taking = { store, limits, language, m, signal, posterOf: bot.posterOf, refused: bot.refused };
  const { problems, videos, ...fetched } = await fetchPictures(chat, job.files, taking);
  const added = await once(store, { platform: chat.id, dedupeKey: `pictures ${job.wish}` }, async (work) => {
    await enqueueVideosLeftOut(work, draft, { person: job.person, videos });
    const told = await addPictures(work, bot, { desk, job, fetched, m });
    const isLacking = [problems, videos, told].some((missing) => missing.length > 0) || fetched.pictures.length === 0;
    if (job.thenAsk) await askAsWished(work, bot, { desk, job, isWhole: !isLacking });
    return told;
  });
  if (added.kind === 'repeat') return;
  const where = await threadOf(bot, desk.channel, draft.id);
  for (const sentence of [...problems, ...added.value]) await whisper(bot, chat, { to: job.person, where, sentence });
}

/** Tells the person who asked that the pictures could not be fetched after all retries. */
export async function losePictures(bot: Bot, job: PicturesJob): Promise<void> {
  const { store } = bot;
  const draft = await readDraft(store.db, job.draftId);
  const desk = draft === null ? null : await readDesk(store.db, { id: draft.deskId }, store.clock.now());
  const chat = desk === null ? undefined : bot.chats.get(desk.platform);
  bot.logger.error({ draftId: job.draftId }, 'the bot gave pictures up');
  if (desk === null || chat === undefined) return;
  const where = await threadOf(bot, desk.channel, job.draftId);
  const { answers, making, buttons } = messagesIn((await chat.user(job.person))?.language ?? desk.language);
  const notAsked = job.thenAsk ? [making.picturesMissing(buttons.ask)] : [];
  await whisper(bot, chat, { to: job.person, where, sentence: asSentences(answers.filesGone, ...notAsked) });
}

interface Wished {
  readonly desk: Desk;
  readonly job: PicturesJob;
  /** All files of the form are in the draft. */
  readonly isWhole: boolean;
}

/** Asks for approval, as was wanted when the form was sent, and has its author told what came of it. */
async function askAsWished(work: UnitOfWork, { rules }: Bot, wished: Wished): Promise<void> {
  const draft = await lockDraft(work.tx, wished.job.draftId);
  if (draft === null || draft.state === 'cancelled' || draft.state === 'rejected') return;
  const asking = await askAboutForm(work, rules, draft, wished);
  const data = { person: wished.job.person, asking, problems: [], isLate: true };
  await enqueueBotNotice(work, draft, { kind: 'bot.draftCreated', data });
}

/** Asks for approval of exactly what the form had in it, its text and all its files, and of nothing else. */
async function askAboutForm(
  work: UnitOfWork,
  rules: Rules,
  draft: Draft,
  { desk, job, isWhole }: Wished,
): Promise<FirstAsking> {
  if (!isWhole) return 'noPictures';
  const { number: revision, fingerprint } = draft.current;
  if (revision !== job.base + 1) return 'changed';
  const request = { draftId: draft.id, revision, fingerprint, person: job.person, desk, rules };
  const { kind } = await askForApproval(work, request);
  return kind === 'asked' || kind === 'blocked' ? kind : 'changed';
}

interface Adding {
  readonly desk: Desk;
  readonly job: PicturesJob;
  readonly fetched: Pick<Fetched, 'pictures' | 'captions'>;
  readonly m: Messages;
}

/** Adds the pictures that fit to the draft as it is now. Returns what to tell the person. */
async function addPictures(work: UnitOfWork, { rules }: Bot, adding: Adding): Promise<readonly string[]> {
  const { job, fetched, m } = adding;
  if (fetched.pictures.length === 0 && fetched.captions.length === 0) return [];
  const draft = await lockDraft(work.tx, job.draftId);
  if (draft === null) return [m.answers.draftGone];
  // The post's own recording, dropped again because its bytes were missing. They are stored; nothing else changes.
  const there = fetched.pictures.filter((picture) => isIn(draft, picture));
  const pictures = fetched.pictures.filter((picture) => !there.includes(picture));
  const told = there.map(({ name }) => m.pictures.recording.there(name));
  if (pictures.length === 0 && fetched.captions.length === 0) return told;
  return [...told, ...(await addNew(work, rules, { ...adding, fetched: { ...fetched, pictures } }, draft))];
}

function isIn({ current }: Draft, { kind, media }: Picture): boolean {
  return kind === 'recording' && current.content.media.some(({ sha256 }) => sha256 === media.sha256);
}

async function addNew(work: UnitOfWork, rules: Rules, adding: Adding, draft: Draft): Promise<readonly string[]> {
  const { desk, job, fetched, m } = adding;
  if (job.isDropped && (draft.state !== 'writing' || draft.current.asked !== null)) {
    await offerFiles(work, draft, job);
    return [];
  }
  if (!(await isBaseOf(work, draft, job))) return keepPictures(work, draft, rules, adding);
  const { content, number } = draft.current;
  const { media, problems } = await joinMedia(work, content, fetched, { desk, rules, m });
  const outcome = await reviseWhenFree(work, {
    draftId: draft.id,
    editor: job.person,
    baseRevision: number,
    content: { ...content, media },
    desk,
    rules,
  });
  switch (outcome.kind) {
    case 'underWay':
      return [m.answers.underWay];
    case 'closed':
      return [m.answers.closedDraft];
    case 'stale':
      throw new Error(`draft ${draft.id} changed while it was locked`);
    case 'revised':
      await postLongCaptions(work, draft, { person: job.person, captions: fetched.captions });
      return problems;
    case 'unchanged':
      return problems;
  }
}

/** Tells whether the revision that somebody asked about is still current, or only they have revised it since. */
async function isBaseOf(
  work: UnitOfWork,
  { id: draftId, current }: Draft,
  { base, person }: Pick<PicturesJob, 'base' | 'person'>,
): Promise<boolean> {
  const byOthers = await work.tx.revision.count({
    where: { draftId, number: { gt: base }, editedBy: { not: person } },
  });
  return byOthers === 0 && base <= current.number;
}

/** Stores the pictures beside the draft, for the person who asked to add them to the current version. */
async function keepPictures(
  work: UnitOfWork,
  draft: Draft,
  rules: Rules,
  { desk, job, fetched, m }: Adding,
): Promise<readonly string[]> {
  const { number } = draft.current;
  const base = await readRevision(work.tx, draft.id, Math.min(job.base, number));
  if (base === null) return [m.answers.draftGone];
  const { content } = base;
  const { media, problems } = await joinMedia(work, content, fetched, { desk, rules, m });
  if (media.length === content.media.length && changesBetween(content, { ...content, media }).length === 0) {
    return problems;
  }
  const tidied = tidyContent(
    { ...content, media },
    desk.accounts.map(({ id }) => id),
  );
  const wording = { kind: 'late', base: base.number, by: job.person, content: tidied } as const;
  const isKept = await keepWording(work, draft, wording);
  if (isKept) await postLongCaptions(work, draft, { person: job.person, captions: fetched.captions });
  return [...problems, isKept ? m.authorship.picturesWait(number) : m.wordings.answer.too_many(MOST_WORDINGS)];
}
