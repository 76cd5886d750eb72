import type { Messages } from '#messages/words/messages.ts';

import type { CalendarEntry } from './calendar-entry.ts';

/** Says in one line what matters of a week: how much is planned and published, and what waits for people. Pure. */
export function weekLine(
  { calendar: { week } }: Pick<Messages, 'calendar'>,
  entries: readonly Pick<CalendarEntry, 'state' | 'awaited'>[],
): string {
  const count = (isCounted: (entry: Pick<CalendarEntry, 'state' | 'awaited'>) => boolean): number =>
    entries.filter(isCounted).length;
  const planned = count(({ state }) => ['writing', 'waits', 'approved', 'held'].includes(state));
  const published = count(({ state }) => state === 'public' || state === 'partly');
  const waiting = count(({ awaited }) => awaited?.kind === 'approvals');
  const held = count(({ state }) => state === 'held');
  return [
    ...(planned + published === 0 ? [week.nothing] : []),
    ...(planned === 0 ? [] : [week.planned(planned)]),
    ...(waiting === 0 ? [] : [week.waiting(waiting)]),
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

/** Says how a post stands, by the words of its cards. Pure. */
export function stateWord(
  { cards }: Pick<Messages, 'cards'>,
  state: CalendarEntry['state'],
  awaited: CalendarEntry['awaited'] = null,
): string {
  return cards.state[awaited?.kind === 'changes' ? 'changesAsked' : wordOf[state]];
}

/** Says whose approval a post waits for; null: for none. Pure. */
export function awaitedText(
  { calendar: { awaits } }: Pick<Messages, 'calendar'>,
  awaited: CalendarEntry['awaited'],
): string | null {
  switch (awaited?.kind) {
    case 'approvals':
      return awaited.role === null ? awaits.approvals(awaited.missing) : awaits.ofRole(awaited.missing, awaited.role);
    case 'changes':
    case undefined:
      return null;
  }
}
