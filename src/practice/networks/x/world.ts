import { z } from 'zod';

import type { Clock } from '#clock.ts';
import { audienceSchema } from '#practice/networks/audience.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import type { Rates } from './limited.ts';

const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  accessToken: z.string(),
  accessSecret: z.string(),
  access: z.enum(['read', 'read-write']),
  /** Null: the invented public's number. */
  followers: z.number().nullable(),
  /** True if strangers may read its posts. */
  standing: z.enum(['open', 'protected', 'suspended']),
});

const linkSchema = z.object({ url: z.string(), expandedUrl: z.string(), mediaKey: z.string().nullable() });

const postSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  /** The text as it was sent. */
  text: z.string(),
  /** The text as X returns it: links shortened, three characters escaped, the pictures' link at the end. */
  shownText: z.string(),
  links: z.array(linkSchema),
  mediaIds: z.array(z.string()),
  createdAt: z.string(),
  replyToId: z.string().nullable(),
  /** The post that it quotes; null: none. */
  quotesId: z.string().nullable(),
  /** Its ids before edits, the oldest first. */
  earlierIds: z.array(z.string()),
  /** Reactions of strangers; null: the invented public's. */
  audience: audienceSchema.nullable(),
});

const mediaSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  mimeType: z.string(),
  totalBytes: z.number(),
  /** Null until the upload is finished. */
  blob: z.string().nullable(),
  alt: z.string(),
  pollsLeft: z.number(),
  /** A video's captions, by language. */
  subtitles: z.array(z.object({ languageCode: z.string(), displayName: z.string(), text: z.string() })),
  /** When it can no longer be used in a post; null: as late as if it were uploaded now. */
  expiresAt: z.string().nullable(),
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

/** Returns the saved state, or an empty one. Throws if something other than a state was saved. */
export function stateFrom(saved: unknown, newSecret: () => string): XState {
  if (saved !== null) return stateSchema.parse(saved);
  return { lastId: '0', appKey: newSecret(), appSecret: newSecret(), accounts: [], posts: [], media: [] };
}

/** Differences between this practice X and a plain one. A test may change them at any time. */
export interface Manners {
  /** Milliseconds for which a new post is missing from timelines. */
  readLagMs: number;
  /** How often a requested picture is "not ready yet". */
  mediaPolls: number;
  /** How often a requested video is "in progress"; a million: for ever. */
  videoPolls: number;
  /** True if it cannot use videos, which their state says. */
  failsVideos: boolean;
  /** Seconds for which a picture in no post can be used, as reported when its upload begins. */
  mediaSeconds: number;
  /** Requests for which the account still has credit; null: no limit. */
  credit: number | null;
  /** The account's plan by X's name for it. */
  subscription: 'None' | 'Basic' | 'Premium' | 'PremiumPlus';
  /** True if it refuses a text that the account posted within the last day. */
  refusesDuplicates: boolean;
  /**
   * How many answers in a row are refused, as X does for an app that may not answer, or a post that is not visible yet.
   */
  refusesAnswers: number;
  /** X renames its fields one by one: "repost_count" instead of "retweet_count". */
  fieldNames: 'old' | 'new';
}

/** Everything that a practice X consists of. */
export interface World {
  readonly state: XState;
  readonly store: PracticeState;
  readonly clock: Clock;
  readonly manners: Manners;
  readonly rates: Rates;
  /** Pieces of unfinished uploads; a restart loses them, and the client begins again. */
  readonly pieces: Map<string, Uint8Array[]>;
  /** Nonces of signatures that were used: none is accepted twice. */
  readonly nonces: Set<string>;
  /** Without a trailing slash. */
  baseUrl: string;
  /** Saves the state. Call it after each change, before the answer. */
  save(): void;
}

/** The instant from which X's ids count milliseconds. */
const idsBeginAtMs = 1_288_834_974_657;

/** Creates the next id, which contains the time as X's do. */
export function nextId(world: World): string {
  const byTime = BigInt(Math.max(0, world.clock.now().getTime() - idsBeginAtMs)) << 22n;
  const last = BigInt(world.state.lastId);
  const id = (byTime > last ? byTime : last) + 1n;
  world.state.lastId = id.toString();
  return world.state.lastId;
}

/** Builds an error answer in X's format. See https://docs.x.com/x-api/fundamentals/response-codes-and-errors. */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ title, detail, type: 'about:blank', status }), {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers },
  });
}

/** Builds the error for invalid parameters. */
export function invalid(message: string): Response {
  return Response.json(
    {
      errors: [{ parameters: {}, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    },
    { status: 400 },
  );
}
