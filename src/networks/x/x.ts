import { Agent } from 'node:https';

import type { Clock } from '#clock.ts';
import type { Network } from '#networks/network.ts';
import type { Pace } from '#networks/pace.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import { asking } from './ask.ts';
import type { OnBilled } from './billed.ts';
import { checkAccount } from './check-account.ts';
import { confirmPost } from './confirm-post.ts';
import { findPosts } from './find-posts.ts';
import { listOwnPosts } from './list-own-posts.ts';
import { listPostsOf } from './list-posts-of.ts';
import { lookUpName } from './look-up-name.ts';
import { prepareMedia } from './prepare-media.ts';
import { publishPost } from './publish-post.ts';
import { readFollowers } from './read-followers.ts';
import { readBackPost } from './read-post.ts';
import { readPosts } from './read-posts.ts';
import { retractPost } from './retract-post.ts';
import type { Server } from './server.ts';
import { xRules } from './x-rules.ts';

const defaultTimeouts: Timeouts = {
  readMs: 15_000,
  // wait: X’s answer to a post
  sendMs: 20_000,
  uploadMs: 60_000,
  pollMs: 1_000,
  processingMs: 60_000,
};

/** Access to one account on X, by the OAuth 1.0a keys of the application and of the account. */
export interface XOptions {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
  /** The user's id as `check` told it; null if nobody has asked yet: reading then asks, which X bills. */
  readonly userId: string | null;
  /**
   * True if posts may be read, which X bills and has terms of its own for. False: a doubt is settled by people alone.
   */
  readonly reading: boolean;
  /** Null for the real X; else where a practice X is, which also shows its posts there. */
  readonly baseUrl: string | null;
  /** How to connect, such as through a proxy, keeping no connection open; absent: straight. */
  readonly httpsAgent?: Agent;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
  /** Called for the operators' figures. */
  readonly onBilled?: OnBilled;
  /** The account's budget of requests; absent: nobody counts. */
  readonly pace?: Pace;
}

/** Makes the client of an account on X. Opens nothing until it is asked for something. */
export function x(options: XOptions): Network {
  const { appKey, appSecret, accessToken, accessSecret } = options;
  const serverFor = (isUrgent: boolean): Server => ({
    ask: asking({
      tokens: { appKey, appSecret, accessToken, accessSecret },
      baseUrl: options.baseUrl,
      // A connection per request: one kept open may be closed by X just as a post leaves, and nobody could tell.
      httpsAgent: options.httpsAgent ?? new Agent({ keepAlive: false }),
      clock: options.clock,
      pace: options.pace ?? null,
      isUrgent,
    }),
    userId: options.userId,
    webUrl: options.baseUrl ?? 'https://x.com',
    reading: options.reading,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    billed: options.onBilled ?? (() => undefined),
    clock: options.clock,
  });
  const server = serverFor(true);
  const patient = serverFor(false);
  return {
    rules: xRules,
    keyLifeSeconds: 0,
    prepare: (rendering, with_) => prepareMedia(server, rendering, with_),
    publish: (prepared, _key, signal) => publishPost(server, prepared, signal),
    find: (rendering, since, signal) => findPosts(server, rendering, since, signal),
    confirm: (id, rendering, since, signal) => confirmPost(server, id, rendering, { since, signal }),
    readBack: (id, rendering, signal) => readBackPost(patient, id, rendering, signal),
    // Each edit would have another id, and only some accounts may, for an hour.
    correct: () => Promise.resolve({ kind: 'unsupported' }),
    retract: (id, signal) => retractPost(server, id, signal),
    pin: () => Promise.resolve({ kind: 'unsupported' }),
    read: (posts, signal) => readPosts(patient, posts, signal),
    followers: (signal) => readFollowers(patient, signal),
    // X bills each account that would be told, and more than a post is worth.
    boosters: () => Promise.resolve({ kind: 'unsupported' }),
    ownPosts: (since, signal) => listOwnPosts(patient, since, signal),
    postsOf: (whose, signal) => listPostsOf(patient, whose, signal),
    // X bills each post that it shows; what was there before comes from its archive.
    timeline: () => Promise.resolve({ kind: 'unsupported' }),
    lookUpName: (handle, signal) => lookUpName(patient, handle, signal),
    check: (signal) => checkAccount(patient, signal),
  };
}
