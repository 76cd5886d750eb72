import { announceSleeps } from '#accounts/announce-sleeps.ts';
import { policyQueue } from '#desks/policy-change.ts';
import { lostPeriods } from '#periods/lost-periods.ts';
import { periodQueue } from '#periods/period-queue.ts';
import { type Delivery, Prisma } from '#storage/generated/client.ts';
import type { Store } from '#storage/store.ts';

import { decideAllAnew } from '#publishing/deciding/decide.ts';
import { lookAtRows } from './accounts.ts';
import { showFreeze } from '#publishing/holding/freeze.ts';
import { followPlans, leaveDue } from '#publishing/leaving/leave.ts';
import { lockDelivery } from './lock-delivery.ts';
import {
  endPeriods,
  followPeriod,
  holdForPeriods,
  showBegunPeriods,
  enqueueUnproven,
} from '#publishing/holding/periods.ts';
import { holdOverDesks } from '#publishing/holding/over-desk.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { enqueueMessage } from './publishing-notice.ts';
import {
  enqueueStepIfAbsent,
  freezeQueue,
  leaseQueue,
  type Leases,
  publishingQueue,
  type PublishingStep,
  readBackQueue,
} from './queues.ts';
import { readBack } from '#publishing/sending/read-back.ts';
import { reconcile } from '#publishing/doubt/reconcile.ts';
import { retract, retractOld } from '#publishing/correcting/retract.ts';
import { openSlots, send, slotCount, type Slots } from '#publishing/sending/send.ts';
import { beginSleeps, endSleeps, holdAllAsleep } from '#publishing/holding/sleep.ts';
import { enqueueSleepEndings } from './enqueue-sleep-endings.ts';
import { holdAllUnproven } from '#publishing/restoring/unproven.ts';

/** Limits the workers that read back: nobody waits for them, and after a standstill there is much of it at once. */
const readingBack = { concurrency: 1, share: 0.1 } as const;
/** Limits the ends of leases: few find anything, and after a standstill many are due at once, as are the next posts. */
const endingLeases = { most: 100, share: 0.2 } as const;

/** Starts sending, settling, reading back and retracting, and continues at once what an earlier process left. */
export async function startPublishing(deps: PublishingDeps): Promise<void> {
  const { jobs } = deps.store;
  await lookAtRows(deps);
  // Before anything can leave: a sleep may have begun and ended while no process ran.
  await leaveDue(deps.store);
  await beginSleeps(deps.store);
  await holdAllAsleep(deps.store);
  await holdForPeriods(deps.store);
  const slots = openSlots();
  let isProven = false;
  const holdUnprovenOnce = async (): Promise<void> => {
    isProven ||= (await holdAllUnproven(deps)) !== null;
  };
  const onDead = (step: PublishingStep): Promise<void> => enqueueStuck(deps, step);
  const take = (step: PublishingStep, stopping: AbortSignal): Promise<void> => takeStep(deps, slots, step, stopping);
  await jobs.work(publishingQueue, { concurrency: slotCount, onDead }, take);
  await jobs.work(readBackQueue, { ...readingBack, onDead }, take);
  const onDeadLeases = async ({ claims }: Leases): Promise<void> => {
    for (const { deliveryId } of claims) await enqueueStuck(deps, { deliveryId, step: 'settle' });
  };
  const ofLeases = { ...endingLeases, onDead: onDeadLeases };
  await jobs.workTogether(leaseQueue, ofLeases, (leases) => endLeases(deps.store, leases));
  const findLostPeriods = lostPeriods(deps.store);
  await jobs.everyMinute('publishing-sweep', async () => {
    await holdOverDesks(deps.store);
    await holdUnprovenOnce();
    await leaveDue(deps.store);
    await announceSleeps(deps.store);
    await beginSleeps(deps.store);
    await holdAllAsleep(deps.store);
    await endSleeps(deps.store);
    await findLostPeriods();
    await holdForPeriods(deps.store);
    await showBegunPeriods(deps.store);
    await endPeriods(deps.store);
    await enqueueUnproven(deps.store);
    await enqueueSleepEndings(deps.store);
    await lookAtRows(deps);
    await sweep(deps.store);
    await followPlans(deps.store);
  });
  await jobs.work(freezeQueue, { concurrency: 1 }, ({ freezeId }) => showFreeze(deps.store, freezeId));
  await jobs.work(periodQueue, { concurrency: 1 }, ({ periodId }) => followPeriod(deps.store, periodId));
  await jobs.work(policyQueue, { concurrency: 1 }, ({ deskId }) => decideAllAnew(deps, deskId));
  await holdUnprovenOnce();
  await endSleeps(deps.store);
  await sweep(deps.store);
}

async function takeStep(
  deps: PublishingDeps,
  slots: Slots,
  step: PublishingStep,
  stopping: AbortSignal,
): Promise<void> {
  switch (step.step) {
    case 'send':
      return send(deps, step, stopping, slots);
    case 'settle':
      return reconcile(deps, step.deliveryId, stopping);
    case 'readBack':
      return readBack(deps, step, stopping);
    case 'retract':
      return retract(deps, step, stopping);
    case 'retractOld':
      return retractOld(deps, step.deliveryId);
  }
}

async function enqueueStuck(
  deps: PublishingDeps,
  { deliveryId, step }: Pick<PublishingStep, 'deliveryId' | 'step'>,
): Promise<void> {
  await deps.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, deliveryId);
    if (locked === null) return;
    const { accountId } = locked.delivery;
    await enqueueMessage(work, locked.draft, { kind: 'alert.stuck', data: { deliveryId, accountId, step } });
  });
}

/** The most deliveries per sweep; the next sweep continues. */
const batch = 500;

type DueRow = Pick<Delivery, 'id' | 'state' | 'attempt' | 'dueAt' | 'leaseUntil' | 'settleChecks'>;

/**
 * Re-enqueues deliveries that are due and may have lost their job: ready, in doubt, a lapsed send, a retraction
 * (including that of a replaced post). Does nothing if the job still lives. Returns how many deliveries were looked at.
 */
export async function sweep(store: Store): Promise<number> {
  const now = store.clock.now();
  const isDue = [
    Prisma.sql`"state" IN ('ready', 'doubt', 'retracting') AND "dueAt" <= ${now}`,
    Prisma.sql`"state" = 'sending' AND "leaseUntil" <= ${now}`,
    // guard: the old post is retracted after a crash
    Prisma.sql`"state" = 'sent' AND "retractsOld"`,
  ];
  const due = await store.db.$queryRaw<DueRow[]>`
    SELECT "id", "state", "attempt", "dueAt", "leaseUntil", "settleChecks" FROM "Delivery"
    WHERE ${Prisma.join(isDue, ' OR ')} ORDER BY "dueAt" LIMIT ${batch}`;
  for (const { id, state, attempt, dueAt, leaseUntil, settleChecks } of due) {
    const order = (step: PublishingStep['step'], round: number, at: Date): Promise<void> =>
      // One transaction each: if one held several jobs' keys, two sweeps could deadlock.
      store.write((work) => enqueueStepIfAbsent(work, { deliveryId: id, step, attempt, round }, at));
    switch (state) {
      case 'ready':
        await order('send', 1, dueAt);
        break;
      case 'doubt':
        await order('settle', settleChecks + 1, dueAt);
        break;
      case 'sending':
        await order('settle', 0, leaseUntil ?? now);
        break;
      case 'retracting':
        await order('retract', settleChecks + 1, dueAt);
        break;
      case 'sent':
        await order('retractOld', 1, dueAt);
        break;
      case 'failed':
      case 'held':
      case 'cancelled':
      case 'retracted':
        break;
    }
  }
  return due.length;
}

/** Enqueues a settling step for each of these attempts that is still unanswered now that its lease has ended. */
export async function endLeases(store: Store, leases: readonly Leases[]): Promise<void> {
  const claims = leases.flatMap((together) => together.claims);
  const unanswered = await store.db.delivery.findMany({
    where: { id: { in: claims.map(({ deliveryId }) => deliveryId) }, state: 'sending' },
    select: { id: true, attempt: true, leaseUntil: true },
  });
  for (const { id: deliveryId, attempt, leaseUntil } of unanswered) {
    if (!claims.some((claim) => claim.deliveryId === deliveryId && claim.attempt === attempt)) continue;
    const step = { deliveryId, step: 'settle', attempt, round: 0 } as const;
    // One transaction each, and the same key as in the sweep.
    await store.write((work) => enqueueStepIfAbsent(work, step, leaseUntil ?? work.clock.now()));
  }
}
