import { randomBytes } from 'node:crypto';

import { z } from 'zod';

import type { Clock } from '#clock.ts';
import { audienceSchema } from '#practice/networks/audience.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import { recordSchema } from './record.ts';

const accountSchema = z.object({
  did: z.string(),
  /** Without "@". */
  handle: z.string(),
  displayName: z.string(),
  /** Null: revoked. */
  appPassword: z.string().nullable(),
  standing: z.enum(['open', 'takendown', 'deactivated']),
  /** Null: the invented public's number. */
  followers: z.number().nullable(),
  /** Its profile record; null: none yet. */
  profile: z.record(z.string(), z.unknown()).nullable(),
  /** Counts the writes, as the revision of its repository. */
  revision: z.number(),
});

const rowSchema = z.object({
  did: z.string(),
  rkey: z.string(),
  cid: z.string(),
  value: recordSchema,
  /** When the server wrote it, by its own clock. */
  writtenAt: z.string(),
  /** Reactions of strangers; null: the invented public's. */
  audience: audienceSchema.nullable(),
});

const blobSchema = z.object({ did: z.string(), cid: z.string(), mimeType: z.string(), size: z.number() });

const stateSchema = z.object({
  secret: z.string(),
  accounts: z.array(accountSchema),
  rows: z.array(rowSchema),
  blobs: z.array(blobSchema),
  /** Refresh tokens by their ids; `next`, the token that replaced one, is null until it was used. */
  refreshTokens: z.array(z.object({ id: z.string(), did: z.string(), next: z.string().nullable() })),
});

export type BlueskyState = z.infer<typeof stateSchema>;
export type PracticeAccount = z.infer<typeof accountSchema>;
export type Row = z.infer<typeof rowSchema>;

/** Returns the saved state, or an empty one. Throws if something other than a state was saved. */
export function stateFrom(saved: unknown): BlueskyState {
  if (saved !== null) return stateSchema.parse(saved);
  return { secret: newSecret(), accounts: [], rows: [], blobs: [], refreshTokens: [] };
}

/** Differences between this practice Bluesky and a plain one. A test may change them at any time. */
export interface Manners {
  /** Milliseconds for which a new post is missing from lists of an account's posts. */
  readLagMs: number;
  /** Seconds that a session lasts before it must be renewed. */
  accessSeconds: number;
  /** Whose password a session was begun with. */
  accessScope: 'com.atproto.appPass' | 'com.atproto.access';
  /** True if the AppView can be reached; if false, the server answers 502. */
  hasAppView: boolean;
  /** How its video service treats a video: ready at once, still processing, or refused without a reason. */
  videos: 'ready' | 'working' | 'refused';
  /** The account that it claims to have written for; null: the one that asked. */
  answersAs: string | null;
}

/** Everything that a practice Bluesky consists of. */
export interface World {
  readonly state: BlueskyState;
  readonly store: PracticeState;
  readonly clock: Clock;
  readonly manners: Manners;
  /** Number of log-ins so far. */
  logIns: number;
  /** The refresh tokens used so far, each as often as it was used. */
  readonly renewedBy: string[];
  /** Without a trailing slash. */
  baseUrl: string;
  /** Saves the state. Call it after each change, before the answer. */
  save(): void;
}

/** The collection of posts, the only one that it stores. */
export const posts = 'app.bsky.feed.post';

export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Creates an account id in the real directory's format. */
export function newDid(): string {
  return `did:plc:${Array.from(randomBytes(24), (byte) => base32.charAt(byte % 32)).join('')}`;
}

/** Returns a post's address within the network. */
export function uriOf({ did, rkey }: Pick<Row, 'did' | 'rkey'>): string {
  return `at://${did}/${posts}/${rkey}`;
}

/** Builds an error as the protocol words it: https://atproto.com/specs/xrpc#error-responses. */
export function problem(
  status: number,
  error: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ error, message }, { status, headers });
}

export function invalid(message: string): Response {
  return problem(400, 'InvalidRequest', message);
}
