import type { DraftButtonName } from '#bot/action-names.ts';
import { cardButton } from '#bot/card-button.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { buttonLabelOf, networkOf } from '#bot/drafting/labels.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { whenText } from '#bot/when-text.ts';
import { isFirstPublic, isNext, labelOfDelivery } from './series-label.ts';
import { failedText, heldText, lockedText } from './why-text.ts';
import type { Button, Inline } from '#chat/card.ts';
import { periodsAt } from '#desks/period.ts';
import { isAsleep as sleeps } from '#publishing/doubt/by-hand.ts';
import { isHeldForSleep } from '#publishing/deciding/call-off.ts';
import { type Delivery, type HeldDelivery, isReplaced, type RetractingDelivery } from '#publishing/delivery.ts';
import { isLate } from '#publishing/holding/late.ts';
import { isHeldForPeriod } from '#publishing/holding/held-for-period.ts';
import { afterHeld } from '#publishing/why.ts';

import { correctionInlines } from '#bot/correcting/correction-items.ts';

/** Shows one account's state and link in one line. */
export function deliveryItem(view: DraftView, delivery: Delivery): readonly Inline[] {
  return [...stateInlines(view, delivery), ...correctionInlines(view, delivery)];
}

function stateInlines(view: DraftView, delivery: Delivery): readonly Inline[] {
  const { m, desk, now } = view;
  const words = delivery.correction?.way === 'edit' ? m.corrections.delivery : m.deliveries;
  const account = labelOfDelivery(view, delivery);
  const at = (when: Date): string => whenText(when, desk.timeZone, m.tongue, now);
  switch (delivery.state) {
    case 'ready':
      return [text(words.ready(account, at(delivery.dueAt)))];
    case 'sending':
      return [text(words.sending(account))];
    case 'sent':
      return [text(`${words.sent(account, at(delivery.sentAt))} · `), linkTo(view, delivery.remoteUrl)];
    case 'failed':
      return [text(failedText(m, networkOf(view, delivery.accountId), delivery.why, account))];
    case 'doubt':
      return [text(words.doubt(account))];
    case 'held':
      return [text(whyHeldText(view, delivery, account))];
    case 'cancelled':
      return [text(m.deliveries.cancelled(account))];
    case 'retracting':
      return [text(`${retractingText(m, delivery, account, at)} · `), linkTo(view, delivery.remoteUrl)];
    case 'retracted':
      // Nobody took it back by hand.
      if (isReplaced(delivery)) return [text(m.deliveries.replaced(account, at(delivery.retractedAt)))];
      return [text(m.deliveries.retracted(account, nameIn(view, delivery.retractedBy), at(delivery.retractedAt)))];
  }
}

function retractingText(
  { deliveries }: Messages,
  { waitsUntil }: RetractingDelivery,
  account: string,
  at: (when: Date) => string,
): string {
  return waitsUntil === null ? deliveries.retracting(account) : deliveries.retractingLater(account, at(waitsUntil));
}

/** Builds the buttons for what can be done about one delivery now. `lateButtons` builds those for a late one. */
export function deliveryButtons(
  view: Pick<DraftView, 'm' | 'desk' | 'draft' | 'now' | 'freeze' | 'deliveries'>,
  delivery: Delivery,
): readonly Button[] {
  const { m, desk, now, freeze } = view;
  const accountName = buttonLabelOf(view, delivery.accountId);
  const account = labelOfDelivery(view, delivery, accountName);
  const isPart = account !== accountName;
  const isAsleep = sleeps(desk, delivery);
  const button = (action: DraftButtonName, label: string, style: Button['style']): Button =>
    cardButton(action, label, style, { ...delivery, target: delivery.id });
  switch (delivery.state) {
    case 'sent':
      // An edit has no post of its own: see correction-items.ts.
      if (delivery.correction?.way === 'edit' || !isFirstPublic(view, delivery)) return [];
      // Retracting a series takes back all its public parts.
      return [button('retract', m.buttons.retract(accountName), 'danger')];
    case 'failed': {
      if (freeze !== null || isAsleep || !isNext(view, delivery)) return [];
      const label = isPart ? m.series.goOnFrom(accountName, delivery.position) : m.buttons.tryAgain(accountName);
      return [button('tryAgain', label, 'primary')];
    }
    case 'held':
      return [
        ...heldActions(delivery, {
          now,
          isAsleep,
          isInPeriod: isHeldForPeriod(delivery) && isInPeriod(desk, delivery, now),
        })
          .filter((action) => freeze === null || action === 'confirmPublished')
          // Later parts follow once an earlier part is let go, so they have no button.
          .filter((action) => action !== 'tryAgain' || isNext(view, delivery))
          .map((action) => {
            const label = heldLabel(m, delivery, action);
            return button(action, label(delivery.why === 'part_before' ? accountName : account), 'primary');
          }),
        ...heldAsleepActions(view, delivery).map((action) => button(action, m.sleep.held[action](account), 'plain')),
        ...heldInPeriodActions(view, delivery).map((action) => {
          const label = action === 'cancelDelivery' ? m.sleep.held.cancelDelivery(account) : m.periods.held[action];
          return button(action, label, 'plain');
        }),
      ];
    case 'ready':
    case 'sending':
    case 'doubt':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      return [];
  }
}

/** Says why a delivery is held; for a paused account, the network's answer. */
function whyHeldText({ desk, m }: DraftView, delivery: HeldDelivery, label: string): string {
  const account = desk.accounts.find(({ id }) => id === delivery.accountId);
  return delivery.why === 'account_paused' && account?.standing.kind === 'paused'
    ? lockedText(m, account.network, account.standing.why, label)
    : heldText(m, { why: delivery.why, account: label, isUnsure: delivery.doubtSince !== null });
}

function heldLabel(
  m: Messages,
  { why, correction, doubtSince, position }: HeldDelivery,
  action: HeldAction,
): (account: string) => string {
  // A post that a person stopped is let go; a failed one is tried again.
  const after = afterHeld[why];
  const isStopped = after === 'letGo' || (after === 'wake' && doubtSince === null);
  if (action === 'tryAgain' && isStopped) return m.buttons.release;
  if (action === 'tryAgain' && why === 'part_before') return (account) => m.series.goOnFrom(account, position);
  if (correction?.way !== 'edit') return m.buttons[action];
  if (action === 'confirmPublished') return m.corrections.itIsDone;
  return action === 'confirmNotPublished' ? m.corrections.itIsNotDone : m.buttons[action];
}

type HeldAction = 'tryAgain' | 'confirmPublished' | 'confirmNotPublished';

function heldActions(
  delivery: HeldDelivery,
  {
    now,
    isAsleep,
    isInPeriod: isInside,
  }: { readonly now: Date; readonly isAsleep: boolean; readonly isInPeriod: boolean },
): readonly HeldAction[] {
  const { doubtSince } = delivery;
  const look = ['confirmPublished', 'confirmNotPublished'] as const;
  switch (afterHeld[delivery.why]) {
    case 'newTime':
      return doubtSince === null ? [] : look;
    case 'repair':
    case 'wake':
      if (doubtSince !== null) return isAsleep ? look : ['confirmPublished', 'tryAgain'];
      return isAsleep || isLate(delivery, now) ? [] : ['tryAgain'];
    case 'letGo':
    case 'tryAgain':
      if (doubtSince !== null) return look;
      return isAsleep || isInside || isLate(delivery, now) ? [] : ['tryAgain'];
    case 'anew':
      return doubtSince === null ? [] : ['confirmPublished'];
    case 'look':
      return look;
    case 'lookOnly':
      return ['confirmPublished'];
  }
}

/** Lists the actions on a post that a sleep holds, besides letting it go once the account is awake. */
function heldAsleepActions(
  { desk, freeze }: Pick<DraftView, 'desk' | 'freeze'>,
  delivery: HeldDelivery,
): readonly ('otherAccount' | 'otherTime' | 'cancelDelivery')[] {
  if (freeze !== null || !isHeldForSleep(delivery)) return [];
  // The rest of a partly public series cannot go to another account. It continues here once the account is awake.
  if (delivery.afterId !== null) return ['cancelDelivery'];
  const standing = desk.accounts.find(({ id }) => id === delivery.accountId)?.standing;
  const isEndless = standing?.kind === 'asleep' && standing.until === null;
  return [
    ...(standing?.kind === 'asleep' && desk.accounts.length > 1 ? (['otherAccount'] as const) : []),
    // A sleep without an end has no later time to choose.
    ...(isEndless ? [] : (['otherTime'] as const)),
    'cancelDelivery',
  ];
}

/** Tells whether a delivery, at its time or now, would leave inside a reserve period that may hold posts. */
function isInPeriod({ periods }: DraftView['desk'], { accountId, dueAt }: Delivery, now: Date): boolean {
  return periodsAt(periods, [accountId], dueAt > now ? dueAt : now).some(({ level }) => level !== 'inform');
}

/**
 * Lists the actions on a post that a reserve period holds. An override or another time applies to all accounts, so only
 * the first account has these buttons.
 */
function heldInPeriodActions(
  { desk, freeze, now, deliveries }: Pick<DraftView, 'desk' | 'freeze' | 'now' | 'deliveries'>,
  delivery: HeldDelivery,
): readonly ('override' | 'otherTime' | 'cancelDelivery')[] {
  if (freeze !== null || !isHeldForPeriod(delivery)) return [];
  const inside = deliveries.filter((one) => isHeldForPeriod(one) && isInPeriod(desk, one, now));
  const closed = inside.filter((one) => one.state === 'held' && one.why === 'period_closed');
  // The whole rest of a series has one button.
  if (!isNext({ deliveries }, delivery)) return [];
  return [
    ...(closed[0]?.id === delivery.id ? (['override'] as const) : []),
    ...(inside[0]?.id === delivery.id && delivery.afterId === null ? (['otherTime'] as const) : []),
    'cancelDelivery',
  ];
}

function linkTo({ m }: DraftView, url: string): Inline {
  return { kind: 'link', url, text: m.deliveries.link };
}

function text(value: string): Inline {
  return { kind: 'text', text: value };
}
