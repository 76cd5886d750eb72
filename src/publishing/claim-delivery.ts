import type { Clock } from '#clock.ts';
import type { Writing } from '#storage/store.ts';

import type { Locked } from './lock-delivery.ts';
import { type PublishingDeps, leaseSeconds } from './publishing-deps.ts';
import { enqueueStep, enqueueStepIfAbsent } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';

/** Until when one attempt holds a delivery, by both clocks. */
export interface Lease {
  readonly leaseUntil: Date;
  readonly leaseUntilMonotonicMs: number;
}

/** One attempt's hold on a delivery, for as long as its lease. */
export interface Claim extends Lease {
  readonly deliveryId: string;
  readonly attempt: number;
}

/** How long a delivery waits before it looks again whether its turn has come. */
const turnSeconds = 1;

/**
 * The lease of a claim that is made from now on. To be taken before the transaction begins, whose commit may take long:
 * the lease never seems longer than it is.
 */
export function leaseFromNow(deps: PublishingDeps): Lease {
  const { clock } = deps.store;
  const lastsMs = leaseSeconds(deps) * 1000;
  const leaseUntilMonotonicMs = clock.monotonicMs() + lastsMs;
  return { leaseUntil: new Date(clock.now().getTime() + lastsMs), leaseUntilMonotonicMs };
}

/**
 * Has the transaction commit, before the first byte, that this attempt sends; its gate was open in this transaction. A
 * crash from there on is a doubt, which the step enqueued for the lease's end will find. Null: an earlier post of the
 * account goes first, and this one looks again in a second.
 */
export async function claimDelivery(w: Writing, locked: Locked, lease: Lease): Promise<Claim | null> {
  const { id: deliveryId, attempt, doubtSince, sendingSince } = locked.delivery;
  const now = w.clock.now();
  if (!(await isItsTurn(w, locked, now))) {
    const at = new Date(now.getTime() + turnSeconds * 1000);
    await enqueueStepIfAbsent(w, { deliveryId, step: 'send', attempt, round: 1 }, at);
    return null;
  }
  const next = attempt + 1;
  const { leaseUntil } = lease;
  await w.tx.delivery.update({
    where: { id: deliveryId },
    data: {
      state: 'sending',
      attempt: next,
      // After a doubt, what is looked for may be as old as the first attempt.
      sendingSince: doubtSince === null ? now : (sendingSince ?? now),
      leaseUntil,
    },
  });
  await enqueueStep(w, { deliveryId, step: 'settle', attempt: next, round: 0 }, leaseUntil);
  await recordMove(w, locked, { kind: 'sending', data: { attempt: next } });
  return { ...lease, deliveryId, attempt: next };
}

/** One post of an account after the other, in the order in which they are due. */
async function isItsTurn(w: Writing, { delivery }: Locked, now: Date): Promise<boolean> {
  const { accountId, dueAt, createdAt, id } = delivery;
  // Before the journal is written, as everywhere: whoever has the journal's lock asks for no other.
  await w.tx.$queryRaw`SELECT 1 FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const ahead = await w.tx.delivery.count({
    where: {
      accountId,
      id: { not: id },
      OR: [
        { state: 'sending', leaseUntil: { gt: now } },
        { state: 'ready', notAfterAt: { gt: now }, dueAt: { lt: dueAt } },
        { state: 'ready', notAfterAt: { gt: now }, dueAt, createdAt: { lt: createdAt } },
      ],
    },
  });
  return ahead === 0;
}

/**
 * Whether the lease lasts until the send has ended, to be asked with no await between it and the request. By both
 * clocks: the wall may jump, and the other may stand still while the machine sleeps.
 */
export function outlastsTheSend(claim: Claim, clock: Clock, sendTimeoutSeconds: number): boolean {
  const sendMs = sendTimeoutSeconds * 1000;
  return (
    clock.now().getTime() + sendMs < claim.leaseUntil.getTime() &&
    clock.monotonicMs() + sendMs < claim.leaseUntilMonotonicMs
  );
}
