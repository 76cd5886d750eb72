import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeRatesAlone } from '#rates/change-rates.ts';
import { rateStateOf, uncounted } from '#rates/rate-state.ts';

import { anAccount } from '../support/publishing-scene.ts';
import { replicaOf } from '../support/replica-of.ts';
import { openTestStore } from '../support/store.ts';

test('of changes at one time on several replicas none is lost', async () => {
  await using store = await openTestStore();
  await using second = replicaOf(store);
  await using third = replicaOf(store);
  const accountId = await anAccount(store, 'mastodon');
  const names = Array.from({ length: 24 }, (_, number) => `limit ${number}`);
  await Promise.all(
    names.map((name, number) => {
      const { db } = [store, second, third][number % 3] ?? store;
      return changeRatesAlone(db, accountId, (state) => ({ state: { ...state, [name]: uncounted }, result: null }));
    }),
  );
  const { rates } = await store.db.account.findUniqueOrThrow({ where: { id: accountId } });
  assert.deepEqual(Object.keys(rateStateOf(rates)).toSorted(), names.toSorted());
});

test('a change that is none writes nothing, and says what it found', async () => {
  await using store = await openTestStore();
  const accountId = await anAccount(store, 'mastodon');
  const found = await changeRatesAlone(store.db, accountId, (state) => ({ state: null, result: Object.keys(state) }));
  assert.deepEqual(found, []);
});
