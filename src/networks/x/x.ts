import { Agent } from 'node:https';

import type { Clock } from '#clock.ts';
import type { Network } from '#networks/network.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
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
  /** The user's id as `check` returned it; null if never asked: reading then asks, which X bills. */
  readonly userId: string | null;
  /** True if posts may be read, which X bills under terms of its own. False: only people settle doubts. */
  readonly reading: boolean;
  /** Null for the real X; else the address of a practice X, which also shows its posts there. */
  readonly baseUrl: string | null;
  /** How to connect, for example through a proxy, without keeping connections open; absent: directly. */
  readonly httpsAgent?: Agent;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
  /** Counts billed items for the operators' metrics. */
  readonly onBilled?: OnBilled;
  /** The account's request budget; absent: requests are not counted. */
  readonly limiter?: RateLimiter;
}

/** Creates the client of an account on X. Connects only when it is used. */
export function x(options: XOptions): Network {
  const { appKey, appSecret, accessToken, accessSecret } = options;
  const serverFor = (isUrgent: boolean): Server => ({
    ask: asking({
      tokens: { appKey, appSecret, accessToken, accessSecret },
      baseUrl: options.baseUrl,
      // One connection per request: X may close an idle one just as a post leaves, and nobody could tell whether it
      // arrived.
      httpsAgent: options.httpsAgent ?? new Agent({ keepAlive: false }),
      clock: options.clock,
      limiter: options.limiter ?? null,
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
    // An edit gets a new id, and only some accounts may edit, for an hour.
    correct: () => Promise.resolve({ kind: 'unsupported' }),
    retract: (id, signal) => retractPost(server, id, signal),
    pin: () => Promise.resolve({ kind: 'unsupported' }),
    read: (posts, signal) => readPosts(patient, posts, signal),
    followers: (signal) => readFollowers(patient, signal),
    // X bills each account that it would list: more than a post is worth.
    boosters: () => Promise.resolve({ kind: 'unsupported' }),
    ownPosts: (since, signal) => listOwnPosts(patient, since, signal),
    postsOf: (whose, signal) => listPostsOf(patient, whose, signal),
    // X bills each post that it shows; earlier posts come from the account's archive.
    timeline: () => Promise.resolve({ kind: 'unsupported' }),
    lookUpName: (handle, signal) => lookUpName(patient, handle, signal),
    check: (signal) => checkAccount(patient, signal),
  };
}
