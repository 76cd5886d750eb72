import { z } from 'zod';

import { captionsSchema } from './captions/captions-schema.ts';

/** A video or a sound as a content stores it, without its bytes. */
export const recordingSchema = z
  .object({
    pieces: z.string(),
    seconds: z.number(),
    video: z
      .object({ codec: z.enum(['avc', 'hevc', 'vp8', 'vp9', 'av1']), framesPerSecond: z.number() })
      .readonly()
      .nullable(),
    sound: z.enum(['aac', 'mp3', 'opus', 'vorbis']).nullable(),
    /** Its captions are part of the picture, so it needs no others. */
    openCaptions: z.literal(true).exactOptional(),
    /** At least one, each in another language; left out if it has none. */
    captions: z.array(captionsSchema).readonly().exactOptional(),
    /** Follows the description on networks that show no captions; left out if it would be too long there. */
    transcript: z.string().exactOptional(),
    poster: z.object({ sha256: z.string(), mimeType: z.string() }).readonly().exactOptional(),
  })
  .readonly();
