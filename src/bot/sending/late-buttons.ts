import { draftButton } from '#bot/card-button.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { buttonLabelOf } from '#bot/drafting/labels.ts';
import type { Button } from '#chat/card.ts';
import { isAsleep } from '#publishing/doubt/by-hand.ts';
import { isFree } from '#publishing/delivery.ts';
import { isLate } from '#publishing/holding/late.ts';

/**
 * Builds an approver's buttons for an approved draft that missed its time. One press covers every account that it has
 * not gone out to, whatever the reason for each, and the label says so.
 */
export function lateButtons(view: DraftView): readonly Button[] {
  const { deliveries, desk, freeze, m, now } = view;
  const late = deliveries.find((delivery) => isLate(delivery, now) && !isAsleep(desk, delivery));
  if (late === undefined || freeze !== null) return [];
  // Parts of a series go to one account.
  const { size: count } = new Set(deliveries.filter(isFree).map(({ accountId }) => accountId));
  const account = buttonLabelOf(view, late.accountId);
  const label = count === 1 ? m.buttons.sendLate(account) : m.buttons.sendAllLate(count);
  const labelAt = count === 1 ? m.buttons.sendLateAt(account) : m.buttons.sendAllLateAt(count);
  return [
    draftButton(view, 'sendLate', label, 'primary', late.id),
    draftButton(view, 'sendLateAt', labelAt, 'primary', late.id),
  ];
}
