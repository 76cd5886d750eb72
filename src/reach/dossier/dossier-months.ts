import { Temporal } from 'temporal-polyfill';

import type { DigestPeriod } from '#reach/digest-period.ts';
import { startOf } from '#reach/period-of-days.ts';

/** A month of a dossier, or the part of it within the dossier's days. */
export interface MonthSpan extends DigestPeriod {
  /** For example "2026-11". */
  readonly month: string;
}

/** Days in the form "2026-11-30", both included. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

/** Returns the months of these days in a zone, the earliest first; the first and last may be partial. */
export function monthsOf({ first, last }: Days, timeZone: string): readonly MonthSpan[] {
  const end = Temporal.PlainDate.from(last).add({ days: 1 });
  const months: MonthSpan[] = [];
  let day = Temporal.PlainDate.from(first);
  while (Temporal.PlainDate.compare(day, end) < 0) {
    const next = day.with({ day: 1 }).add({ months: 1 });
    const until = Temporal.PlainDate.compare(next, end) < 0 ? next : end;
    months.push({
      month: day.toString().slice(0, 7),
      from: startOf(day, timeZone),
      to: startOf(until, timeZone),
    });
    day = next;
  }
  return months;
}

/** Returns the days of the last twelve full months before that moment. */
export function lastTwelveMonths(now: Date, timeZone: string): Days {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const end = today.with({ day: 1 });
  return { first: end.subtract({ months: 12 }).toString(), last: end.subtract({ days: 1 }).toString() };
}

/** Returns the day after a day in the form "2026-11-30". */
export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** Returns the day of an instant in a zone, in the form "2026-11-30". */
export function dayIn(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Returns the month of an instant in a zone, in the form "2026-11". */
export function monthOf(at: Date, timeZone: string): string {
  return dayIn(at, timeZone).slice(0, 7);
}

/** Returns the months from one instant to another, in the form "2026-11", the earliest first. */
export function monthsBetween(from: Date, last: Date, timeZone: string): readonly string[] {
  const days = { first: dayIn(from, timeZone), last: dayIn(last, timeZone) };
  return monthsOf(days, timeZone).map(({ month }) => month);
}
