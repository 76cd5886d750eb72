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
  note: z.string(),
  /** File name of its profile picture. */
  picture: z.string(),
  token: z.string(),
  scopes: z.array(z.string()),
  /** Null: the invented public's number. */
  followers: z.number().nullable(),
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
  /** The text's type as declared by its author; null: not declared. */
  contentType: z.string().nullable(),
  inReplyToId: z.string().nullable(),
  /** Since when it is pinned to its account's profile; null: not pinned. */
  pinnedAt: z.string().nullable(),
  mediaIds: z.array(z.string()),
  createdAt: z.string(),
  editedAt: z.string().nullable(),
  /** Oldest first; empty if it was never edited. */
  versions: z.array(versionSchema),
  /** Reactions of strangers; null: the invented public's. */
  audience: audienceSchema.nullable(),
  /** Follower counts of the accounts that boosted it; null: the invented public's. */
  boosters: z.array(z.number()).nullable(),
});

const mediaSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  blob: z.string(),
  mimeType: z.string(),
  description: z.string().nullable(),
  statusId: z.string().nullable(),
  /** How often it can still be requested before it is ready. */
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

/** Differences between this practice server and a plain one. A test may change them at any time. */
export interface Manners {
  /** True if a post shows when it was edited, and its earlier versions. Hollo edits and shows neither. */
  tellsEdits: boolean;
  maxCharacters: number;
  /** Milliseconds for which a new post is missing from timelines. */
  readLagMs: number;
  /** How often a requested picture is "not ready yet". */
  mediaPolls: number;
  /** How often a requested video is "not ready yet"; a million: for ever. */
  recordingPolls: number;
  /** True if it cannot encode videos, which it says when one is requested. */
  refusesRecordings: boolean;
  /** True if quotes are counted, as Mastodon does since 4.5. */
  countsQuotes: boolean;
  /** Renders a text as HTML unless it was declared plain. Mastodon itself shows every text unchanged. */
  htmlOf: (text: string) => string;
  /** Text types that a post can declare, as in other software. "text/plain" is then shown unchanged. */
  textTypes: readonly string[];
  /** Where it lists them: as glitch and GoToSocial do, or as Pleroma does. */
  listsTypesIn: 'configuration' | 'pleroma';
  /**
   * Delays strangers' replies, all but the first of a post: it fetches them from other servers once the conversation is
   * requested, says so, and has them on the next request. Null: it knows them all.
   */
  fetchesReplies: { readonly retrySeconds: number } | null;
  /** True if people who are not logged in see nothing, as in secure mode. */
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
  /** Without a trailing slash. */
  baseUrl: string;
  /** The domain in its accounts' names: `@user@domain`. */
  readonly domain: () => string;
  /** Saves the state. Call it after each change, before the answer. */
  save(): void;
}

/** Creates the next id, which grows with time as Mastodon's do. */
export function nextId(world: World): string {
  const byTime = BigInt(world.clock.now().getTime()) << 16n;
  const last = BigInt(world.state.lastId);
  const id = (byTime > last ? byTime : last) + 1n;
  world.state.lastId = id.toString();
  return world.state.lastId;
}

/** Tells whether anybody may read a post. */
export function isPublic(status: PracticeStatus): boolean {
  return status.visibility === 'public' || status.visibility === 'unlisted';
}

/** Returns a post's public address. */
export function urlOf(world: World, status: PracticeStatus): string {
  const account = world.state.accounts.find(({ id }) => id === status.accountId);
  return `${world.baseUrl}/@${account?.username ?? ''}/${status.id}`;
}

/** Builds an error answer in Mastodon's format. */
export function errorAnswer(status: number, error: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error }, { status, headers });
}
