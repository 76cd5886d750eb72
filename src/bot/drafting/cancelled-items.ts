import { revisionButton } from '#bot/card-button.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Button } from '#chat/card.ts';
import { undoableUntil } from '#drafts/undoable-until.ts';

import type { DraftView } from './draft-view.ts';

/** Says that the draft is cancelled, and until when it can be reopened. */
export function cancelledText({ desk, draft, m, now }: DraftView): string {
  const untilAt = undoableUntil(draft, 'cancelled', now);
  if (untilAt === null) return m.cards.cancelled;
  return `${m.cards.cancelled} ${m.cancelling.until(fullWhenText(untilAt, desk.timeZone, m.tongue, now))}`;
}

/** Builds the button that reopens a cancelled draft, while that is possible. */
export function reopenButtons(view: DraftView): readonly Button[] {
  if (undoableUntil(view.draft, 'cancelled', view.now) === null) return [];
  return [revisionButton(view, 'reopen', view.m.buttons.reopen)];
}
