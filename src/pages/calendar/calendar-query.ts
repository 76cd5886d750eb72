import type { Temporal } from 'temporal-polyfill';

import type { Desk } from '#desks/desk.ts';
import { calendarDay } from '#text/calendar-day.ts';

import { type CalendarState, calendarStates } from './calendar-entry.ts';

/** `day` is a list of one day; the month links to it for days with more posts than it can show. */
const views = ['list', 'week', 'month', 'day'] as const;

export type CalendarView = (typeof views)[number];

/** The part of the calendar to show. */
export interface CalendarQuery {
  readonly view: CalendarView;
  /** A day of the span; null: today. */
  readonly on: Temporal.PlainDate | null;
  /** Empty: all. */
  readonly accountIds: readonly string[];
  readonly states: readonly CalendarState[];
  /** Page of a long list, from 1. */
  readonly page: number;
  /** Number of the only draft to show; null: the calendar. */
  readonly post: number | null;
  /** The language that the reader chose on the page; null: none. */
  readonly lang: string | null;
}

/** Reads the query from an address. Ignores values that make no sense, since addresses are cut and mistyped. Pure. */
export function readQuery(query: URLSearchParams, desk: Pick<Desk, 'accounts'>): CalendarQuery {
  const chosen = <T extends string>(name: string, known: readonly T[]): readonly T[] => {
    const said = query.getAll(name);
    return known.filter((one) => said.includes(one));
  };
  return {
    view: chosen('view', views)[0] ?? 'list',
    on: readDay(query.get('on')),
    accountIds: chosen(
      'account',
      desk.accounts.map(({ id }) => id),
    ),
    states: chosen('state', calendarStates),
    page: readNumber(query.get('page')) ?? 1,
    post: readNumber(query.get('post')),
    lang: query.get('lang'),
  };
}

/** Returns the address of another part of the same calendar, relative to its page. Pure. */
export function hrefOf(query: CalendarQuery, change: Partial<CalendarQuery> = {}): string {
  const { view, on, accountIds, states, page, post, lang } = { ...query, page: 1, post: null, ...change };
  const fields: readonly (readonly [string, string])[] = [
    ...(view === 'list' ? [] : [['view', view] as const]),
    ...(on === null ? [] : [['on', on.toString()] as const]),
    ...accountIds.map((id) => ['account', id] as const),
    ...states.map((state) => ['state', state] as const),
    ...(page === 1 ? [] : [['page', String(page)] as const]),
    ...(post === null ? [] : [['post', String(post)] as const]),
    ...(lang === null ? [] : [['lang', lang] as const]),
  ];
  return `calendar?${new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString()}`;
}

function readDay(said: string | null): Temporal.PlainDate | null {
  const [, year, month, day] = /^(20\d\d)-(\d\d)-(\d\d)$/u.exec(said ?? '') ?? [];
  return year === undefined ? null : calendarDay(Number(year), Number(month), Number(day));
}

function readNumber(said: string | null): number | null {
  return said !== null && /^[1-9]\d{0,6}$/u.test(said) ? Number(said) : null;
}
