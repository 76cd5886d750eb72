import assert from 'node:assert/strict';
import { test } from 'node:test';

import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
import { rateLimiterOf } from '#rates/rate-limiter-of.ts';
import { simulatedMastodon } from '../simulators/networks/mastodon.ts';

import { memoryState } from '../support/memory-state.ts';
import { anAccount } from '../support/publishing-scene.ts';
import { replicaOf } from '../support/replica-of.ts';
import { openTestStore } from '../support/store.ts';

const allowed = 20;
const rounds = 12;

/** Reads as one account on three replicas at once, ever again; how many requests the server got and refused. */
async function readOnThree(isPaced: boolean): Promise<{ readonly refused: number; readonly answered: number }> {
  await using store = await openTestStore();
  await using second = replicaOf(store);
  await using third = replicaOf(store);
  const server = simulatedMastodon({ store: memoryState(), clock: store.clock });
  server.rates.limits.read = { limit: allowed, windowSeconds: 300, begins: 'clock' };
  const { token } = server.addAccount({ handle: 'bruyere', displayName: 'Bruyère' });
  const listening = await server.listen(0, '127.0.0.1');
  try {
    const accountId = await anAccount(store, 'mastodon');
    const networks = [store, second, third].map((replica) => {
      const limiter: { readonly limiter?: RateLimiter } = isPaced
        ? { limiter: rateLimiterOf(replica, accountId, mastodonRules) }
        : {};
      const { clock } = store;
      const reached = { serverUrl: listening.url, accessToken: token, software: '', loopbackOnly: true };
      return mastodon({ ...reached, clock, ...limiter });
    });
    let answered = 0;
    for (let round = 0; round < rounds; round += 1) {
      const outcomes = await Promise.all(
        networks.flatMap((network) => [1, 2].map(() => network.followers(AbortSignal.timeout(10_000)))),
      );
      answered += outcomes.filter(({ end }) => end.kind === 'all').length;
    }
    return { refused: server.rates.refused, answered };
  } finally {
    await listening.close();
  }
}

test('three replicas that read as one account together stay below its limit, and leave a part of it for publishing', async () => {
  const { refused, answered } = await readOnThree(true);
  assert.equal(refused, 0);
  assert.ok(answered <= allowed * 0.8 && answered >= allowed * 0.5, `${answered} of ${allowed}`);
});

test('without the shared budget the same reading meets the limit', async () => {
  assert.ok((await readOnThree(false)).refused > 0);
});
