import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

/**
 * Outcome of "create and ask for approval": `none`, only a draft was wished for; `noPictures`, not all pictures are in
 * it; `picturesLater`, they are still fetched.
 */
export const firstAskingSchema = z.enum(['none', 'asked', 'blocked', 'noPictures', 'picturesLater']);

/** The bot's own notices to a thread, stored so that a crash in between loses none. */
export const botNoticeSchema = z.discriminatedUnion('kind', [
  /** Files that somebody dropped in the thread. They are offered, and not used until somebody presses the button. */
  z.object({
    kind: z.literal('bot.files'),
    data: z.object({
      person: z.string(),
      files: z.array(z.object({ id: z.string(), name: z.string(), byteLength: z.number() })).readonly(),
    }),
  }),
  /** A draft was made, which its author alone is told once its thread is there. `problems`: sentences about its files. */
  z.object({
    kind: z.literal('bot.made'),
    data: z.object({ person: z.string(), asking: firstAskingSchema, problems: z.array(z.string()).readonly() }),
  }),
  /** Videos that somebody added and no post takes: everybody in the thread is told, since a card shows what is in it. */
  z.object({
    kind: z.literal('bot.leftOut'),
    data: z.object({ person: z.string(), videos: z.array(z.string()).readonly() }),
  }),
  /** Captions that are too long for a card: all of them, for who reviews them. */
  z.object({
    kind: z.literal('bot.captions'),
    data: z.object({ person: z.string(), language: z.string(), sha256: z.string(), count: z.number() }),
  }),
  /** A video is being converted, as somebody wished; `percent` of it are done. */
  z.object({ kind: z.literal('bot.converting'), data: z.object({ person: z.string(), percent: z.number() }) }),
  /** Nothing came of a conversion. */
  z.object({
    kind: z.literal('bot.notConverted'),
    data: z.object({ why: z.enum(['failed', 'late', 'disk', 'other', 'tooLarge', 'changed']) }),
  }),
  /** The reason of a rejection, told after it. */
  z.object({ kind: z.literal('bot.reason'), data: z.object({ person: z.string(), reason: z.string() }) }),
]);

export type FirstAsking = z.infer<typeof firstAskingSchema>;

export type BotNotice = z.infer<typeof botNoticeSchema>;

/** Enqueues a notice with the transaction; `happening` names what it tells, which is told once. Left out: it happened just now. */
export async function enqueueBotNotice(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { kind, data }: BotNotice,
  happening: string = work.newId(),
): Promise<void> {
  await notify(work, {
    key: `${kind}:${draft.id}:${happening}`,
    deskId: draft.deskId,
    draftId: draft.id,
    kind,
    data,
  });
}

const mostNamed = 5;

/** Tells the thread of videos that are not in the post, if there are any. */
export async function tellOfVideos(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { person, videos }: Extract<BotNotice, { readonly kind: 'bot.leftOut' }>['data'],
): Promise<void> {
  if (videos.length === 0) return;
  await enqueueBotNotice(work, draft, { kind: 'bot.leftOut', data: { person, videos: videos.slice(0, mostNamed) } });
}

/** Offers files for the post: they change nothing until somebody uses the offer's button. */
export async function offerFiles(
  work: UnitOfWork,
  draft: { readonly id: string; readonly deskId: string },
  { person, files }: Extract<BotNotice, { readonly kind: 'bot.files' }>['data'],
): Promise<void> {
  const data = { person, files: files.map(({ id, name, byteLength }) => ({ id, name, byteLength })) };
  await enqueueBotNotice(work, draft, { kind: 'bot.files', data });
}
