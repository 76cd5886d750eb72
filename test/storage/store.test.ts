import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstTime } from '#storage/first-time.ts';

import { openTestStore } from '../support/store.ts';

test('a chat event is seen for the first time once', async () => {
  await using store = await openTestStore();
  assert.equal(await store.write((w) => firstTime(w, 'sandbox', 'e1')), true);
  assert.equal(await store.write((w) => firstTime(w, 'sandbox', 'e1')), false);
  assert.equal(await store.write((w) => firstTime(w, 'slack', 'e1')), true);
});
