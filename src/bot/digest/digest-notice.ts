import { z } from 'zod';

const instant = z.iso.datetime().transform((text) => new Date(text));

/** What the channel is told without a draft: the `kind` and `data` of these notices. */
export const digestNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('digest.due'), data: z.object({ digestId: z.uuid() }) }),
  /** Readings came after it was told. */
  z.object({ kind: z.literal('digest.changed'), data: z.object({ digestId: z.uuid() }) }),
  /** Somebody wants it shown to all. */
  z.object({ kind: z.literal('digest.asked'), data: z.object({ from: instant, to: instant, asOf: instant }) }),
  /** Somebody wants the figures as a file. */
  z.object({ kind: z.literal('figures.asked'), data: z.object({ first: z.iso.date(), last: z.iso.date() }) }),
]);

export type DigestNotice = z.infer<typeof digestNoticeSchema>;
