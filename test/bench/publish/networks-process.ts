import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';

import { Hono } from 'hono';

import { systemClock } from '#clock.ts';
import { openChat } from '#practice/chat/chat.ts';
import { wireRoutes } from '#practice/chat/wire-routes.ts';
import { simulatedMastodon } from '../../simulators/networks/mastodon.ts';
import type { PracticeState } from '#practice/practice-state.ts';
import type { Trouble } from '../../simulators/networks/trouble.ts';
import { simulatedX } from '../../simulators/networks/x.ts';
import type { PracticeKeys } from '#practice/practice-keys.ts';

import { serve } from '../../support/serve.ts';
import { answerParent } from '../start-child.ts';

export type NetworksQuestion =
  /** Makes a new account on each network, since one alone would meet the rate limits. */
  | { readonly kind: 'accounts' }
  /** Sets how long each network holds its next post. */
  | { readonly kind: 'hold'; readonly mastodonMs: number; readonly xMs: number }
  /** Makes a network answer no post from now on, or answer again. */
  | { readonly kind: 'hang'; readonly network: 'mastodon' | 'x'; readonly hangs: boolean };

/** Instants in milliseconds by `process.hrtime`, which all processes of this machine share. */
export interface PostSeen {
  readonly network: 'mastodon' | 'x';
  readonly arrivedAtMs: number;
  readonly answeredAtMs: number;
}

export interface NetworksAnswer {
  readonly keys: PracticeKeys;
  /** Posts since the last question. */
  readonly posts: readonly PostSeen[];
}

const host = '127.0.0.1';
const aDayMs = 86_400_000;
// The practice servers must not write to disk during the measurement.
const forgetful: PracticeState = { load: () => null, save: () => {}, saveBlob: () => {}, loadBlob: () => null };

const mastodon = simulatedMastodon({ store: forgetful, clock: systemClock, domain: 'mastodon.example' });
const x = simulatedX({ store: forgetful, clock: systemClock });
const chat = openChat({ kept: forgetful, clock: systemClock, newId: randomUUID, language: 'en' });
const token = randomUUID();
const wire = new Hono().route('/wire', wireRoutes(chat, token));
const [mastodonAt, xAt, chatAt] = await Promise.all([
  mastodon.listen(0, host),
  x.listen(0, host),
  serve((request) => wire.fetch(request)),
]);

let count = 0;
let posts: PostSeen[] = [];
const arrivals = new WeakMap<object, number>();

interface Exchange {
  readonly request: { readonly method?: string; readonly url?: string };
}

function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

subscribe('http.server.request.start', (message) => {
  const { request } = message as Exchange;
  arrivals.set(request, nowMs());
});
subscribe('http.server.response.finish', (message) => {
  const { request } = message as Exchange;
  const network =
    request.url === '/api/v1/statuses' ? ('mastodon' as const) : request.url === '/2/tweets' ? ('x' as const) : null;
  if (request.method !== 'POST' || network === null) return;
  posts.push({ network, arrivedAtMs: arrivals.get(request) ?? Number.NaN, answeredAtMs: nowMs() });
});

function accounts(): PracticeKeys {
  count += 1;
  const onMastodon = mastodon.addAccount({ handle: `valmont${count}`, displayName: 'Valmont' });
  const onX = x.addAccount({ handle: `valmont${count}`, displayName: 'Valmont' });
  return {
    chat: { url: chatAt.url, token, channel: 'publications', author: 'aicha', approver: 'karim' },
    mastodon: { url: mastodonAt.url, secret: { network: 'mastodon', accessToken: onMastodon.token } },
    x: { url: xAt.url, secret: { network: 'x', ...onX.keys } },
  };
}

let keys = accounts();

function hold(network: typeof mastodon | typeof x, byMs: number): void {
  const slow: Trouble = { kind: 'slow', byMs };
  if (byMs === 0) network.troubles.clear();
  else network.troubles.set(['publish'], slow, 1);
}

answerParent((asked): NetworksAnswer => {
  const question = asked as NetworksQuestion;
  const seen = posts;
  posts = [];
  switch (question.kind) {
    case 'accounts':
      keys = accounts();
      break;
    case 'hold':
      hold(mastodon, question.mastodonMs);
      hold(x, question.xMs);
      break;
    case 'hang': {
      const { troubles } = question.network === 'x' ? x : mastodon;
      if (question.hangs) troubles.set(['publish', 'read'], { kind: 'slow', byMs: aDayMs }, null);
      else troubles.clear();
    }
  }
  return { keys, posts: seen };
});
