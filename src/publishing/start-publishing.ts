import { endLeases } from './end-leases.ts';
import { freezeQueue } from './freeze-queue.ts';
import { handCount, type Hands, openHands } from './hands.ts';
import { holdAllFrozen } from './hold-all-frozen.ts';
import { holdAllUnproven } from './hold-all-unproven.ts';
import { publishingQueue, readBackQueue, type PublishingStep } from './publishing-queue.ts';
import { type PublishingDeps } from './publishing-deps.ts';
import { type Leases, leaseQueue } from './lease-queue.ts';
import { lockDelivery } from './lock-delivery.ts';
import { tellPublishing } from './publishing-notice.ts';
import { readBack } from './read-back.ts';
import { retractOld } from './retract-old.ts';
import { retract } from './retract.ts';
import { sendDelivery } from './send-delivery.ts';
import { settleDoubt } from './settle-doubt.ts';
import { showFreeze } from './show-freeze.ts';
import { sweep } from './sweep.ts';

/** Nobody waits for these, and after a standstill there is much of it at once. */
const readingBack = { concurrency: 1, share: 0.1 } as const;
/** Few of these find anything; after a standstill all of its last minute are due at once, as are the next posts. */
const endingLeases = { most: 100, share: 0.2 } as const;

/** Begins to send, settle, read back and retract, and takes up at once what an earlier process left. */
export async function startPublishing(deps: PublishingDeps): Promise<void> {
  const { jobs } = deps.store;
  const hands = openHands(handCount);
  let isProven = false;
  const holdUnprovenOnce = async (): Promise<void> => {
    isProven ||= (await holdAllUnproven(deps)) !== null;
  };
  const onDead = (step: PublishingStep): Promise<void> => tellStuck(deps, step);
  const take = (step: PublishingStep, stopping: AbortSignal): Promise<void> => takeStep(deps, hands, step, stopping);
  await jobs.work(publishingQueue, { concurrency: handCount, onDead }, take);
  await jobs.work(readBackQueue, { ...readingBack, onDead }, take);
  const onDeadLeases = async ({ claims }: Leases): Promise<void> => {
    for (const { deliveryId } of claims) await tellStuck(deps, { deliveryId, step: 'settle' });
  };
  const ofLeases = { ...endingLeases, onDead: onDeadLeases };
  await jobs.workTogether(leaseQueue, ofLeases, (leases) => endLeases(deps.store, leases));
  await jobs.everyMinute('publishing-sweep', async () => {
    await holdAllFrozen(deps.store);
    await holdUnprovenOnce();
    await sweep(deps.store);
  });
  await jobs.work(freezeQueue, { concurrency: 1 }, ({ freezeId }) => showFreeze(deps.store, freezeId));
  await holdUnprovenOnce();
  await sweep(deps.store);
}

async function takeStep(
  deps: PublishingDeps,
  hands: Hands,
  step: PublishingStep,
  stopping: AbortSignal,
): Promise<void> {
  switch (step.step) {
    case 'send':
      return sendDelivery(deps, step, stopping, hands);
    case 'settle':
      return settleDoubt(deps, step.deliveryId, stopping);
    case 'readBack':
      return readBack(deps, step, stopping);
    case 'retract':
      return retract(deps, step, stopping);
    case 'retractOld':
      return retractOld(deps, step.deliveryId);
  }
}

async function tellStuck(
  deps: PublishingDeps,
  { deliveryId, step }: Pick<PublishingStep, 'deliveryId' | 'step'>,
): Promise<void> {
  await deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, deliveryId);
    if (locked === null) return;
    const { accountId } = locked.delivery;
    await tellPublishing(w, locked.draft, { kind: 'alert.stuck', data: { deliveryId, accountId, step } });
  });
}
