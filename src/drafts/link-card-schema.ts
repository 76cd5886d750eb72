import { z } from 'zod';

/** A link card as a content stores it; the bytes of its picture are stored with those of posts. */
export const linkCardSchema = z
  .object({
    link: z.string(),
    title: z.string(),
    description: z.string(),
    picture: z
      .object({
        sha256: z.string(),
        mimeType: z.string(),
        width: z.number(),
        height: z.number(),
        byteLength: z.number(),
      })
      .readonly()
      .exactOptional(),
  })
  .readonly();
