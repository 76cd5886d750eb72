import type { DraftState } from './draft-view.ts';
import { whenText } from '#bot/when-text.ts';
import { type Delivery, isReplaced } from '#publishing/delivery.ts';

/** Describes a draft's state in two or three words. Deliveries say more than the draft's own state does. */
export function stateText(view: DraftState): string {
  const { draft, standing, m } = view;
  if (draft.state === 'approved') return approvedText(view);
  const isReturned = draft.state === 'asked' && standing.kind === 'changesAsked';
  const own = m.cards.state[isReturned ? 'changesAsked' : draft.state];
  const isPublic = view.deliveries.some(({ state }) => state === 'sent' || state === 'retracting');
  return isPublic ? `${m.cards.state.partly}, ${own}` : own;
}

function approvedText({ deliveries, desk, freeze, m, now }: DraftState): string {
  const { state } = m.cards;
  const of = (...states: readonly Delivery['state'][]): readonly Delivery[] =>
    deliveries.filter((delivery) => states.includes(delivery.state));
  const [ready] = of('ready');
  const away = of('sent', 'retracting').length;
  const held = of('held');
  const isFrozen = freeze !== null && held.every((one) => one.state === 'held' && one.why === 'frozen');
  const undecided =
    held.length > 0 ? (isFrozen ? state.frozen : state.held) : of('doubt').length > 0 ? state.checking : null;
  if (undecided !== null) return away > 0 ? `${state.partly}, ${undecided}` : undecided;
  if (of('failed').length > 0) return away > 0 ? state.partly : state.failed;
  if (of('sending').length > 0) return state.leaving;
  if (ready !== undefined) {
    const isSoon = ready.dueAt.getTime() - now.getTime() <= 120_000;
    return isSoon ? state.leaving : state.scheduled(whenText(ready.dueAt, desk.timeZone, m.tongue, now));
  }
  // Counts a replaced post as published: a correction is public in its place, so nothing is missing.
  const replaced = deliveries.filter(isReplaced).length;
  if (away > 0) return away + replaced === deliveries.length ? state.published : state.partly;
  return of('retracted').length > 0 ? state.retracted : state.approved;
}
