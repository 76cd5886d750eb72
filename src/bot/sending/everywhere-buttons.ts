import { draftButton } from '#bot/card-button.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { Button } from '#chat/card.ts';
import { isArriving, isRetractable } from '#publishing/correcting/chain.ts';
import { type Delivery, isFree } from '#publishing/delivery.ts';

/**
 * Builds the button that retracts all that is public of a draft and its corrections, if that is more than the posts of
 * one draft on one account. It names no delivery.
 */
export function everywhereButtons(view: DraftView): readonly Button[] {
  const all = [...view.deliveries, ...view.correction.chain];
  if (!all.some(isRetractable)) return [];
  const live = all.filter((one) => isRetractable(one) || isToCome(one));
  if (new Set(live.map(({ draftId, accountId }) => `${draftId} ${accountId}`)).size < 2) return [];
  return [draftButton(view, 'retract', view.m.buttons.retractEverywhere, 'danger')];
}

/** Tells whether a delivery may still become a public post of its own. */
function isToCome(delivery: Delivery): boolean {
  return (
    delivery.correction?.way !== 'edit' && delivery.state !== 'failed' && (isFree(delivery) || isArriving(delivery))
  );
}
