import { z } from 'zod';

/** Describes the card of a link as a content keeps it; the bytes of its picture are kept apart, with those of posts. */
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
