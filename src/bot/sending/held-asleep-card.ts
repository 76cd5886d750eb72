import { asSentences } from '#bot/as-sentences.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { plainCard } from '#bot/plain-card.ts';
import { untilWords } from '#bot/sleeping/asleep-in-form.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Button, Card } from '#chat/card.ts';
import { isHeldForSleep } from '#publishing/deciding/call-off.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { isLate } from '#publishing/holding/late.ts';

import { deliveryButtons } from './delivery-items.ts';
import { lateButtons } from './late-buttons.ts';
import { seriesSoFar } from './series-label.ts';
import { heldText } from './why-text.ts';

interface HeldPost {
  readonly deliveryId: string;
  readonly account: string;
}

/** Builds the question about what to do with a post that a sleep holds, while its account sleeps. */
export function heldAsleepCard(view: DraftView, { deliveryId, account }: HeldPost): Card {
  const { m, desk, now, freeze } = view;
  const held = heldText(m, { why: 'account_asleep', account, isUnsure: false });
  const delivery = heldIn(view, deliveryId);
  const standing = desk.accounts.find(({ id }) => id === delivery?.accountId)?.standing;
  if (delivery === undefined || standing?.kind !== 'asleep') return plainCard(held);
  const { until, why } = standing;
  const isTooLong = until === null || delivery.notAfterAt <= until;
  const sentence = asSentences(
    held,
    ...seriesSoFar(view, delivery.accountId),
    until === null ? null : m.sleep.held.until(untilWords(until, desk.timeZone, m, now)),
    why === null ? null : m.sleep.reason(why),
    isTooLong ? m.sleep.held.late(fullWhenText(delivery.notAfterAt, desk.timeZone, m.tongue, now)) : null,
    freeze === null ? m.sleep.held.ask : null,
  );
  return withButtons(plainCard(sentence), deliveryButtons(view, delivery));
}

/** Builds the question about what to do with a post that a sleep held, once its account is awake. */
export function awakeCard(view: DraftView, { deliveryId, account }: HeldPost): Card | null {
  const delivery = heldIn(view, deliveryId);
  // Somebody else was quicker.
  if (delivery === undefined) return null;
  const { m, now } = view;
  const ask = isLate(delivery, now) ? m.sleep.held.askLate : m.sleep.held.askAwake;
  const card = plainCard(asSentences(m.sleep.held.awake(account), ask));
  return withButtons(card, [...lateButtons(view), ...deliveryButtons(view, delivery)]);
}

function heldIn({ deliveries }: DraftView, deliveryId: string): Delivery | undefined {
  return deliveries.find((delivery) => delivery.id === deliveryId && isHeldForSleep(delivery));
}

function withButtons(card: Card, buttons: readonly Button[]): Card {
  return buttons.length === 0 ? card : { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons }] };
}
