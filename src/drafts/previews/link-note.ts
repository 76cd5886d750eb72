import { z } from 'zod';

export const linkNoteSchema = z.union([
  z.object({
    kind: z.enum([
      'noHttps',
      // No page outside is there: also of a place inside, of which nothing is told.
      'nowhere',
      'slow',
      'unreachable',
      'untrusted',
      'tooLarge',
      'noPage',
      'logIn',
      'redirects',
      'noTitle',
      'noPicture',
      'pictureTooLarge',
      'pictureUnread',
      'noPictureAlt',
    ]),
  }),
  z.object({ kind: z.literal('otherHost'), host: z.string() }),
  z.object({ kind: z.literal('status'), status: z.number() }),
]);

/** Remark on a link, for its team to read before others see it. */
export type LinkNote = Readonly<z.infer<typeof linkNoteSchema>>;
