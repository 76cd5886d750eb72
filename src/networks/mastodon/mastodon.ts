import type { buildConnector } from 'undici';

import type { Clock } from '#clock.ts';
import { boundedDispatchers } from '#networks/bounded-dispatcher.ts';
import type { Network } from '#networks/network.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
import type { Timeouts } from '#networks/timeouts.ts';

import { asking } from './ask.ts';
import { checkAccount } from './check-account.ts';
import { confirmStatus } from './confirm-status.ts';
import { correctStatus } from './correct-status.ts';
import { findStatuses } from './find-statuses.ts';
import { listOwnStatuses } from './list-own-statuses.ts';
import { mastodonRules } from './mastodon-rules.ts';
import { lookUpName } from './look-up-name.ts';
import { pinStatus } from './pin-status.ts';
import { prepareMedia } from './prepare-media.ts';
import { publishStatus } from './publish-status.ts';
import { readBackStatus } from './read-back-status.ts';
import { readBoosters } from './read-boosters.ts';
import { readFollowers } from './read-followers.ts';
import { readTimeline } from './read-timeline.ts';
import { readStatuses } from './read-statuses.ts';
import { retractStatus } from './retract-status.ts';
import type { Server } from './server.ts';
import { keepsKeys } from './software.ts';
import { mayRedraw, plainText, textFormatOf } from './text-format.ts';

/** Mastodon remembers a key for an hour; the rest allows for slow requests and differing clocks. */
const keyLifeSeconds = 50 * 60;

const defaultTimeouts: Timeouts = {
  readMs: 15_000,
  // wait: Mastodon’s answer to a post
  sendMs: 20_000,
  uploadMs: 60_000,
  pollMs: 1_000,
  processingMs: 60_000,
};

/** Access to one account on a server that speaks Mastodon's API. */
export interface MastodonOptions {
  readonly serverUrl: string;
  readonly accessToken: string;
  /** The account's id there, with which every answer about a post is compared; absent if never asked. */
  readonly accountId?: string;
  /**
   * The server's software as `check` returned it; empty if never asked. Decides whether keys are relied upon, and how a
   * text is sent.
   */
  readonly software: string;
  /** The text types as `check` returned them; absent if never asked. */
  readonly textTypes?: readonly string[];
  /** Refuses every server except on this machine. */
  readonly loopbackOnly: boolean;
  /** How to connect, for example through a proxy; absent: directly. */
  readonly connect?: buildConnector.connector;
  readonly clock: Clock;
  readonly timeouts?: Partial<Timeouts>;
  /** The account's request budget; absent: requests are not counted. */
  readonly limiter?: RateLimiter;
}

/** Creates the client of an account on a server with Mastodon's API. Connects only when it is used. */
export function mastodon(options: MastodonOptions): Network {
  const dispatcherFor = boundedDispatchers(options.connect ?? null);
  const serverFor = (isUrgent: boolean): Server => ({
    ask: asking({ ...options, dispatcherFor, limiter: options.limiter ?? null, isUrgent }),
    dispatcherFor,
    url: options.serverUrl,
    accountId: options.accountId ?? null,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
    clock: options.clock,
    textType: textFormatOf(options.software, options.textTypes ?? []) === 'plainOnRequest' ? plainText : null,
    mayRedraw: mayRedraw(options.software),
  });
  const server = serverFor(true);
  const patient = serverFor(false);
  return {
    rules: mastodonRules,
    keyLifeSeconds: keepsKeys(options.software) ? keyLifeSeconds : 0,
    prepare: (rendering, with_) => prepareMedia(server, rendering, with_),
    publish: (prepared, key, signal) => publishStatus(server, prepared, key, signal),
    find: (rendering, since, signal) => findStatuses(server, rendering, since, signal),
    confirm: (id, rendering, since, signal) => confirmStatus(server, id, rendering, { since, signal }),
    readBack: (id, rendering, signal) => readBackStatus(patient, id, rendering, signal),
    correct: (id, prepared, signal) => correctStatus(server, id, prepared, signal),
    retract: (id, signal) => retractStatus(server, id, signal),
    pin: (id, signal) => pinStatus(server, id, signal),
    read: (posts, signal) => readStatuses(patient, posts, signal),
    followers: (signal) => readFollowers(patient, signal),
    boosters: (id, signal) => readBoosters(patient, id, signal),
    ownPosts: (since, signal) => listOwnStatuses(patient, since, signal),
    postsOf: () => Promise.resolve({ accountId: null, posts: [], billed: {}, end: { kind: 'unsupported' } }),
    timeline: (before, signal) => readTimeline(patient, before, signal),
    lookUpName: (handle, signal) => lookUpName(patient, handle, signal),
    check: (signal) => checkAccount(patient, signal),
  };
}
