import { buttonBlocks, draftButton, revisionButton } from '#bot/card-button.ts';
import { correctionButtons } from '#bot/correcting/correction-items.ts';
import { reopenButtons } from '#bot/drafting/cancelled-items.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { fixOf } from '#bot/drafting/fix-of.ts';
import { linkCardButtons } from '#bot/drafting/link-card-blocks.ts';
import { lookButtons } from '#bot/drafting/look-at-page.ts';
import { deliveryButtons } from '#bot/sending/delivery-items.ts';
import { everywhereButtons } from '#bot/sending/everywhere-buttons.ts';
import { lateButtons } from '#bot/sending/late-buttons.ts';
import { keepTemplateButtons } from '#bot/templates/save-as-template.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Button } from '#chat/card.ts';
import { closedFor } from '#desks/period.ts';
import { askersOf } from '#drafts/authors-of.ts';
import type { Content } from '#drafts/content.ts';
import { leavesAtOf } from '#drafts/period-steps.ts';
import { isUnderWay } from '#publishing/delivery.ts';
import { missed } from '#publishing/doubt/by-hand.ts';

import { stuckWhy } from './stuck.ts';
import { takeBackButtons } from './withdraw-rejection.ts';

/** Builds the buttons by which somebody decides on a draft, or on what has gone out of it; most go into the menu. */
export function actionBlocks(view: DraftView): readonly Block[] {
  const { draft, m } = view;
  const edit = revisionButton(view, 'edit', m.buttons.edit);
  const propose = revisionButton(view, 'propose', m.wordings.propose);
  const keep = keepTemplateButtons(view);
  const cancel = draftButton(view, 'cancel', m.buttons.cancel);
  const ofDeliveries = [
    ...view.deliveries.flatMap((one) => [...deliveryButtons(view, one), ...correctionButtons(view, one)]),
    ...everywhereButtons(view),
  ];
  // Only a person can say whether such a post is public, whatever has become of the draft.
  const toSettle = ofDeliveries.filter(({ action }) => action === 'confirmPublished');
  const others = ofDeliveries.filter((one) => !toSettle.includes(one));
  switch (draft.state) {
    case 'asked': {
      // If nobody could approve, a press would be refused, so the button is not highlighted.
      const approve = revisionButton(
        view,
        'approve',
        approveLabel(view),
        stuckWhy(view) === null ? 'primary' : 'plain',
      );
      const again = askersOf(draft).length === 0 ? [] : [revisionButton(view, 'ask', m.buttons.ask)];
      return buttonBlocks(
        m,
        [
          ...(isPast(view) ? [] : [approve]),
          revisionButton(view, 'requestChanges', m.buttons.changes),
          revisionButton(view, 'reject', m.buttons.reject, 'danger'),
        ],
        [propose, edit, ...again, ...lookButtons(view), ...linkCardButtons(view), ...keep, cancel, ...ofDeliveries],
      );
    }
    case 'approved':
      return approvedActions(view, { ofDeliveries, ofDraft: [propose, edit, ...keep, cancel], keep });
    case 'writing': {
      const isBlocked = fixOf(view) !== null;
      const ask = revisionButton(view, 'ask', m.buttons.ask, isBlocked ? 'plain' : 'primary');
      const main = isBlocked ? [edit, ask] : [ask, edit];
      return buttonBlocks(m, [...main, ...toSettle], [propose, ...keep, cancel, ...others]);
    }
    case 'rejected':
      return buttonBlocks(m, [edit, ...takeBackButtons(view), ...toSettle], [...keep, cancel, ...others]);
    case 'cancelled':
      return buttonBlocks(m, [...reopenButtons(view), ...toSettle], others);
  }
}

/** Keeps in sight what stops a post, what only a person can settle, and one button that takes everything back. */
function approvedActions(
  view: DraftView,
  {
    ofDeliveries,
    ofDraft,
    keep,
  }: {
    readonly ofDeliveries: readonly Button[];
    readonly ofDraft: readonly Button[];
    readonly keep: readonly Button[];
  },
): readonly Block[] {
  const { m, deliveries, draft, desk } = view;
  // Held or failed posts do not leave by themselves, so Stop would have nothing to stop.
  const isLeaving = deliveries.some(({ state }) => state === 'ready');
  // A correction goes out by the desk's accounts: by one that it gave up, posts can still be retracted.
  const isCorrectable = deliveries.some(
    ({ state, accountId }) => state === 'sent' && desk.accounts.some(({ id }) => id === accountId),
  );
  const isPartly = missed(draft, deliveries).length > 0;
  const takingBack = ofDeliveries.filter(({ style }) => style === 'danger');
  // If there are several, the last one retracts all of them.
  const inSight = isLeaving ? [] : takingBack.slice(-1);
  return buttonBlocks(
    m,
    [
      ...(isLeaving ? [draftButton(view, 'stop', m.buttons.stop, 'danger')] : []),
      ...(isCorrectable ? [draftButton(view, 'correct', m.corrections.button)] : []),
      ...lateButtons(view),
      ...ofDeliveries.filter(({ style }) => style !== 'danger'),
      ...inSight,
    ],
    [
      ...takingBack.filter((one) => !inSight.includes(one)),
      ...(isPartly ? [draftButton(view, 'copy', m.buttons.copy)] : []),
      // Publishing refuses the others once anything has left, or may have.
      ...(deliveries.some(isUnderWay) ? keep : ofDraft),
    ],
  );
}

/** Labels the button with the consequence of approving, not only with the word. */
function approveLabel({ draft, desk, freeze, m, now, use }: DraftView): string {
  if (freeze !== null) return m.buttons.approveFrozen;
  if (use === null && isClosed(draft.current.content, desk, now)) return m.periods.held.approve;
  const { window } = draft.current.content;
  return window === null || window.publishAt <= now
    ? draft.current.content.corrections === undefined
      ? m.buttons.approveNow
      : m.corrections.approveNow
    : m.buttons.approveAt(fullWhenText(window.publishAt, desk.timeZone, m.tongue, now));
}

/** Tells whether a closed reserve period would hold the post on each of its accounts. */
function isClosed(content: Content, desk: DraftView['desk'], now: Date): boolean {
  if (content.corrections !== undefined) return false;
  const at = leavesAtOf(content, desk, now);
  return content.accountIds.every((accountId) => closedFor(desk.periods, accountId, at).length > 0);
}

/** Tells whether the time in which it may go out is over, so that nobody can approve it as it is. */
export function isPast({ draft, now }: DraftView): boolean {
  const { window } = draft.current.content;
  return window !== null && now >= window.notAfterAt;
}
