import { z } from 'zod';

import { audienceSchema } from '#practice/networks/audience.ts';

const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  token: z.string(),
  scopes: z.array(z.string()),
  /** Null: as the invented public has it. */
  followers: z.number().nullable().default(null),
});

/** What a post was until it was edited. */
const versionSchema = z.object({
  text: z.string(),
  spoilerText: z.string(),
  sensitive: z.boolean(),
  mediaIds: z.array(z.string()),
  createdAt: z.string(),
});

const statusSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  text: z.string(),
  spoilerText: z.string(),
  sensitive: z.boolean(),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']),
  language: z.string().nullable(),
  /** What its author said that its text is; null: nothing. */
  contentType: z.string().nullable().default(null),
  inReplyToId: z.string().nullable(),
  mediaIds: z.array(z.string()),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  /** Oldest first; empty where it was never edited. */
  versions: z.array(versionSchema).default([]),
  /** What strangers did; null: as the invented public does. */
  audience: audienceSchema.nullable().default(null),
  /** The followers of those who boosted it; null: as the invented public has them. */
  boosters: z.array(z.number()).nullable().default(null),
});

const mediaSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  blob: z.string(),
  mimeType: z.string(),
  description: z.string().nullable(),
  statusId: z.string().nullable(),
  /** How often it will still be asked for before it is ready. */
  pollsLeft: z.number(),
});

const keySchema = z.object({ accountId: z.string(), key: z.string(), statusId: z.string(), at: z.string() });

const stateSchema = z.object({
  lastId: z.string(),
  accounts: z.array(accountSchema),
  statuses: z.array(statusSchema),
  media: z.array(mediaSchema),
  keys: z.array(keySchema),
});

export type MastodonState = z.infer<typeof stateSchema>;
export type PracticeAccount = z.infer<typeof accountSchema>;
export type PracticeVersion = z.infer<typeof versionSchema>;
export type PracticeStatus = z.infer<typeof statusSchema>;
export type PracticeMedia = z.infer<typeof mediaSchema>;

/** The state that was saved, or an empty one. Throws where something else than a state was saved. */
export function stateFrom(saved: unknown): MastodonState {
  return saved === null ? { lastId: '0', accounts: [], statuses: [], media: [], keys: [] } : stateSchema.parse(saved);
}
