import { systemClock } from '#clock.ts';
import { simulatedMastodon } from '../../simulators/networks/mastodon.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import { answerParent } from '../start-child.ts';

export type NetworkQuestion =
  | { readonly kind: 'accounts'; readonly count: number }
  /** Sets how long every post is held from now on. */
  | { readonly kind: 'hold'; readonly ms: number }
  /** Sets the limit so that the busiest of `usedUp` has `more` posts left, then uses up all but `but` of each. */
  | { readonly kind: 'limit'; readonly more: number; readonly usedUp: readonly string[]; readonly but: number }
  /** Asks for the posts since this was last asked. */
  | { readonly kind: 'seen' };

/** Arrival of a post at the network, by the wall clock. */
export interface Arrival {
  readonly token: string;
  readonly text: string;
  readonly atMs: number;
}

export interface NetworkAnswer {
  readonly url: string;
  readonly accounts: readonly { readonly id: string; readonly token: string }[];
  readonly arrivals: readonly Arrival[];
  /** Number of requests beyond a limit since the process began. */
  readonly refused: number;
}

// The practice server must not write to disk during the measurement.
const forgetful: PracticeState = { load: () => null, save: () => {}, saveBlob: () => {}, loadBlob: () => null };
const server = simulatedMastodon({ store: forgetful, clock: systemClock, domain: 'mastodon.example' });
const { url } = await server.listen(0, '127.0.0.1');
const tokens = new Map<string, string>();
let seen = 0;
let handles = 0;
let holdMs = 0;

/** Sends a post without a text, which counts but is not published. Returns how many are left. */
async function useOne(token: string): Promise<number> {
  const authorization = { Authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/api/v1/statuses`, { method: 'POST', headers: authorization });
  return Number(answer.headers.get('x-ratelimit-remaining'));
}

async function limit({ more, usedUp, but }: Extract<NetworkQuestion, { kind: 'limit' }>): Promise<void> {
  server.troubles.clear();
  const { limits } = server.rates;
  const lefts = await Promise.all(usedUp.map(useOne));
  // No other account has posted more than these.
  limits.publish = { ...limits.publish, limit: limits.publish.limit - Math.min(...lefts) + more };
  for (const token of usedUp) while ((await useOne(token)) > but);
  server.troubles.set(['publish'], { kind: 'slow', byMs: holdMs }, null);
}

function newAccounts(count: number): NetworkAnswer['accounts'] {
  return Array.from({ length: count }, () => {
    handles += 1;
    const account = server.addAccount({ handle: `valmont${handles}`, displayName: 'Valmont' });
    tokens.set(`@valmont${handles}@mastodon.example`, account.token);
    return account;
  });
}

answerParent(async (asked): Promise<NetworkAnswer> => {
  const question = asked as NetworkQuestion;
  let accounts: NetworkAnswer['accounts'] = [];
  let arrivals: readonly Arrival[] = [];
  switch (question.kind) {
    case 'accounts':
      accounts = newAccounts(question.count);
      break;
    case 'hold':
      server.troubles.clear();
      if (question.ms > 0) server.troubles.set(['publish'], { kind: 'slow', byMs: question.ms }, null);
      holdMs = question.ms;
      break;
    case 'limit':
      await limit(question);
      break;
    case 'seen': {
      const all = server.timeline().toReversed();
      arrivals = all.slice(seen).map(({ handle, text, publishedAt }) => ({
        token: tokens.get(handle) ?? '',
        text,
        // It was published only after it was held.
        atMs: publishedAt.getTime() - holdMs,
      }));
      seen = all.length;
    }
  }
  return { url, accounts, arrivals, refused: server.rates.refused };
});
