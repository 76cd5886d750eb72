import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { lockDraft } from '#drafts/draft.ts';
import {
  enqueueFallback,
  enqueueStep,
  publishingQueue,
  type PublishingStep,
  readBackQueue,
} from '#publishing/queues.ts';
import { reconcile } from '#publishing/doubt/reconcile.ts';

import { openScene } from '../support/publishing-scene.ts';
import { openRealStore } from '../support/real-store.ts';
import { until } from '../support/until.ts';

test('what is to leave goes before what looks again or lapsed, that before what is looked for, and reading back is done apart', async () => {
  await using store = await openRealStore();
  const at = new Date(Date.now() - 60_000);
  const steps: readonly (readonly [PublishingStep['step'], number])[] = [
    ['readBack', 1],
    ['settle', 2],
    ['settle', 0],
    ['send', 1],
  ];
  // As many do that wait behind other posts of their account.
  const again = { deliveryId: randomUUID(), step: 'send', attempt: 1, round: 2 } as const;
  await store.write((work) => enqueueFallback(work, again, at));
  for (const [step, round] of steps) {
    await store.write((work) => enqueueStep(work, { deliveryId: randomUUID(), step, attempt: 1, round }, at));
  }
  const taken: string[] = [];
  const take = async ({ step, round }: PublishingStep): Promise<void> => void taken.push(`${step} ${round}`);
  await store.jobs.work(publishingQueue, { concurrency: 1 }, take);
  await until('four are taken', () => taken.length === 4);
  assert.deepEqual(taken, ['send 1', 'send 2', 'settle 0', 'settle 2']);
  await store.jobs.work(readBackQueue, { concurrency: 1 }, take);
  await until('the last is taken', () => taken.length === 5);
  assert.equal(taken.at(-1), 'readBack 1');
});

test('the end of a lease that was answered waits for nobody who has the draft', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(0);
  const { id } = await scene.delivery(draft.id);
  scene.clock.advance(600_000);
  await scene.store.write(async (work) => {
    await lockDraft(work.tx, draft.id);
    await reconcile(scene.deps, id, AbortSignal.timeout(5000));
  });
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});
