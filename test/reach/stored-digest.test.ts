import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { comparedNetworks } from '#reach/pairs-of.ts';
import type { Digest } from '#reach/digest.ts';
import { storedDigest } from '#reach/stored-digest.ts';

import { openTestStore, type TestStore } from '../support/store.ts';
import { composed, counts, openRows, post, text } from './digest-scene.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store[Symbol.asyncDispose]());

function named<T>([mastodon, x]: readonly [T, T]): { readonly mastodon: T; readonly x: T } {
  return { mastodon, x };
}

/** A digest as release 0.1 kept it: it knew two networks, by name, and compared in another way. */
function asBefore({ compared, cost, pairs, trend, medians, comparison, published, ...rest }: Digest): unknown {
  assert.notEqual(compared, undefined);
  const old = { kind: 'tooFew', pairs: comparison.period.pairs };
  return {
    ...rest,
    pairs: pairs.map(({ interactions, ...pair }) => ({ ...pair, ...named(interactions) })),
    onBoth: published.length,
    trend: trend.weeks.map(({ endsAt }) => ({ endsAt, ...named([null, null]) })),
    comparison: { period: old, twelveWeeks: old },
    twelveWeeks: { medians: named(medians), shares: old, replies: old, perThousandFollowers: old },
    xCost: cost,
  };
}

test('a digest says the same as it was told until a count changes, also where the release before told it', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  const of = text(rows, deskId, 12);
  post(rows, of, { network: 'mastodon', id: mastodon }, counts(9));
  post(rows, of, { network: 'x', id: x }, counts(4));
  const digest = await composed(store, rows, deskId);
  const changed = { ...digest, columns: digest.columns.map((column) => ({ ...column, interactions: 5 })) };
  for (const kept of [JSON.parse(JSON.stringify(digest)), asBefore(digest)]) {
    const told = storedDigest(kept);
    assert.equal(told.asOf.toISOString(), digest.asOf);
    assert.deepEqual([told.differsFrom(digest), told.differsFrom(changed)], [false, true]);
  }
  assert.equal(storedDigest(digest).differsFrom({ ...digest, waiting: 7 }), true);
  assert.throws(() => storedDigest({ xCost: null }));
});

test('a digest told before it spoke of 28 days is not told anew for that alone', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  const of = text(rows, deskId, 13);
  const at = new Date('2026-10-12T10:00:00Z');
  for (const account of [{ network: 'mastodon', id: mastodon } as const, { network: 'x', id: x } as const])
    post(rows, of, { ...account, at }, counts(9));
  const digest = await composed(store, rows, deskId);
  assert.notEqual(digest.at28Days, null);
  const { at28Days: _, ...before } = digest;
  const told = storedDigest(JSON.parse(JSON.stringify(before)));
  assert.equal(told.differsFrom(digest), false);
  assert.equal(told.differsFrom({ ...digest, waiting: 7 }), true);
  assert.equal(storedDigest(JSON.parse(JSON.stringify(digest))).differsFrom({ ...digest, at28Days: null }), true);
});

test('compared are the two networks of the first accounts, always named in one order', () => {
  const on = { mastodon: { network: 'mastodon' }, x: { network: 'x' } } as const;
  assert.deepEqual(comparedNetworks([on.x, on.x, on.mastodon, on.x]), ['mastodon', 'x']);
  assert.equal(comparedNetworks([on.mastodon, on.mastodon]), null);
  assert.equal(comparedNetworks([]), null);
});
