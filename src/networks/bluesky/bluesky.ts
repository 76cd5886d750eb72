import type { buildConnector } from 'undici';

import type { Clock } from '#clock.ts';
import { boundedDispatchers } from '#networks/bounded-dispatcher.ts';
import type { StoredSession } from '#networks/stored-session.ts';
import type { Network } from '#networks/network.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import { asking } from './ask.ts';
import { blueskyRules } from './bluesky-rules.ts';
import { checkAccount } from './check-account.ts';
import { confirmRecord } from './confirm-record.ts';
import { findRecord, findRecords } from './find-records.ts';
import { isThere } from './is-there.ts';
import { listOwnPosts } from './list-own-posts.ts';
import { lookUpName } from './look-up-name.ts';
import { prepareMedia } from './prepare-media.ts';
import { publishRecord } from './publish-record.ts';
import { readBackRecord } from './read-back-record.ts';
import { readBoosters } from './read-boosters.ts';
import { readFollowers } from './read-followers.ts';
import { readPosts } from './read-posts.ts';
import { readTimeline } from './read-timeline.ts';
import { retractRecord } from './retract-record.ts';
import type { Server } from './server.ts';
import type { LogIn, Sessions } from './sessions.ts';

/** While a record exists, no second one is made under its key: longer than any delivery lives. */
const keyLifeSeconds = 10 * 365 * 24 * 3600;

const defaultTimeouts: Timeouts = {
  readMs: 15_000,
  sendMs: 20_000,
  uploadMs: 60_000,
  pollMs: 1_000,
  processingMs: 60_000,
};

/** Access to one account on a server of Bluesky's protocol, by an app password. */
export interface BlueskyOptions extends LogIn {
  readonly serverUrl: string;
  /** The account's id as `check` returned it, with which every session is compared; absent if never asked. */
  readonly did?: string;
  /** The sessions of this process: each account logs in once. */
  readonly sessions: Sessions;
  /** Where all replicas keep the session; absent: each process has its own. */
  readonly session?: StoredSession;
  /** Base address of public posts; absent: Bluesky's own pages, whatever the account's server. */
  readonly webUrl?: string;
  /** Address of the video service; absent: Bluesky's own, whatever the account's server. */
  readonly videoUrl?: string;
  /** Refuses every server except on this machine. */
  readonly loopbackOnly: boolean;
  /** How to connect, for example through a proxy; absent: directly. */
  readonly connect?: buildConnector.connector;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
  /** The account's request budget; absent: requests are not counted. */
  readonly limiter?: RateLimiter;
}

/** Creates the client of an account on Bluesky. Connects only when it is used. */
export function bluesky(options: BlueskyOptions): Network {
  const { clock, did = null, limiter = null, session: kept = null, loopbackOnly } = options;
  const { videoUrl = 'https://video.bsky.app' } = options;
  const dispatcherFor = boundedDispatchers(options.connect ?? null);
  const serverFor = (isUrgent: boolean): Server => ({
    ask: asking({ ...options, dispatcherFor, did, limiter, kept, isUrgent }),
    isThere: (address, signal) => isThere(address, { videoUrl, loopbackOnly, dispatcherFor }, signal),
    webUrl: options.webUrl ?? 'https://bsky.app',
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    clock,
  });
  const server = serverFor(true);
  const patient = serverFor(false);
  return {
    rules: blueskyRules,
    keyLifeSeconds,
    prepare: (rendering, with_) => prepareMedia(server, rendering, with_),
    publish: (prepared, key, signal, at = clock.now()) => publishRecord(server, prepared, { at, key }, signal),
    // guard: a doubt is settled by the record’s key
    find: (rendering, since, signal, key) =>
      key === undefined
        ? findRecords(server, rendering, since, signal)
        : findRecord(server, { at: since, key }, signal),
    confirm: (id, rendering, since, signal) => confirmRecord(server, id, rendering, { since, signal }),
    readBack: (id, rendering, signal, captionsOf) => readBackRecord(patient, id, rendering, { signal, captionsOf }),
    correct: () => Promise.resolve({ kind: 'unsupported' }),
    retract: (id, signal) => retractRecord(server, id, signal),
    // Pinning would rewrite the account's whole profile, which is not ours to write.
    pin: () => Promise.resolve({ kind: 'unsupported' }),
    read: (posts, signal) => readPosts(patient, posts, signal),
    followers: (signal) => readFollowers(patient, signal),
    boosters: (id, signal) => readBoosters(patient, id, signal),
    timeline: (before, signal) => readTimeline(patient, before, signal),
    ownPosts: (since, signal) => listOwnPosts(patient, since, signal),
    postsOf: () => Promise.resolve({ accountId: null, posts: [], billed: {}, end: { kind: 'unsupported' } }),
    lookUpName: (handle, signal) => lookUpName(patient, handle, signal),
    check: (signal) => checkAccount(patient, signal),
  };
}
