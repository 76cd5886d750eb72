import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/**
 * Outcome of "create and ask for approval". `none`: only a draft was wanted; `noPictures`: some pictures are missing;
 * `picturesLater`: they are still being fetched, and approval is asked for then; `changed`: the draft changed before.
 */
export const firstAskingSchema = z.enum(['none', 'asked', 'blocked', 'noPictures', 'picturesLater', 'changed']);

/** The bot's own notices to a thread, stored so that a crash in between loses none. */
export const botNoticeSchema = z.discriminatedUnion('kind', [
  /** Files that somebody dropped in the thread. They are offered, and used only once somebody presses the button. */
  z.object({
    kind: z.literal('bot.filesOffered'),
    data: z.object({
      person: z.string(),
      files: z.array(z.object({ id: z.string(), name: z.string(), byteLength: z.number() })).readonly(),
    }),
  }),
  /**
   * A draft was made. Only its author is notified, once its thread is there. `problems`: sentences about its files.
   * `isLate`: said before; now its pictures were fetched, and with them the wish to ask for approval is settled.
   */
  z.object({
    kind: z.literal('bot.draftCreated'),
    data: z.object({
      person: z.string(),
      asking: firstAskingSchema,
      problems: z.array(z.string()).readonly(),
      isLate: z.boolean(),
    }),
  }),
  /** Videos that somebody added and no post takes. Everybody in the thread is notified: no card shows them. */
  z.object({
    kind: z.literal('bot.videosLeftOut'),
    data: z.object({ person: z.string(), videos: z.array(z.string()).readonly() }),
  }),
  /** Captions that are too long for a card, in full, for those who review them. */
  z.object({
    kind: z.literal('bot.captions'),
    data: z.object({ person: z.string(), language: z.string(), sha256: z.string(), count: z.number() }),
  }),
  /** A video is being converted at somebody's request; `percent` of it is done. */
  z.object({ kind: z.literal('bot.converting'), data: z.object({ person: z.string(), percent: z.number() }) }),
  /** A conversion failed. */
  z.object({
    kind: z.literal('bot.notConverted'),
    data: z.object({ why: z.enum(['failed', 'late', 'disk', 'other', 'tooLarge', 'notNow', 'changed']) }),
  }),
  /** The reason for a rejection, given after it. */
  z.object({ kind: z.literal('bot.rejectionReason'), data: z.object({ person: z.string(), reason: z.string() }) }),
]);

export type FirstAsking = z.infer<typeof firstAskingSchema>;

export type BotNotice = z.infer<typeof botNoticeSchema>;

/** Enqueues a notice with the transaction. `occurrence`: its event, reported once; left out: it happened now. */
export async function enqueueBotNotice(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { kind, data }: BotNotice,
  occurrence: string = work.newId(),
): Promise<void> {
  await notify(work, {
    key: `${kind}:${draft.id}:${occurrence}`,
    deskId: draft.deskId,
    draftId: draft.id,
    kind,
    data,
  });
}

const mostNamed = 5;

/** Enqueues a notice to the thread about videos that are not in the post, if there are any. */
export async function enqueueVideosLeftOut(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { person, videos }: Extract<BotNotice, { readonly kind: 'bot.videosLeftOut' }>['data'],
): Promise<void> {
  if (videos.length === 0) return;
  await enqueueBotNotice(work, draft, {
    kind: 'bot.videosLeftOut',
    data: { person, videos: videos.slice(0, mostNamed) },
  });
}

/** Offers files for the post: they change nothing until somebody uses the offer's button. */
export async function offerFiles(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { person, files }: Extract<BotNotice, { readonly kind: 'bot.filesOffered' }>['data'],
): Promise<void> {
  const data = { person, files: files.map(({ id, name, byteLength }) => ({ id, name, byteLength })) };
  await enqueueBotNotice(work, draft, { kind: 'bot.filesOffered', data });
}
