import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';

test('an account that slept until a time before the upgrade has its row, and still wakes at that time', async () => {
  const until = new Date('2100-01-01T00:00:00.000Z');
  await using scene = await openBotScene({
    kept: await oldRelease('disk', async (client, { accountIds }) => {
      // As `tambour account sleep --until` of that release left it.
      const asleep = `UPDATE "Account" SET "state" = 'asleep', "asleepUntil" = $2 WHERE "id" = $1`;
      await client.query(asleep, [accountIds.mastodon, until]);
    }),
  });
  const { store, clock, accountIds } = scene;
  const sleep = await store.db.sleep.findFirstOrThrow();
  assert.partialDeepStrictEqual(sleep, { accountId: accountIds.mastodon, endsAt: until, endedAt: null });
  assert.equal(await store.db.sleep.count(), 1);
  const state = async (): Promise<string> =>
    (await store.db.account.findUniqueOrThrow({ where: { id: accountIds.mastodon } })).state;
  clock.advance(until.getTime() - clock.now().getTime() - 1000);
  await store.runEveryMinute();
  assert.equal(await state(), 'asleep');
  clock.advance(1000);
  await store.runEveryMinute();
  assert.equal(await state(), 'active');
  assert.deepEqual((await store.db.sleep.findFirstOrThrow()).endedAt, until);
});
