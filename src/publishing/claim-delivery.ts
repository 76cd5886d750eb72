import type { Store, Writing } from '#storage/store.ts';

import { type Locked, lockDelivery } from './lock-delivery.ts';
import { enqueueStep, enqueueStepIfAbsent } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';

/** One attempt's hold on a delivery, for as long as its lease. */
export interface Claim {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly leaseUntil: Date;
  readonly leaseUntilMonotonicMs: number;
}

export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  /** Somebody else has it, or it is no longer to be sent. */
  | { readonly kind: 'gone' }
  /** An earlier post of the account goes first. */
  | { readonly kind: 'waits' };

/** How long a delivery waits before it looks again whether its turn has come. */
const turnSeconds = 1;

/**
 * Commits, before the first byte, that this attempt sends. A crash from here on is a doubt, which the step enqueued for
 * the lease's end will find.
 */
export async function claimDelivery(
  store: Store,
  {
    deliveryId,
    attempt,
    leaseSeconds,
  }: { readonly deliveryId: string; readonly attempt: number; readonly leaseSeconds: number },
): Promise<ClaimOutcome> {
  // Both clocks are read before the commit, which may take long: the lease never seems longer than it is.
  const now = store.clock.now();
  const leaseUntilMonotonicMs = store.clock.monotonicMs() + leaseSeconds * 1000;
  const leaseUntil = new Date(now.getTime() + leaseSeconds * 1000);
  return store.write(async (w) => {
    const locked = await lockDelivery(w.tx, deliveryId);
    if (locked?.delivery.state !== 'ready' || locked.delivery.attempt !== attempt) return { kind: 'gone' };
    if (!(await isItsTurn(w, locked, now))) {
      const at = new Date(now.getTime() + turnSeconds * 1000);
      await enqueueStepIfAbsent(w, { deliveryId, step: 'send', attempt, round: 1 }, at);
      return { kind: 'waits' };
    }
    const next = attempt + 1;
    const { doubtSince, sendingSince } = locked.delivery;
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
    return { kind: 'claimed', claim: { deliveryId, attempt: next, leaseUntil, leaseUntilMonotonicMs } };
  });
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
