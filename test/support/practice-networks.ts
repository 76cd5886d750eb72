import { type Clock, systemClock } from '#clock.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { x } from '#networks/x/x.ts';
import { simulatedBluesky, type SimulatedBluesky } from '../simulators/networks/bluesky.ts';
import { simulatedMastodon, type SimulatedMastodon } from '../simulators/networks/mastodon.ts';
import type { PagePost } from '#practice/page/page-network.ts';
import type { RequestKind, Trouble, Troubles } from '../simulators/networks/trouble.ts';
import { simulatedX, type SimulatedX } from '../simulators/networks/x.ts';

import type { NetworkPublic, NetworkTroubles, NetworkWorld, PublicPost } from '../contracts/network-contract.ts';
import { memoryState } from './memory-state.ts';

/** A test of slow networks passes less. */
const timeouts = { pollMs: 10, processingMs: 60_000 } as const;

/** A world in which Mastodon is a practice server. */
export interface MastodonWorld extends NetworkWorld {
  readonly server: SimulatedMastodon;
  readonly url: string;
  readonly token: string;
  readonly accountId: string;
}

/** Opens the Mastodon adapter on a practice server of its own. */
export async function openPracticeMastodon(
  options: { readonly scopes?: readonly string[] } = {},
): Promise<MastodonWorld> {
  const server = simulatedMastodon({ store: memoryState(), clock: systemClock });
  const account = server.addAccount({ handle: 'valmont', displayName: 'Ville de Valmont', ...options });
  const listening = await server.listen(0, '127.0.0.1');
  const common = {
    serverUrl: listening.url,
    software: 'Mastodon 4.6.6',
    loopbackOnly: true,
    clock: systemClock,
    timeouts,
  };
  return {
    server,
    url: listening.url,
    token: account.token,
    accountId: account.id,
    network: mastodon({ ...common, accessToken: account.token }),
    stranger: mastodon({ ...common, accessToken: 'not-a-token' }),
    publicPosts: () => Promise.resolve(server.timeline().map(publicPost)),
    troubles: troublesOf(
      server.troubles,
      listening,
      (seconds) => new Date(Date.now() + seconds * 1000).toISOString(),
      (ms) => {
        server.manners.readLagMs = ms;
      },
    ),
    people: peopleOf(server, account.id),
    canRetract: true,
    canCorrect: true,
    correctsAll: true,
    keepsLinesOfAlts: true,
    drawsAsSent: true,
    [Symbol.asyncDispose]: () => listening.close(),
  };
}

/** A world in which X is a practice server. */
export interface XWorld extends NetworkWorld {
  readonly server: SimulatedX;
  readonly url: string;
  readonly keys: ReturnType<SimulatedX['addAccount']>['keys'];
  readonly accountId: string;
}

/** Opens the X adapter on a practice server of its own. */
export async function openPracticeX(
  options: { readonly access?: 'read' | 'read-write'; readonly clock?: Clock } = {},
): Promise<XWorld> {
  const { clock = systemClock, ...access } = options;
  const server = simulatedX({ store: memoryState(), clock });
  const { id, keys } = server.addAccount({ handle: 'valmont', displayName: 'Ville de Valmont', ...access });
  const listening = await server.listen(0, '127.0.0.1');
  const common = { userId: id, reading: true, baseUrl: listening.url, clock, timeouts };
  return {
    server,
    url: listening.url,
    keys,
    accountId: id,
    network: x({ ...common, ...keys }),
    stranger: x({ ...common, ...keys, accessSecret: 'not-a-secret' }),
    publicPosts: () => Promise.resolve(server.timeline().map(publicPost)),
    troubles: troublesOf(
      server.troubles,
      listening,
      (seconds) => String(Math.floor(Date.now() / 1000) + seconds),
      (ms) => {
        server.manners.readLagMs = ms;
      },
    ),
    people: peopleOf(server, id),
    canRetract: true,
    canCorrect: false,
    correctsAll: false,
    keepsLinesOfAlts: true,
    drawsAsSent: true,
    [Symbol.asyncDispose]: () => listening.close(),
  };
}

/** A world in which Bluesky is a practice server. */
export interface BlueskyWorld extends NetworkWorld {
  readonly server: SimulatedBluesky;
  readonly url: string;
  readonly did: string;
  readonly appPassword: string;
}

/** Opens the Bluesky adapter on a practice server of its own. */
export async function openPracticeBluesky(options: { readonly clock?: Clock } = {}): Promise<BlueskyWorld> {
  const { clock = systemClock } = options;
  const server = simulatedBluesky({ store: memoryState(), clock });
  const { did, appPassword } = server.addAccount({ handle: 'valmont.test', displayName: 'Ville de Valmont' });
  const listening = await server.listen(0, '127.0.0.1');
  const common = {
    serverUrl: listening.url,
    webUrl: listening.url,
    videoUrl: listening.url,
    identifier: did,
    did,
    loopbackOnly: true,
    clock,
  };
  const sessions = openSessions();
  return {
    server,
    url: listening.url,
    did,
    appPassword,
    network: bluesky({ ...common, sessions, appPassword, timeouts }),
    stranger: bluesky({ ...common, sessions, appPassword: 'not-a-password', timeouts }),
    publicPosts: () => Promise.resolve(server.timeline().map(publicPost)),
    troubles: troublesOf(
      server.troubles,
      listening,
      (seconds) => String(Math.floor(Date.now() / 1000) + seconds),
      (ms) => {
        server.manners.readLagMs = ms;
      },
    ),
    people: peopleOf(server, did),
    canRetract: true,
    canCorrect: false,
    correctsAll: false,
    keepsLinesOfAlts: true,
    drawsAsSent: true,
    [Symbol.asyncDispose]: () => listening.close(),
  };
}

function peopleOf(
  server: Pick<SimulatedMastodon | SimulatedX | SimulatedBluesky, 'setAudience' | 'setFollowers' | 'removeByHand'>,
  accountId: string,
): NetworkPublic {
  return {
    setAudience: (id, audience) => server.setAudience(id, audience),
    setFollowers: (count) => server.setFollowers(accountId, count),
    remove: (id) => server.removeByHand(id),
  };
}

function publicPost(post: PagePost): PublicPost {
  return { id: post.id, text: post.text, alts: post.media.map(({ alt }) => alt) };
}

function troublesOf(
  troubles: Troubles,
  listening: { close(): Promise<void> },
  resetIn: (seconds: number) => string,
  lag: (milliseconds: number) => void,
): NetworkTroubles {
  const next = (trouble: Trouble, kinds: readonly RequestKind[] = ['publish']): void => troubles.set(kinds, trouble, 1);
  return {
    loseRequest: () => next({ kind: 'loseRequest' }),
    loseAnswer: () => next({ kind: 'loseAnswer' }),
    answerLate: (stopWaiting) => next({ kind: 'answerLate', stopWaiting }),
    failAfterAccepting: () => next({ kind: 'errorAfterAccepting' }),
    beOutOfOrder: () => next({ kind: 'outOfOrder', status: 503 }),
    answerHtml: () => next({ kind: 'answerHtml' }),
    answerHalf: () => next({ kind: 'answerHalf' }),
    answerHuge: () => next({ kind: 'answerHuge' }),
    redirect: () => next({ kind: 'redirect', to: 'http://localhost:9/elsewhere' }),
    refuseToken: () => next({ kind: 'refuseToken' }),
    limitRate: (seconds) => next({ kind: 'rateLimited', reset: seconds === null ? null : resetIn(seconds) }),
    lagReads: (seconds) => lag(seconds * 1000),
    limitReads: (seconds) => next({ kind: 'rateLimited', reset: resetIn(seconds) }, ['read']),
    loseReads: () => next({ kind: 'loseRequest' }, ['read']),
    stop: () => void listening.close(),
  };
}
