import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { leaseSeconds } from '#publishing/publishing-deps.ts';
import { send } from '#publishing/sending/send.ts';

import { openScene } from '../support/publishing-scene.ts';

test('a claim that waited for its account, as for a process that stood still, has its whole lease', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 1 } });
  const { store, clock, deps } = scene;
  const { id: draftId } = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide({ id: draftId });
  clock.advance(1000);
  const { id: deliveryId, attempt, accountId } = await scene.delivery(draftId);
  const isLocked = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const standsStill = store.write(async ({ tx }) => {
    await tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
    isLocked.resolve();
    await mayEnd.promise;
  });
  await isLocked.promise;
  let leftMs: number | null = null;
  scene.mastodon.whileSending = async () => {
    const delivery = await scene.delivery(draftId);
    if (delivery.state === 'sending') leftMs = delivery.leaseUntil.getTime() - clock.now().getTime();
  };
  const sent = send(deps, { deliveryId, attempt, round: 1 }, new AbortController().signal);
  // Until it waits.
  await pause(100);
  clock.advance(leaseSeconds(deps) * 1000 + 1);
  mayEnd.resolve();
  await standsStill;
  await sent;
  assert.equal(leftMs, leaseSeconds(deps) * 1000);
});
