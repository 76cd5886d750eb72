import type { UnitOfWork } from '#storage/store.ts';

import type { GateOutcome, OpenGate } from '#publishing/gate.ts';
import type { Locked, LockedRows } from '#publishing/lock-delivery.ts';
import type { PutOffWhy } from '#publishing/moves.ts';
import { move } from '#publishing/move.ts';
import { holdFor, whyNotReady } from '#publishing/holding/over-desk.ts';
import { holdBehind, readyBehind } from '#publishing/parts.ts';
import { isOverDesk } from '#publishing/stops/ask.ts';
import { probeFirst } from '#publishing/restoring/restore.ts';
import { holdUnproven } from '#publishing/restoring/unproven.ts';

/**
 * Readies a delivery to leave (again) at `at`. `repeat`: a resend after a doubt. If a restore may have lost its
 * sending, it is looked for first. While something stops the whole desk it is held instead: nothing is ready
 * then, so that a thaw alone sends nothing.
 */
export async function readyDelivery(
  work: UnitOfWork,
  locked: LockedRows,
  next: {
    readonly at: Date;
    readonly because: string;
    readonly repeat?: boolean;
    readonly actor?: string;
    /** True if it keeps its turn among the posts of its account. */
    readonly keepsTurn?: boolean;
    /** Nothing of it is public, although that was in doubt. */
    readonly isAbsent?: true;
    /** The reason to notify people of; null for no notice. */
    readonly tells?: PutOffWhy | null;
  },
): Promise<void> {
  if (await probeFirst(work, locked)) return;
  const { keepsTurn = false, tells = null, isAbsent, ...ready } = next;
  const why = await whyNotReady(work, locked);
  if (why !== null) return holdFor(work, locked, why, { isAbsent });
  const { state } = locked.delivery;
  if (state === 'ready' || state === 'sending') await move(work, locked, 'putOff', { ...ready, keepsTurn, tells });
  else {
    await move(work, locked, 'sendAgain', ready);
    await readyBehind(work, locked, ready);
  }
}

const maxSeconds = 3600;
/** Shorter waits are not worth a line in the thread. */
const announcedFromSeconds = 15;

/**
 * Puts a delivery off for as long as the network says, and longer with every attempt. If that is past the delivery's
 * latest time, holds it at once, so that people hear while they can still do something.
 */
export async function putOff(
  work: UnitOfWork,
  locked: LockedRows,
  pause: { readonly why: PutOffWhy; readonly afterSeconds: number },
): Promise<void> {
  const grown = growingSeconds(locked.delivery.attempt);
  const seconds = Math.min(maxSeconds, Math.max(1, pause.afterSeconds, grown));
  const at = new Date(work.clock.now().getTime() + Math.ceil(seconds) * 1000);
  await putOffUntil(work, locked, { why: pause.why, at });
}

/**
 * Puts a delivery off as `putOff` does, until an instant. `keepsTurn`: by default true for the account's rate limit,
 * since that limit usually stops the account's other posts too.
 */
export async function putOffUntil(
  work: UnitOfWork,
  locked: LockedRows,
  {
    why,
    at,
    keepsTurn = why === 'rate_limit',
  }: { readonly why: PutOffWhy; readonly at: Date; readonly keepsTurn?: boolean },
): Promise<void> {
  if (at >= locked.delivery.notAfterAt) {
    await holdBehind(work, locked);
    return move(work, locked, 'hold', { why: 'late' });
  }
  const isLong = at.getTime() - work.clock.now().getTime() >= announcedFromSeconds * 1000;
  await readyDelivery(work, locked, { at, because: why, keepsTurn, tells: isLong ? why : null });
}

/** Returns 1, 2, 4, 8 … s, at most 5 min. Attempts count twice: when begun and when put off. */
function growingSeconds(attempt: number): number {
  return Math.min(300, 2 ** Math.min(20, Math.floor(attempt / 2)));
}

/** Carries out what a shut gate said, in the transaction that has locked the delivery. */
export async function closeGate(
  work: UnitOfWork,
  locked: Locked,
  outcome: Exclude<GateOutcome, OpenGate>,
): Promise<void> {
  const { draft, delivery } = locked;
  switch (outcome.kind) {
    case 'later':
      await readyDelivery(work, locked, { at: outcome.at, because: 'early' });
      return;
    case 'cancel':
      // A delivery that may be public is never called off silently.
      if (delivery.doubtSince !== null) await move(work, locked, 'hold', { why: 'not_approved' });
      else await move(work, locked, 'cancel', { why: outcome.why });
      return;
    case 'hold':
      if (isOverDesk(outcome.why)) return holdFor(work, locked, outcome.why);
      if (outcome.why === 'decision_unproven') return holdUnproven(work, draft);
      if ((outcome.why === 'approval_lapsed' || outcome.why === 'period_approval') && draft.state === 'approved') {
        // So that the same revision can be approved again.
        await work.tx.draft.update({ where: { id: draft.id }, data: { state: 'asked', changedAt: work.clock.now() } });
      }
      await holdBehind(work, locked);
      await move(work, locked, 'hold', { why: outcome.why, isTold: outcome.why === 'part_before' });
  }
}
