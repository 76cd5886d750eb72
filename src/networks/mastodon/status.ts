import { z } from 'zod';

import { countSchema } from '#networks/count-of.ts';

import { statusIdSchema } from './status-id.ts';

/** A post as a server returns it: the fields that Tambour needs and that every server with this API gives. */
export const statusSchema = z.object({
  id: statusIdSchema,
  uri: z.string().default(''),
  url: z.string().nullable().default(null),
  /** Its author; left out if the server does not tell. */
  account: z.object({ id: z.string() }).optional().catch(undefined),
  createdAt: z.coerce.date(),
  /** When it was last edited; null: never; left out: the server does not tell. */
  editedAt: z.unknown().optional(),
  /** Null on some servers for a post without a text. */
  content: z
    .string()
    .nullable()
    .transform((content) => content ?? ''),
  spoilerText: z.string().nullable().default(''),
  visibility: z.string(),
  reblog: z.unknown().optional(),
  mediaAttachments: z
    .array(z.object({ id: z.string().nullable().default(null), description: z.string().nullable().default(null) }))
    .default([]),
  inReplyToId: z.unknown().optional(),
  /** Shown only to its own account; left out if the server does not tell. */
  pinned: z.boolean().optional().catch(undefined),
  favouritesCount: countSchema,
  reblogsCount: countSchema,
  /** Since Mastodon 4.5. A server that does not count quotes leaves it out rather than sending 0. */
  quotesCount: countSchema,
  repliesCount: countSchema,
});

export type Status = z.infer<typeof statusSchema>;

/** Nobody could follow a longer one. */
const longestUrl = 2000;

/**
 * Returns a post's public address: always a web address that can be stored and shown, in browsers' spelling, whatever
 * the server says.
 */
export function urlOf(
  post: { readonly id: string; readonly url: string | null; readonly uri: string },
  serverUrl: string,
): string {
  for (const told of [post.url ?? '', post.uri]) {
    const url = /^https?:\/\/[^\s]+$/.test(told) ? URL.parse(told) : null;
    if (url !== null && url.href.length <= longestUrl && url.username === '' && url.password === '') return url.href;
  }
  return new URL(`/web/statuses/${encodeURIComponent(post.id)}`, serverUrl).href;
}
