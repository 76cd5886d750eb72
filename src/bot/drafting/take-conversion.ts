import { open } from 'node:fs/promises';
import { join } from 'node:path';

import type { Bot } from '#bot/bot.ts';
import { enqueueBotNotice } from '#bot/outbox/bot-notice.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import {
  type ConvertOutcome,
  hasRoomFor,
  isAsPlanned,
  sourceName,
  targetName,
} from '#drafts/conversion/convert-recording.ts';
import { type Draft, lockDraft, readDraft, readRevision } from '#drafts/draft.ts';
import { keepRecording, piecesOf, recordingAsKept } from '#drafts/recording-bytes.ts';
import { piecesIn } from '#drafts/recording/take-recording.ts';
import { workFolder } from '#drafts/recording/work-folder.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { ConversionJob } from './conversion-queue.ts';
import { withPoster } from './fetch-recording.ts';
import { convertibleIn, occurrenceOfWish } from './convert-video.ts';

type NotConverted = Extract<ConvertOutcome, { readonly kind: 'notConverted' }>['why'];
type Converted = Extract<ConvertOutcome, { readonly kind: 'recording' }>;

/**
 * Converts a draft's video and makes a new version with it, in the name of the person who asked; approvals do not carry
 * over. The thread gets a message when half is done, and if something came in between. Run twice, after a kill or by
 * two processes, it makes one version and posts nothing more.
 */
export async function takeConversion(bot: Bot, job: ConversionJob, signal: AbortSignal): Promise<void> {
  const { store, convertRecording } = bot;
  const draft = await readDraft(store.db, job.draftId);
  const desk = draft === null ? null : await readDesk(store.db, { id: draft.deskId }, store.clock.now());
  if (draft === null || desk === null) return;
  const found = convertibleIn(draft.current.content, desk, bot.rules);
  if (found === null || found.media.sha256 !== job.sha256) {
    return store.write((work) => enqueueConversionTooLate(work, bot, { desk, job }));
  }
  const { media, plan } = found;
  if (convertRecording === undefined || (await recordingAsKept(store.db, media)) !== 'same') {
    return enqueueOutcome(bot, job, 'failed');
  }
  await using folder = await workFolder();
  if (!(await hasRoomFor(plan, folder.path, media.byteLength))) return await enqueueOutcome(bot, job, 'disk');
  {
    await using source = await open(join(folder.path, sourceName), 'wx', 0o600);
    for await (const piece of piecesOf(store, media)) await source.writeFile(piece);
  }
  const telling: Promise<void>[] = [];
  const onProgress = (percent: number): void => {
    if (percent < 50 || telling.length > 0) return;
    const told = enqueueConversionHalf(bot, draft, job.person, percent).catch((error: unknown) => {
      bot.logger.warn({ err: error, draftId: draft.id }, 'the thread was not told of a conversion');
    });
    telling.push(told);
  };
  const outcome = await convertRecording({ media, plan, folder: folder.path, signal, onProgress });
  await Promise.all(telling);
  if (outcome.kind === 'notConverted') return await enqueueOutcome(bot, job, outcome.why);
  await using made = await open(join(folder.path, targetName), 'r');
  await keepRecording(store, outcome.media, piecesIn(made));
  const where = { file: join(folder.path, targetName), folder: folder.path, signal };
  const converted = await withPoster(store, outcome.media, { posterOf: bot.posterOf, ...where });
  await store.write(async (work) => {
    const isTaken = await replaceVideo(work, bot, { desk, job, media: converted });
    if (!isTaken) await enqueueConversionTooLate(work, bot, { desk, job });
  });
}

/** Reports in the thread that a conversion failed after all retries. */
export async function loseConversion(bot: Bot, job: ConversionJob): Promise<void> {
  bot.logger.error({ draftId: job.draftId }, 'the bot gave a conversion up');
  await enqueueOutcome(bot, job, 'failed');
}

/**
 * Replaces the original by the converted video, with its current description. Refuses if anybody else has worded the
 * draft since, whose words would go on under another's name, or if approval was asked for.
 */
async function replaceVideo(
  work: UnitOfWork,
  { rules }: Bot,
  { desk, job, media: made }: { readonly desk: Desk; readonly job: ConversionJob; readonly media: Converted['media'] },
): Promise<boolean> {
  const draft = await lockDraft(work.tx, job.draftId);
  const [media] = draft?.current.content.media ?? [];
  if (draft === null || media?.sha256 !== job.sha256 || draft.current.content.media.length !== 1) return false;
  // A video that does not fit blocks asking; if approval was asked for, its accounts accept it by now.
  if (draft.state !== 'writing' || draft.current.asked !== null) return false;
  const byOthers = await work.tx.revision.count({
    where: { draftId: draft.id, number: { gt: job.base }, editedBy: { not: job.person } },
  });
  if (byOthers > 0) return false;
  const { kind } = await reviseWhenFree(work, {
    draftId: draft.id,
    editor: job.person,
    baseRevision: draft.current.number,
    content: { ...draft.current.content, media: [{ ...saidAs(made, media), alt: media.alt }] },
    desk,
    rules,
  });
  return kind === 'revised';
}

/** Gives a converted video the original's captions: it says the same. */
function saidAs(made: Converted['media'], { recording: before }: RenderedMedia): Converted['media'] {
  if (made.recording === undefined || before === undefined) return made;
  const { pieces: _pieces, seconds: _seconds, video: _video, sound: _sound, poster: _poster, ...said } = before;
  return { ...made, recording: { ...made.recording, ...said } };
}

/** Reports in the thread that a conversion came too late for its draft, unless the draft already has its result. */
async function enqueueConversionTooLate(
  work: UnitOfWork,
  { rules }: Bot,
  { desk, job }: { readonly desk: Desk; readonly job: ConversionJob },
): Promise<void> {
  const draft = await lockDraft(work.tx, job.draftId);
  const base = await readRevision(work.tx, job.draftId, job.base);
  if (draft === null || base === null) return;
  const wished = convertibleIn(base.content, desk, rules);
  const [media] = draft.current.content.media;
  const isDone =
    wished?.media.sha256 === job.sha256 && media !== undefined && isAsPlanned(media, wished.media, wished.plan);
  if (!isDone) await enqueueConversionEnd(work, draft, 'changed');
}

async function enqueueConversionHalf({ store }: Bot, draft: Draft, person: string, percent: number): Promise<void> {
  await store.write(async (work) => {
    const occurrence = await occurrenceOfWish(work, draft.id, 'half');
    await enqueueBotNotice(work, draft, { kind: 'bot.converting', data: { person, percent } }, occurrence);
  });
}

async function enqueueOutcome({ store }: Bot, { draftId }: ConversionJob, why: NotConverted): Promise<void> {
  await store.write(async (work) => {
    const draft = await readDraft(work.tx, draftId);
    if (draft !== null) await enqueueConversionEnd(work, draft, why);
  });
}

async function enqueueConversionEnd(work: UnitOfWork, draft: Draft, why: NotConverted | 'changed'): Promise<void> {
  const occurrence = await occurrenceOfWish(work, draft.id, 'end');
  await enqueueBotNotice(work, draft, { kind: 'bot.notConverted', data: { why } }, occurrence);
}
