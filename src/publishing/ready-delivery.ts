import type { Writing } from '#storage/store.ts';

import { sharedFreezeOf } from './freeze-lock.ts';
import { holdFrozen } from './hold-frozen.ts';
import type { Locked } from './lock-delivery.ts';
import { lookFirst } from './look-first.ts';
import { enqueueStep } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';

/**
 * Has a delivery leave (again) at `at`. The attempt grows, so that a result of the one before no longer commits.
 * `repeat`: once more after a doubt. What a restore may have forgotten is looked for first, and
 * while the desk is frozen it is held: nothing is ready then, so that a thaw alone sends nothing.
 */
export async function readyDelivery(
  w: Writing,
  locked: Locked,
  next: {
    readonly at: Date;
    readonly because: string;
    readonly repeat?: boolean;
    readonly actor?: string;
    /** It keeps its place among the posts of its account. */
    readonly keepsTurn?: boolean;
  },
): Promise<void> {
  if (await lookFirst(w, locked)) return;
  if ((await sharedFreezeOf(w.tx, locked.draft.deskId)) !== null) return holdFrozen(w, locked);
  const { id } = locked.delivery;
  const attempt = locked.delivery.attempt + 1;
  await w.tx.delivery.update({
    where: { id },
    data: {
      state: 'ready',
      why: null,
      dueAt: next.at,
      turnAt: next.keepsTurn === true ? locked.delivery.turnAt : null,
      leaseUntil: null,
      settleChecks: 0,
      absentLooks: 0,
      attempt,
      ...(next.repeat === true ? { repeats: { increment: 1 } } : {}),
    },
  });
  await enqueueStep(w, { deliveryId: id, step: 'send', attempt, round: 1 }, next.at);
  const data = { because: next.because, dueAt: next.at };
  await recordMove(w, locked, { kind: 'ready', data, ...(next.actor === undefined ? {} : { actor: next.actor }) });
}
