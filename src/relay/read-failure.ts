import { z } from 'zod';

/** Reason why a source could not be read, as people are told. */
export const readFailureSchema = z.discriminatedUnion('why', [
  z.object({
    why: z.enum([
      'address',
      'port',
      /** It leads to an internal address. */
      'inside',
      'notFound',
      'redirects',
      /** It redirects from https to http. */
      'insecure',
      'unreachable',
      'untrusted',
      'slow',
      'tooLarge',
      /** It is compressed in a way that was not asked for. */
      'compressed',
      'doctype',
      'notAFeed',
      /** It is a page for people. */
      'page',
      /** The server at this address does not speak Mastodon's API. */
      'notMastodon',
      /** The network knows no such account. */
      'noAccount',
      /** The server shows posts only to people who are logged in. */
      'closed',
      /** Posts of another account came. */
      'otherAccount',
      /** No account of the desk may read on that network. */
      'readingOff',
      /** The keys of the reading account are refused, or its credit is used up. */
      'keys',
      'private',
      'suspended',
    ]),
  }),
  z.object({ why: z.literal('otherHost'), host: z.string() }),
  z.object({ why: z.literal('status'), status: z.number() }),
]);
export type ReadFailure = z.infer<typeof readFailureSchema>;
