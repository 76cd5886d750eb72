import { z } from 'zod';

export const linkNoteSchema = z.union([
  z.object({
    kind: z.enum([
      'noHttps',
      // There is no public page. Also for internal addresses, about which nothing is revealed.
      'nowhere',
      'slow',
      'unreachable',
      'untrusted',
      'tooLarge',
      'tooMuchMarkup',
      'noPage',
      'logIn',
      'redirects',
      // It redirects from https to http.
      'insecure',
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

/** A remark on a link, for the team to read before the public sees the link. */
export type LinkNote = Readonly<z.infer<typeof linkNoteSchema>>;
