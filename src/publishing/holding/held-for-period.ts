import type { Desk } from '#desks/desk.ts';
import { standingOfDraft } from '#drafts/decisions-on.ts';
import { withPeriodSteps } from '#drafts/period-steps.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Delivery } from '#publishing/delivery.ts';
import type { Locked } from '#publishing/lock-delivery.ts';
import { reservePeriod } from '#publishing/stops/reserve-period.ts';

/** Tells whether a reserve period holds, or held, the delivery, and nothing of it is public. */
export function isHeldForPeriod(delivery: Delivery): boolean {
  if (delivery.state !== 'held' || delivery.doubtSince !== null) return false;
  const { why } = delivery;
  return why === 'period_closed' || why === 'period_approval' || why === 'period_unproven';
}

/**
 * Tells whether a delivery that a period held may go now: no period holds it any more, or an override lets it pass, and
 * its approvals suffice. Marks a draft that waited for one approval more as approved again.
 */
export async function isFreeOfPeriods(
  work: UnitOfWork,
  { draft, delivery }: Locked,
  ordinaryDesk: Desk,
): Promise<boolean> {
  const now = work.clock.now();
  // A delivery let go before its time leaves at its time.
  const at = delivery.dueAt > now ? delivery.dueAt : now;
  const whyHeld = await reservePeriod.read({ work, draft, desk: ordinaryDesk, now });
  if (delivery.correction === null && whyHeld(delivery, at) !== null) return false;
  const desk = withPeriodSteps(ordinaryDesk, draft.current.content, at);
  if ((await standingOfDraft(work, draft, desk, now)).kind !== 'approved') return false;
  if (draft.state === 'asked') {
    await work.tx.draft.update({ where: { id: draft.id }, data: { state: 'approved', changedAt: now } });
  }
  return true;
}
