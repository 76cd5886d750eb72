import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { lockDraft } from '#drafts/draft.ts';
import { lockDelivery, lockReady } from '#publishing/lock-delivery.ts';
import type { Transaction } from '#storage/database.ts';

import { openScene, present } from '../support/publishing-scene.ts';

interface Ids {
  readonly draftId: string;
  readonly id: string;
}

/** Returns what `lock` reads while another has the draft, who then makes the change and commits. */
async function readAfter<T>(
  lock: (tx: Transaction, ids: Ids) => Promise<T>,
  make: (tx: Transaction, ids: Ids) => Promise<void>,
): Promise<T> {
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
    await make(tx, { draftId, id });
  });
  await isLocked.promise;
  const read = store.write(({ tx }) => lock(tx, { draftId, id }));
  // Until it waits.
  await pause(100);
  mayEnd.resolve();
  await change;
  return await read;
}

async function rejectAndHold(tx: Transaction, { draftId, id }: Ids): Promise<void> {
  await tx.delivery.update({ where: { id }, data: { state: 'held', why: 'late' } });
  await tx.draft.update({ where: { id: draftId }, data: { state: 'rejected' } });
}

async function revise(tx: Transaction, { draftId }: Ids): Promise<void> {
  const { linkCard: _, ...row } = await tx.revision.findFirstOrThrow({ where: { draftId } });
  await tx.revision.create({
    data: { ...row, ownTexts: {}, media: [], corrections: [], wordedBy: {}, number: 2, text: 'Other words.' },
  });
  await tx.draft.update({ where: { id: draftId }, data: { currentRevision: 2, state: 'writing' } });
}

async function takeBackTheAsking(tx: Transaction, { draftId }: Ids): Promise<void> {
  await tx.revision.updateMany({ where: { draftId }, data: { askedAt: null, askedBy: null } });
  await tx.draft.update({ where: { id: draftId }, data: { state: 'writing' } });
}

test('whoever waited for a draft gets the revision that the other wrote', async () => {
  const read = await readAfter((tx, { draftId }) => lockDraft(tx, draftId), revise);
  assert.deepEqual([read?.state, read?.current.number, read?.current.content.text], ['writing', 2, 'Other words.']);
});

test('whoever waited for a draft sees its revision as the other left it', async () => {
  const read = await readAfter((tx, { draftId }) => lockDraft(tx, draftId), takeBackTheAsking);
  assert.deepEqual([read?.state, read?.current.number, read?.current.asked], ['writing', 1, null]);
});

test('whoever waited for a delivery sees it, and its draft, as the other left them', async () => {
  const read = await readAfter((tx, { id }) => lockDelivery(tx, id), rejectAndHold);
  assert.deepEqual([read?.delivery.state, read?.draft.state], ['held', 'rejected']);
});

test('what was ready when one began to wait, and is not any more, is not taken for ready', async () => {
  assert.equal(await readAfter((tx, { id }) => lockReady(tx, [id]), rejectAndHold), null);
});

test('of several, those that are ready are locked, with their draft, whichever way round two jobs name them', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 60 } });
  const { id: draftId } = await scene.asked();
  await scene.decide({ id: draftId });
  const ids = (await scene.deliveries(draftId)).map(({ id }) => id);
  const lock = async (named: readonly string[]): Promise<readonly string[]> =>
    scene.store.write(async ({ tx }) => {
      const { draft, deliveries } = present(await lockReady(tx, named));
      assert.equal(draft.id, draftId);
      return deliveries.map(({ id }) => id);
    });
  const rounds = Array.from({ length: 20 }, () => [lock(ids), lock(ids.toReversed())]);
  for (const locked of await Promise.all(rounds.flat())) assert.deepEqual(locked.toSorted(), ids.toSorted());
  await scene.store.db.delivery.update({ where: { id: ids[0] ?? '' }, data: { state: 'held', why: 'late' } });
  assert.deepEqual(await lock(ids), ids.slice(1));
});
