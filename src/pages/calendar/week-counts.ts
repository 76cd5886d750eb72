import type { Messages } from '#messages/words/messages.ts';

import type { CalendarEntry } from './calendar-entry.ts';

type Counted = Pick<CalendarEntry, 'state' | 'awaited' | 'at'>;

/**
 * Says in one line what matters of a week: how much is planned and published, and what waits for people, also where it has
 * no time yet. Pure.
 */
export function weekLine({ calendar: { week } }: Pick<Messages, 'calendar'>, entries: readonly Counted[]): string {
  const count = (isCounted: (entry: Counted) => boolean): number => entries.filter(isCounted).length;
  const planned = count(({ at, state }) => at !== null && ['writing', 'waits', 'approved', 'held'].includes(state));
  const published = count(({ state }) => state === 'public' || state === 'partly');
  const waiting = count(({ at, awaited }) => at !== null && awaited?.kind === 'approvals');
  const undated = count(({ at, awaited }) => at === null && awaited?.kind === 'approvals');
  const held = count(({ state }) => state === 'held');
  return [
    ...(planned + published + undated === 0 ? [week.nothing] : []),
    ...(planned === 0 ? [] : [week.planned(planned)]),
    ...(waiting === 0 ? [] : [week.waiting(waiting)]),
    ...(undated === 0 ? [] : [week.undated(undated)]),
    ...(held === 0 ? [] : [week.held(held)]),
    ...(published === 0 ? [] : [week.published(published)]),
  ].join(' · ');
}

const wordOf = {
  writing: 'writing',
  waits: 'asked',
  approved: 'approved',
  held: 'held',
  public: 'published',
  partly: 'partly',
  retracted: 'retracted',
  cancelled: 'cancelled',
} as const;

/** Says how a post, or its part for one account, stands, by the words of its cards. Pure. */
export function stateWord({ cards }: Pick<Messages, 'cards'>, state: CalendarEntry['state']): string {
  return cards.state[wordOf[state]];
}

/** Says how a post stands, and whose approvals it waits for. Pure. */
export function entryWord(
  m: Pick<Messages, 'cards' | 'calendar'>,
  { state, awaited }: Pick<CalendarEntry, 'state' | 'awaited'>,
): string {
  const { awaits } = m.calendar;
  switch (awaited?.kind) {
    case 'approvals':
      return awaited.role === null ? awaits.approvals(awaited.missing) : awaits.ofRole(awaited.missing, awaited.role);
    case 'changes':
      return m.cards.state.changesAsked;
    case undefined:
      return stateWord(m, state);
  }
}
