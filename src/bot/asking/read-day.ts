import { Temporal } from 'temporal-polyfill';

import { calendarDay } from './calendar-day.ts';

const iso = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/u;
const local = /^(?<day>\d{1,2})[./-](?<month>\d{1,2})(?:[./-](?<year>\d{4}|\d{2}))?$/u;
/** The longest text that is normalized, in characters. No day is as long, and a long text takes time. */
const maxLength = 60;
/** The format of a platform's date picker. */
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;

/**
 * Parses a day, "2026-12-24", "24/12/2026", "24.12.26" or "24/12", as YYYY-MM-DD; null where it is none. Without a year
 * it is the next such day from yesterday on, since one may hear of an absence late. Pure.
 */
export function readDay(typed: string, timeZone: string, now: Date): string | null {
  if (typed.length > maxLength) return null;
  const plain = typed.normalize('NFKC').trim();
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  if (instant.test(plain)) return dayOfInstant(plain, timeZone);
  const groups = (iso.exec(plain) ?? local.exec(plain))?.groups;
  if (groups === undefined) return null;
  const [month, day] = [Number(groups['month']), Number(groups['day'])];
  const given = groups['year'];
  const year = given === undefined ? today.year : given.length === 2 ? 2000 + Number(given) : Number(given);
  const found = calendarDay(year, month, day);
  if (found === null) return null;
  const isPast = Temporal.PlainDate.compare(found, today.subtract({ days: 1 })) < 0;
  const next = given === undefined && isPast ? calendarDay(today.year + 1, month, day) : found;
  return next?.toString() ?? null;
}

function dayOfInstant(plain: string, timeZone: string): string | null {
  try {
    return Temporal.Instant.from(plain).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
