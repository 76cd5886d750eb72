import { z } from 'zod';

import type { Clock } from '#clock.ts';
import { audienceSchema } from '#practice/networks/audience.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import type { Rates } from './limited.ts';

const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  /** The account's bio, as HTML. */
  note: z.string().default(''),
  /** Name of its picture's file. */
  picture: z.string().default('missing.png'),
  token: z.string(),
  scopes: z.array(z.string()),
  /** Null: as the invented public has it. */
  followers: z.number().nullable().default(null),
});

/** A version of a post before an edit. */
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
  /** Type of the text as its author declared it; null: not declared. */
  contentType: z.string().nullable().default(null),
  inReplyToId: z.string().nullable(),
  /** Since when it is pinned to its account's profile; null: it is not. */
  pinnedAt: z.string().nullable().default(null),
  mediaIds: z.array(z.string()),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  /** Oldest first; empty if it was never edited. */
  versions: z.array(versionSchema).default([]),
  /** Reactions of strangers; null: as the invented public reacts. */
  audience: audienceSchema.nullable().default(null),
  /** Follower counts of those who boosted it; null: as the invented public has them. */
  boosters: z.array(z.number()).nullable().default(null),
});

const mediaSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  blob: z.string(),
  mimeType: z.string(),
  description: z.string().nullable(),
  statusId: z.string().nullable(),
  /** Times that it will still be asked for before it is ready. */
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

/** Returns the saved state, or an empty one. Throws if something other than a state was saved. */
export function stateFrom(saved: unknown): MastodonState {
  return saved === null ? { lastId: '0', accounts: [], statuses: [], media: [], keys: [] } : stateSchema.parse(saved);
}

/** Differences of this practice server from a plain one. A test may change them at any time. */
export interface Manners {
  /** True if a post shows when it was edited and its earlier versions. Hollo edits and shows neither. */
  tellsEdits: boolean;
  maxCharacters: number;
  /** Milliseconds for which a new post is missing from timelines. */
  readLagMs: number;
  /** Times that a picture is "not ready yet" when asked for. */
  mediaPolls: number;
  /** Times that a video is "not ready yet" when asked for; a million: it never is. */
  recordingPolls: number;
  /** True if it cannot encode any video, which it says when asked for it. */
  refusesRecordings: boolean;
  /** True if quotes are counted, as Mastodon does since 4.5. */
  countsQuotes: boolean;
  /** Renders a text as HTML unless it was declared plain. Mastodon itself shows every text as it stands. */
  htmlOf: (text: string) => string;
  /** Text types that a post can declare, as in other software. "text/plain" is then shown as it stands. */
  textTypes: readonly string[];
  /** The place where it lists them: as glitch and GoToSocial do, or as Pleroma. */
  listsTypesIn: 'configuration' | 'pleroma';
  /**
   * Fetches from other servers all but the first of a post's replies by strangers only once it is asked for its conversation,
   * says so, and knows them when it is asked again; null: it knows them all.
   */
  fetchesReplies: { readonly retrySeconds: number } | null;
  /** True if it shows nothing to those who are not logged in, as in secure mode. */
  isClosed: boolean;
}

/** Everything that a practice Mastodon consists of. */
export interface World {
  readonly state: MastodonState;
  readonly store: PracticeState;
  readonly clock: Clock;
  readonly manners: Manners;
  readonly rates: Rates;
  /** Posts whose replies it has fetched, or is fetching. */
  readonly fetched: Set<string>;
  /** Without a slash at its end. */
  baseUrl: string;
  /** The domain in its accounts' names: `@user@domain`. */
  readonly domain: () => string;
  /** Saves the state. Call it after each change, before the answer. */
  save(): void;
}

/** Makes the next id, which grows with time as Mastodon's do. */
export function nextId(world: World): string {
  const byTime = BigInt(world.clock.now().getTime()) << 16n;
  const last = BigInt(world.state.lastId);
  const id = (byTime > last ? byTime : last) + 1n;
  world.state.lastId = id.toString();
  return world.state.lastId;
}

/** Returns whether anybody may read a post. */
export function isPublic(status: PracticeStatus): boolean {
  return status.visibility === 'public' || status.visibility === 'unlisted';
}

/** Returns the address at which the public reads a post. */
export function urlOf(world: World, status: PracticeStatus): string {
  const account = world.state.accounts.find(({ id }) => id === status.accountId);
  return `${world.baseUrl}/@${account?.username ?? ''}/${status.id}`;
}

/** Builds an error answer in Mastodon's format. */
export function errorAnswer(status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error }, { status, headers });
}
