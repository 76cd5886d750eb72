import { z } from 'zod';

import { captionsSchema } from './captions/captions-schema.ts';

/** What a content keeps of a video or a sound. */
export const recordingSchema = z
  .object({
    pieces: z.string(),
    seconds: z.number(),
    video: z
      .object({ codec: z.enum(['avc', 'hevc', 'vp8', 'vp9', 'av1']), framesPerSecond: z.number() })
      .readonly()
      .nullable(),
    sound: z.enum(['aac', 'mp3', 'opus', 'vorbis']).nullable(),
    /** What is said in it stands in its picture, so that it needs no captions beside it. */
    openCaptions: z.literal(true).exactOptional(),
    /** At least one, each in another language; left out: it has none. */
    captions: z.array(captionsSchema).readonly().exactOptional(),
    /** Follows the description where captions are not shown; left out: it would be too long there. */
    transcript: z.string().exactOptional(),
    poster: z.object({ sha256: z.string(), mimeType: z.string() }).readonly().exactOptional(),
  })
  .readonly();
