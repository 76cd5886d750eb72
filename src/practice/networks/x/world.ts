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

/** How this practice X differs from a plain one; a test may change it at any time. */
export interface Manners {
  /** How long a new post is missing from timelines. */
  readLagMs: number;
  /** How often a picture is "not ready yet" when asked for. */
  mediaPolls: number;
  /** How long a picture that is in no post can be used, as it is told when its upload begins. */
  mediaSeconds: number;
  /** Requests that the account still has credit for; null: as many as you like. */
  credit: number | null;
  /** What X calls the account's plan. */
  subscription: 'None' | 'Basic' | 'Premium' | 'PremiumPlus';
  /** Whether a text that the account posted within a day is refused. */
  refusesDuplicates: boolean;
  /** X renames its fields one by one: "repost_count" instead of "retweet_count". */
  fieldNames: 'old' | 'new';
}

/** All that a practice X is made of. */
export interface World {
  readonly state: XState;
  readonly store: PracticeState;
  readonly clock: Clock;
  readonly manners: Manners;
  readonly rates: Rates;
  /** Pieces of pictures that are still coming; a restart loses them, and the client begins again. */
  readonly pieces: Map<string, Uint8Array[]>;
  /** Signatures that were used: none serves twice. */
  readonly nonces: Set<string>;
  /** Without a slash at its end. */
  baseUrl: string;
  /** Keeps the state: to be called after each change, before the answer. */
  save(): void;
}

/** The next id: grows with time, as X's do. */
export function nextId(world: World): string {
  const byTime = BigInt(world.clock.now().getTime()) << 20n;
  const last = BigInt(world.state.lastId);
  const id = (byTime > last ? byTime : last) + 1n;
  world.state.lastId = id.toString();
  return world.state.lastId;
}

/** An error as X words it. See https://docs.x.com/x-api/fundamentals/response-codes-and-errors. */
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

/** The error for parameters that X does not take. */
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
