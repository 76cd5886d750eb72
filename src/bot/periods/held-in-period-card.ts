import { asSentences } from '#bot/as-sentences.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { plainCard } from '#bot/plain-card.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { deliveryButtons } from '#bot/sending/delivery-items.ts';
import { isNext, seriesSoFar } from '#bot/sending/series-label.ts';
import { heldText } from '#bot/sending/why-text.ts';
import { wholeUntilText } from '#bot/when-text.ts';
import type { Card, Inline } from '#chat/card.ts';
import { periodsAt } from '#desks/period.ts';
import { isHeldForPeriod } from '#publishing/holding/held-for-period.ts';
import type { HeldWhy } from '#publishing/why.ts';

interface HeldPost {
  readonly deliveryId: string;
  readonly why: HeldWhy;
}

/**
 * Builds the question about what to do with a post that a reserve period holds, for all accounts with the same reason.
 * Mentions the people whose approval is missing.
 */
export function heldInPeriodCard(view: DraftView, { deliveryId, why }: HeldPost): Card {
  const { m, desk, deliveries, draft, now } = view;
  const { held } = m.periods;
  const delivery = deliveries.find(({ id }) => id === deliveryId);
  const at = delivery !== undefined && delivery.dueAt > now ? delivery.dueAt : now;
  const level = why === 'period_closed' ? 'closed' : 'extraApproval';
  const together = deliveries.filter((one) => isHeldForPeriod(one) && one.state === 'held' && one.why === why);
  // It was answered, or the post changed: there is nothing left to ask.
  if (together.length === 0) return plainCard(held.over);
  const heldIds = [...new Set(together.map((one) => one.accountId))];
  const account = heldIds.map((id) => labelOf(view, id)).join(', ');
  const accountIds = why === 'period_closed' ? heldIds : draft.current.content.accountIds;
  const periods = periodsAt(desk.periods, accountIds, at).filter((period) => period.level === level);
  const roles = periods.flatMap(({ role }) => role ?? []);
  const people = why === 'period_approval' ? [...new Set(periods.flatMap(({ rolePeople }) => rolePeople))] : [];
  const sentence = asSentences(
    heldText(m, { why, account, isUnsure: false }),
    ...together
      .filter((one) => one.afterId !== null && isNext(view, one))
      .flatMap((one) => seriesSoFar(view, one.accountId)),
    ...periods.map(({ label, toAt, timeZone }) => held.until(label, wholeUntilText(toAt, timeZone, m.tongue))),
    ...(why === 'period_approval' && roles.length > 0 ? [held.askRole([...new Set(roles)].join(', '))] : []),
    ...(why === 'period_closed' ? [held.askClosed] : []),
  );
  const mentions = people.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  const card = plainCard(sentence);
  const asked: Card =
    mentions.length === 0
      ? card
      : { ...card, blocks: [{ kind: 'paragraph', inlines: [...mentions, { kind: 'text', text: sentence }] }] };
  const buttons = together.flatMap((one) => deliveryButtons(view, one));
  return buttons.length === 0 ? asked : { ...asked, blocks: [...asked.blocks, { kind: 'buttons', buttons }] };
}
