import { type Leaving, sleepsAtOf } from '#accounts/leaving/plan.ts';
import type { Standing } from '#approvals/standing.ts';
import { chainLine } from '#bot/approving/chain-blocks.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Button, Card } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import { dayIn } from '#desks/working-hours.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A plan to leave an account, with all that its card shows. */
export interface LeavingView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly now: Date;
  readonly leaving: Leaving;
  readonly standing: Standing;
  readonly name: (person: string) => string;
  /** The person who decided last; null if nobody has. */
  readonly lastName: string | null;
  /** The people who agreed to the plan. */
  readonly agreedBy: readonly string[];
  /** Posts that the desk has scheduled there for after the last day. */
  readonly plannedCount: number;
  /** The names of the sources that end with it. */
  readonly relays: readonly string[];
}

/** Builds the card on which a desk's approvers decide about a plan to leave an account. */
export function leavingCard(view: LeavingView): Card {
  const { m, leaving, name } = view;
  const { card, ways, consequences } = m.leaving;
  const { account, deputy, keeper, reference, way } = leaving;
  const title = card.asks(name(leaving.askedBy), accountLabel(account));
  const states = [...statesOf(view), ...(leaving.state === 'left' ? [card.leftHow] : [])];
  const lines = [
    card.reference(reference),
    card.way(ways[way], consequences[way]),
    card.lastDay(dayText(view, lastDayOf(leaving))),
    card.review(dayText(view, leaving.reviewAt)),
    deputy === null ? card.keeper(name(keeper)) : card.keepers(name(keeper), name(deputy)),
  ];
  const isOpen = leaving.state === 'asked';
  const isAhead = isOpen || leaving.state === 'agreed';
  return {
    summary: asSentences(title, ...states),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'list', items: lines.map((text) => [{ kind: 'text' as const, text }]) },
      ...(isOpen && view.plannedCount > 0 ? [paragraph(card.planned(view.plannedCount))] : []),
      ...(isAhead && account.standing.kind === 'asleep' ? [paragraph(card.asleep)] : []),
      ...(isAhead && view.relays.length > 0 ? [paragraph(card.relays(view.relays))] : []),
      ...states.map(paragraph),
      ...buttonsOf(view),
    ],
  };
}

/** Returns a moment of the plan's last day. */
export function lastDayOf({ leavesAt }: Pick<Leaving, 'leavesAt'>): Date {
  return new Date(leavesAt.getTime() - 1);
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

/** Formats a day with its year: what a plan says is read for years. */
export function dayText({ m, desk }: Pick<LeavingView, 'm' | 'desk'>, at: Date): string {
  return calendarDayText(dayIn(desk.timeZone, at), m.tongue);
}

/** Says how the plan stands, a sentence or two. */
export function statesOf(view: LeavingView): readonly string[] {
  const { m, leaving, standing, name, agreedBy, lastName } = view;
  const { card } = m.leaving;
  const waiting = standing.kind === 'waiting' ? standing : { by: [], missing: 1 };
  const chain = standing.kind === 'waiting' ? standing.chain : undefined;
  const by = chain === undefined ? [] : [chainLine(m, chain, name)];
  const missing = [
    ...by,
    ...(chain !== undefined || waiting.by.length === 0 ? [] : [card.approvedBy(waiting.by.map(name))]),
    card.missing(waiting.missing),
  ];
  switch (leaving.state) {
    case 'asked':
      return missing;
    case 'agreed': {
      const isFading = leaving.way === 'fadeOut';
      const agreed = isFading
        ? card.agreedFading(agreedBy, dayText(view, sleepsAtOf(leaving)))
        : card.agreed(agreedBy, dayText(view, lastDayOf(leaving)));
      return leaving.cancel === null ? [agreed] : [agreed, card.cancelWish(name(leaving.cancel.by)), ...missing];
    }
    case 'left':
      return [card.approvedBy(agreedBy), card.left(dayText(view, leaving.endedAt ?? leaving.leavesAt))];
    case 'refused':
      return [card.refused(lastName)];
    case 'cancelled':
      return [card.cancelled];
    case 'replaced':
      return [card.replaced];
    case 'void':
      return [card.void];
    case 'returned':
      return [card.returned];
  }
}

function buttonsOf({ m, leaving }: LeavingView): readonly Block[] {
  const { card } = m.leaving;
  const about = { draftId: 'none', revision: leaving.number, target: leaving.id } as const;
  const cancel = cardButton('cancelLeaving', card.cancel, 'plain', about);
  const file = cardButton('exportLeaving', card.export, 'plain', about);
  const decide = (approve: string, refuse: string): readonly Button[] => [
    cardButton('approveLeaving', approve, 'primary', about),
    cardButton('refuseLeaving', refuse, 'plain', about),
  ];
  switch (leaving.state) {
    case 'asked':
      return buttonBlocks(m, decide(card.approve, card.refuse), [cancel]);
    case 'agreed':
      return leaving.cancel === null
        ? buttonBlocks(m, [file], [cancel])
        : buttonBlocks(m, decide(card.approveCancel, card.refuseCancel), [file]);
    case 'left':
    case 'returned':
      return buttonBlocks(m, [file], []);
    case 'refused':
    case 'cancelled':
    case 'replaced':
    case 'void':
      return [];
  }
}
