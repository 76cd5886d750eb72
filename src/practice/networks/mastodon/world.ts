import { z } from 'zod';

import type { Clock } from '#clock.ts';
import { audienceSchema } from '#practice/networks/audience.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import type { Rates } from './limited.ts';

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

/** How this practice server differs from a plain one; a test may change it at any time. */
export interface Manners {
  /** Whether a post tells when it was edited, and what it was; Hollo edits, and tells neither. */
  tellsEdits: boolean;
  maxCharacters: number;
  /** How long a new post is missing from timelines. */
  readLagMs: number;
  /** How often a picture is "not ready yet" when asked for. */
  mediaPolls: number;
  /** As since 4.5. */
  countsQuotes: boolean;
  /** What it makes of a text, where it is not asked to show it as it stands; Mastodon itself never does otherwise. */
  htmlOf: (text: string) => string;
  /** What it can be told that a text is, as other software can: "text/plain" is then shown as it stands. */
  textTypes: readonly string[];
  /** Where it lists them: as glitch and GoToSocial do, or as Pleroma. */
  listsTypesIn: 'configuration' | 'pleroma';
}

/** All that a practice Mastodon is made of. */
export interface World {
  readonly state: MastodonState;
  readonly store: PracticeState;
  readonly clock: Clock;
  readonly manners: Manners;
  readonly rates: Rates;
  /** Without a slash at its end. */
  baseUrl: string;
  /** What its accounts are known by: `@user@domain`. */
  readonly domain: () => string;
  /** Keeps the state: to be called after each change, before the answer. */
  save(): void;
}

/** The next id: grows with time, as Mastodon's do. */
export function nextId(world: World): string {
  const byTime = BigInt(world.clock.now().getTime()) << 16n;
  const last = BigInt(world.state.lastId);
  const id = (byTime > last ? byTime : last) + 1n;
  world.state.lastId = id.toString();
  return world.state.lastId;
}

/** Whether anybody may read a post. */
export function isPublic(status: PracticeStatus): boolean {
  return status.visibility === 'public' || status.visibility === 'unlisted';
}

/** Where the public reads a post. */
export function urlOf(world: World, status: PracticeStatus): string {
  const account = world.state.accounts.find(({ id }) => id === status.accountId);
  return `${world.baseUrl}/@${account?.username ?? ''}/${status.id}`;
}

/** An error as Mastodon words it. */
export function errorAnswer(status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error }, { status, headers });
}
