import type { Messages } from '#messages/words/messages.ts';

import type { CalendarEntry } from './calendar-entry.ts';

type Counted = Pick<CalendarEntry, 'state' | 'awaited' | 'at'>;

/**
 * Summarises a week in one line: the posts planned and published, and those that wait for people, also without a time.
 * Pure.
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

/** Returns the word for the state of a post, or its part for one account, as on its cards. Pure. */
export function stateWord({ cards }: Pick<Messages, 'cards'>, state: CalendarEntry['state']): string {
  return cards.state[wordOf[state]];
}

/** Describes a post's state, and the approvals that it waits for. Pure. */
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
