import { z } from 'zod';

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
  })
  .readonly();
