import { z } from 'zod';

/** What a content keeps of the page that goes out as a card beside its link; the picture's bytes are kept as every picture's. */
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
