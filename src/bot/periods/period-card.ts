import type { Standing } from '#approvals/standing.ts';
import { chainLine } from '#bot/approving/chain-blocks.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { wholeUntilText, wholeWhenText } from '#bot/when-text.ts';
import type { Block, Button, Card } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { ReservePeriod } from '#desks/period.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A reserve period with all that its card shows. */
export interface PeriodView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'accounts' | 'formerAccounts'>;
  readonly now: Date;
  readonly period: ReservePeriod;
  /** Its row is as Tambour left it. */
  readonly isGenuine: boolean;
  /** The person who wishes to cancel it; null: nobody. */
  readonly cancelAskedBy: string | null;
  readonly standing: Standing;
  readonly name: (person: string) => string;
  /** The person who decided last; null if nobody has. */
  readonly lastName: string | null;
  /** The people who agreed to it. */
  readonly agreedBy: readonly string[];
  /** Approved posts that are due during it. */
  readonly dueCount: number;
}

/** Builds the card on which a desk's approvers decide about a reserve period. */
export function periodCard(view: PeriodView): Card {
  const { m, period, name } = view;
  const { card } = m.periods;
  const asks = period.replacesId === null ? card.asks : card.changes;
  const title = asks(name(period.askedBy), period.label);
  const states = statesOf(view);
  const isOpen = period.state === 'asked' && view.isGenuine;
  const asksForMore = period.level !== 'inform';
  return {
    summary: asSentences(title, ...states),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'list', items: termsOf(view).map((text) => [{ kind: 'text' as const, text }]) },
      ...(isOpen && asksForMore && view.dueCount > 0 ? [paragraph(card.due(view.dueCount))] : []),
      ...states.map(paragraph),
      ...buttonsOf(view),
    ],
  };
}

function termsOf({ m, desk, period, name }: PeriodView): readonly string[] {
  const { card, levels } = m.periods;
  const { timeZone, role, rolePeople, accountIds } = period;
  const accounts = accountIds.map((id) => labelOf({ desk }, id));
  return [
    card.basis(period.basis),
    card.span(
      wholeWhenText(period.fromAt, timeZone, m.tongue),
      wholeUntilText(period.toAt, timeZone, m.tongue),
      timeZone,
    ),
    card.accounts(accounts),
    card.level(levels[period.level]),
    ...(role === null ? [] : [card.role(role, rolePeople.map(name))]),
  ];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

/** Says how the period stands, a sentence or two. */
function statesOf(view: PeriodView): readonly string[] {
  const { m, period, cancelAskedBy, isGenuine, now, name, lastName } = view;
  const { card } = m.periods;
  const wish = cancelAskedBy === null ? [] : [card.cancelWish(name(cancelAskedBy)), ...missingOf(view)];
  if (!isGenuine) return [card.unproven, ...wish];
  switch (period.state) {
    case 'asked':
      return missingOf(view);
    case 'agreed': {
      const isRunning = period.fromAt <= now && now < period.toAt;
      return [card.agreed(view.agreedBy), ...(isRunning ? [card.running] : []), ...wish];
    }
    case 'refused':
      return [card.refused(lastName)];
    case 'cancelled':
      return [card.cancelled];
    case 'replaced':
      return [card.replaced];
    case 'ended':
      return [card.ended];
  }
}

function missingOf({ m, standing, name }: PeriodView): readonly string[] {
  const { card } = m.periods;
  const waiting = standing.kind === 'waiting' ? standing : { by: [], missing: 1 };
  const chain = standing.kind === 'waiting' ? standing.chain : undefined;
  return [
    ...(chain === undefined ? [] : [chainLine(m, chain, name)]),
    ...(chain !== undefined || waiting.by.length === 0 ? [] : [card.approvedBy(waiting.by.map(name))]),
    card.missing(waiting.missing),
  ];
}

function buttonsOf({ m, period, cancelAskedBy, isGenuine }: PeriodView): readonly Block[] {
  const { card } = m.periods;
  const about = { draftId: 'none', revision: period.number, target: period.id } as const;
  const cancel = cardButton('cancelPeriod', card.cancel, 'plain', about);
  const decide = (approve: string, refuse: string): readonly Button[] => [
    cardButton('approvePeriod', approve, 'primary', about),
    cardButton('refusePeriod', refuse, 'plain', about),
  ];
  const wish = decide(card.approveCancel, card.refuseCancel);
  if (!isGenuine) return cancelAskedBy === null ? buttonBlocks(m, [cancel], []) : buttonBlocks(m, wish, []);
  switch (period.state) {
    case 'asked':
      return buttonBlocks(m, decide(card.approve, card.refuse), [cancel]);
    case 'agreed': {
      const change = cardButton('changePeriod', card.change, 'plain', about);
      return cancelAskedBy === null ? buttonBlocks(m, [change], [cancel]) : buttonBlocks(m, wish, [change]);
    }
    case 'refused':
    case 'cancelled':
    case 'replaced':
    case 'ended':
      return [];
  }
}
