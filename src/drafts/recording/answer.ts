import { z } from 'zod';

/** The only answer of the process that reads recordings, as one line of JSON. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('recording'),
    mimeType: z.enum(['video/mp4', 'video/webm', 'audio/mp4', 'audio/webm', 'audio/mpeg']),
    /** Size as shown, turned upright; 0 if there is no picture. */
    width: z.int().nonnegative().max(100_000),
    height: z.int().nonnegative().max(100_000),
    seconds: z.number().positive().max(1_000_000),
    video: z
      .strictObject({
        codec: z.enum(['avc', 'hevc', 'vp8', 'vp9', 'av1']),
        framesPerSecond: z.number().positive().max(1_000_000),
      })
      .nullable(),
    sound: z.enum(['aac', 'mp3', 'opus', 'vorbis']).nullable(),
  }),
  /** It has another codec than these. */
  z.strictObject({ kind: z.literal('codec'), codec: z.string().max(100) }),
  z.strictObject({ kind: z.literal('broken') }),
]);

export type Answer = z.infer<typeof answerSchema>;
