import assert from 'node:assert/strict';
import { test } from 'node:test';

import { storedSession } from '#app/stored-session.ts';
import { accountFromRow } from '#desks/account.ts';
import type { Keyring } from '#storage/keyring.ts';
import { newMasterKey } from '#storage/master-key.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade no account has a session, and one can be kept for each (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { store } = scene;
    assert.equal(await store.db.networkSession.count(), 0);
    const keys = { current: newMasterKey(), other: null, mattermost: null };
    const ring = { keys: () => keys, reread: () => Promise.resolve(keys) } satisfies Keyring;
    for (const row of await store.db.account.findMany()) {
      const account = accountFromRow(row, store.clock.now());
      const found: (string | null)[] = [];
      for (const keep of ['first', 'second', null, null]) {
        await storedSession(store, ring, account).renew(async (kept) => {
          found.push(kept);
          return { keep, result: undefined };
        });
      }
      assert.deepEqual(found, [null, 'first', 'second', 'second']);
    }
  });
}
