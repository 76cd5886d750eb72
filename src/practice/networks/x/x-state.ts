import { z } from 'zod';

import { audienceSchema } from '#practice/networks/audience.ts';

const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  accessToken: z.string(),
  accessSecret: z.string(),
  access: z.enum(['read', 'read-write']),
  /** Null: as the invented public has it. */
  followers: z.number().nullable().default(null),
});

const linkSchema = z.object({ url: z.string(), expandedUrl: z.string(), mediaKey: z.string().nullable() });

const postSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  /** As it was sent. */
  text: z.string(),
  /** As X answers it: links shortened, three characters escaped, the pictures' link at the end. */
  shownText: z.string(),
  links: z.array(linkSchema),
  mediaIds: z.array(z.string()),
  createdAt: z.string(),
  replyToId: z.string().nullable().default(null),
  /** What strangers did; null: as the invented public does. */
  audience: audienceSchema.nullable().default(null),
});

const mediaSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  mimeType: z.string(),
  totalBytes: z.number(),
  /** Null until it is finished. */
  blob: z.string().nullable(),
  alt: z.string(),
  pollsLeft: z.number(),
  /** When it can no longer be used in a post; null: kept before that was known. */
  expiresAt: z.string().nullable().default(null),
});

const stateSchema = z.object({
  lastId: z.string(),
  appKey: z.string(),
  appSecret: z.string(),
  accounts: z.array(accountSchema),
  posts: z.array(postSchema),
  media: z.array(mediaSchema),
});

export type XState = z.infer<typeof stateSchema>;
export type PracticeUser = z.infer<typeof accountSchema>;
export type PracticePost = z.infer<typeof postSchema>;
export type PracticeXMedia = z.infer<typeof mediaSchema>;

/** The state that was saved, or an empty one. Throws where something else than a state was saved. */
export function stateFrom(saved: unknown, newSecret: () => string): XState {
  if (saved !== null) return stateSchema.parse(saved);
  return { lastId: '0', appKey: newSecret(), appSecret: newSecret(), accounts: [], posts: [], media: [] };
}
