import { Temporal } from 'temporal-polyfill';

import type { CalendarView } from './calendar-query.ts';

/** Days that are shown together, in the desk's zone; a clock change makes one of them shorter or longer. */
export interface CalendarSpan {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  readonly from: Date;
  /** The end, not included. */
  readonly to: Date;
  /** Days of the spans before and after. */
  readonly previous: Temporal.PlainDate;
  readonly next: Temporal.PlainDate;
}

/** Returns the days around one that a view shows: its month, its week from Monday on, or itself. Pure. */
export function spanOf(view: CalendarView, on: Temporal.PlainDate, timeZone: string): CalendarSpan {
  switch (view) {
    case 'list':
    case 'month': {
      const first = on.with({ day: 1 });
      return between(first, first.add({ months: 1 }).subtract({ days: 1 }), timeZone, first.subtract({ months: 1 }));
    }
    case 'week':
      return weekOf(on, timeZone);
    case 'day':
      return between(on, on, timeZone, on.subtract({ days: 1 }));
  }
}

/** Returns the week of a day, from Monday to Sunday. Pure. */
export function weekOf(on: Temporal.PlainDate, timeZone: string): CalendarSpan {
  const monday = on.subtract({ days: on.dayOfWeek - 1 });
  return between(monday, monday.add({ days: 6 }), timeZone, monday.subtract({ days: 7 }));
}

function between(
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  timeZone: string,
  previous: Temporal.PlainDate,
): CalendarSpan {
  const next = last.add({ days: 1 });
  return { first, last, from: startOfDay(first, timeZone), to: startOfDay(next, timeZone), previous, next };
}

/** Lists the days of a span. Pure. */
export function daysOf({ first, last }: Pick<CalendarSpan, 'first' | 'last'>): readonly Temporal.PlainDate[] {
  const { days } = first.until(last, { largestUnit: 'day' });
  return Array.from({ length: days + 1 }, (_, at) => first.add({ days: at }));
}

/** Returns the first instant of a day in a zone; not midnight if a clock change skips that. Pure. */
export function startOfDay(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

/** Returns the day of an instant in a zone. Pure. */
export function dayOf(at: Date, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}
