import { z } from 'zod';

const instant = z.iso.datetime().transform((text) => new Date(text));

/** The `kind` and `data` of notices to the channel about digests and figures, without a draft. */
export const digestNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('digest.due'), data: z.object({ digestId: z.uuid() }) }),
  /** Readings came after the digest was posted. */
  z.object({ kind: z.literal('digest.changed'), data: z.object({ digestId: z.uuid() }) }),
  /** Somebody asked to show a digest to all. */
  z.object({ kind: z.literal('digest.asked'), data: z.object({ from: instant, to: instant, asOf: instant }) }),
  /** Somebody asked for the figures as a file. */
  z.object({ kind: z.literal('figures.asked'), data: z.object({ first: z.iso.date(), last: z.iso.date() }) }),
  /** Somebody asked for the dossier of some days. */
  z.object({ kind: z.literal('dossier.asked'), data: z.object({ first: z.iso.date(), last: z.iso.date() }) }),
]);

export type DigestNotice = z.infer<typeof digestNoticeSchema>;
