import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { lockDraft } from '#drafts/draft.ts';
import { type Locked, lockDelivery, lockReadyAlone } from '#publishing/lock-delivery.ts';
import type { Transaction } from '#storage/database.ts';

import { openScene } from '../support/publishing-scene.ts';

type Lock = (tx: Transaction, deliveryId: string) => Promise<Locked | null>;

/** What `lock` reads of a delivery while another has its draft, who then changes both and commits. */
async function readAfter(lock: Lock): Promise<Locked | null> {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const { id: draftId } = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide({ id: draftId });
  const { id } = await scene.delivery(draftId);
  const { store } = scene;
  const isLocked = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const change = store.write(async ({ tx }) => {
    await lockDraft(tx, draftId);
    isLocked.resolve();
    await mayEnd.promise;
    await tx.delivery.update({ where: { id }, data: { state: 'held', why: 'late' } });
    await tx.draft.update({ where: { id: draftId }, data: { state: 'rejected' } });
  });
  await isLocked.promise;
  const read = store.write(({ tx }) => lock(tx, id));
  // Until it waits.
  await pause(100);
  mayEnd.resolve();
  await change;
  return await read;
}

test('whoever waited for a delivery sees it, and its draft, as the other left them', async () => {
  const read = await readAfter(lockDelivery);
  assert.deepEqual([read?.delivery.state, read?.draft.state], ['held', 'rejected']);
});

test('what was ready when one began to wait, and is not any more, is not taken for ready', async () => {
  assert.equal(await readAfter(lockReadyAlone), null);
});
