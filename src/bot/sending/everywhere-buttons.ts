import { draftButton } from '#bot/card-button.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import type { Button } from '#chat/card.ts';
import { isRetractable } from '#publishing/correcting/retract.ts';

/** Builds the button that retracts all posts of a draft at once, if it has several. It names no delivery. */
export function everywhereButtons(view: DraftView): readonly Button[] {
  if (view.deliveries.filter(isRetractable).length < 2) return [];
  return [draftButton(view, 'retract', view.m.buttons.retractEverywhere, 'danger')];
}
