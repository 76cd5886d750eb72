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

/** A digest as release 0.1 kept it: it knew two networks, by name. */
function asBefore({ compared, cost, pairs, trend, twelveWeeks, ...rest }: Digest): unknown {
  assert.notEqual(compared, undefined);
  return {
    ...rest,
    pairs: pairs.map(({ interactions, ...pair }) => ({ ...pair, ...named(interactions) })),
    trend: trend.map(({ bands, ...point }) => ({ ...point, ...named(bands) })),
    twelveWeeks: { ...twelveWeeks, medians: named(twelveWeeks.medians) },
    xCost: cost,
  };
}

test('a digest that the release before told reads as the one that is composed now, so that no update is told', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  const of = text(rows, deskId, 12);
  post(rows, of, { network: 'mastodon', id: mastodon }, counts(9));
  post(rows, of, { network: 'x', id: x }, counts(4));
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(digest.pairs[0]?.interactions, [9, 4]);
  assert.deepEqual(storedDigest(asBefore(digest)), digest);
  assert.deepEqual(storedDigest(JSON.parse(JSON.stringify(digest))), digest);
  assert.throws(() => storedDigest({ xCost: null }));
});

test('of a desk on one network, too', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  rows.deskAccounts.splice(1, 1);
  assert.notEqual(mastodon, x);
  const digest = await composed(store, rows, deskId);
  assert.equal(digest.compared, null);
  assert.deepEqual(storedDigest(asBefore(digest)), digest);
});

test('compared are the two networks of the first accounts, always named in one order', () => {
  const on = { mastodon: { network: 'mastodon' }, x: { network: 'x' } } as const;
  assert.deepEqual(comparedNetworks([on.x, on.x, on.mastodon, on.x]), ['mastodon', 'x']);
  assert.equal(comparedNetworks([on.mastodon, on.mastodon]), null);
  assert.equal(comparedNetworks([]), null);
});
