import { type Leaving, type LeavingPlan, sleepsAtOf } from '#accounts/leaving/plan.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { type RequestLines, type RequestView, waitingLines } from '#bot/requests/request-in-chat.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Button } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import { dayIn } from '#desks/working-hours.ts';

/** A plan to leave an account, with all that its card shows. */
export interface LeavingView extends Pick<RequestView<LeavingPlan>, 'm' | 'now' | 'standing' | 'name' | 'lastName'> {
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly leaving: Leaving;
  /** The people who agreed to the plan. */
  readonly agreedBy: readonly string[];
  /** Posts that the desk has scheduled there for after the last day. */
  readonly plannedCount: number;
  /** The names of the sources that end with it. */
  readonly relays: readonly string[];
}

/** Says what the card says on which a desk's approvers decide about a plan to leave an account. */
export function linesOf(view: LeavingView): RequestLines {
  const { m, leaving, name } = view;
  const { card, ways, consequences } = m.leaving;
  const { account, deputy, keeper, reference, way } = leaving;
  const lines = [
    card.reference(reference),
    card.way(ways[way], consequences[way]),
    card.lastDay(dayText(view, lastDayOf(leaving))),
    card.review(dayText(view, leaving.reviewAt)),
    deputy === null ? card.keeper(name(keeper)) : card.keepers(name(keeper), name(deputy)),
  ];
  const isOpen = leaving.state === 'asked';
  const isAhead = isOpen || leaving.state === 'agreed';
  const [approve, refuse] =
    leaving.cancelAskedBy === null ? [card.approve, card.refuse] : [card.approveCancel, card.refuseCancel];
  return {
    title: card.asks(name(leaving.askedBy), accountLabel(account)),
    terms: [
      { kind: 'list', items: lines.map((text) => [{ kind: 'text' as const, text }]) },
      ...(isOpen && view.plannedCount > 0 ? [paragraph(card.planned(view.plannedCount))] : []),
      ...(isAhead && account.standing.kind === 'asleep' ? [paragraph(card.asleep)] : []),
      ...(isAhead && view.relays.length > 0 ? [paragraph(card.relays(view.relays))] : []),
    ],
    states: [...statesOf(view), ...(leaving.state === 'done' ? [card.leftHow] : [])],
    labels: { approve, refuse, cancel: card.cancel },
    further: fileButton(view),
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
  const { m, leaving, name, agreedBy, lastName } = view;
  const { card } = m.leaving;
  const { approvedBy, missing } = card;
  switch (leaving.state) {
    case 'asked':
      return waitingLines(view, { approvedBy, missing });
    case 'agreed': {
      const isFading = leaving.way === 'fadeOut';
      const agreed = isFading
        ? card.agreedFading(agreedBy, dayText(view, sleepsAtOf(leaving)))
        : card.agreed(agreedBy, dayText(view, lastDayOf(leaving)));
      const { cancelAskedBy } = leaving;
      if (cancelAskedBy === null) return [agreed];
      return [agreed, card.cancelWish(name(cancelAskedBy)), ...waitingLines(view, { approvedBy, missing })];
    }
    case 'done':
      return [approvedBy(agreedBy), card.left(dayText(view, leaving.endedAt ?? leaving.leavesAt))];
    case 'refused':
      return [card.refused(lastName)];
    case 'cancelled':
      return [card.cancelled];
    case 'replaced':
      return [card.replaced];
    case 'lapsed':
      return [isReturned(leaving) ? card.returned : card.void];
  }
}

/** Tells whether the account was woken after it was left by this plan. */
function isReturned({ state, endedWhy }: Leaving): boolean {
  return state === 'lapsed' && endedWhy === 'returned';
}

function fileButton({ m, leaving }: LeavingView): readonly Button[] {
  const isShown = leaving.state === 'agreed' || leaving.state === 'done' || isReturned(leaving);
  const about = { draftId: 'none', revision: leaving.number, target: leaving.id } as const;
  return isShown ? [cardButton('exportLeaving', m.leaving.card.export, 'plain', about)] : [];
}
