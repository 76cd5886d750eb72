import type { Store } from '#storage/store.ts';

import { enqueueStepIfAbsent, type PublishingStep } from './publishing-queue.ts';

/** At most so many deliveries a sweep; the next one goes on. */
const batch = 500;

/**
 * Orders again what is due and may have lost its job: ready, in doubt, a lapsed send, a retraction, also
 * that of a post that was replaced. Where the job still
 * lives nothing happens. Returns how many deliveries were looked at.
 */
export async function sweep(store: Store): Promise<number> {
  const now = store.clock.now();
  const due = await store.db.delivery.findMany({
    where: {
      OR: [
        { state: { in: ['ready', 'doubt', 'retracting'] }, dueAt: { lte: now } },
        { state: 'sending', leaseUntil: { lte: now } },
        // guard: the old post is retracted after a crash
        { state: 'sent', retractsOld: true },
      ],
    },
    select: { id: true, state: true, attempt: true, dueAt: true, leaseUntil: true, settleChecks: true },
    orderBy: { dueAt: 'asc' },
    take: batch,
  });
  for (const { id, state, attempt, dueAt, leaseUntil, settleChecks } of due) {
    const order = (step: PublishingStep['step'], round: number, at: Date): Promise<void> =>
      // A transaction each: jobs' keys, held in one, could make two sweeps wait for each other.
      store.write((w) => enqueueStepIfAbsent(w, { deliveryId: id, step, attempt, round }, at));
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
