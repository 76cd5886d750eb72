import { Temporal } from 'temporal-polyfill';

import { readDay } from '#bot/forms/read-day.ts';
import { readTime, type TimeReading } from '#bot/forms/read-time.ts';

/** How far back a period may have begun. Less than a year, since a time is read for a year ahead. */
const monthsBack = 11;

/**
 * Parses the first or the last moment of a period. A day counts as a whole. Of a time that clocks show twice, it takes
 * the moment that makes the period longer, and so stricter. Null if it is unclear which moment is meant. A time in the
 * past is read only with its year. Pure.
 */
export function readBound(typed: string, bound: 'from' | 'to', reading: TimeReading): Date | null {
  const read = readAt(typed, bound, reading);
  if (read !== null || !/\b\d{4}\b/u.test(typed)) return read;
  return readAt(typed, bound, { ...reading, now: monthsBefore(reading) });
}

function readAt(typed: string, bound: 'from' | 'to', reading: TimeReading): Date | null {
  const read = readTime(typed, reading);
  switch (read.kind) {
    case 'at':
      return read.at;
    case 'doubled': {
      const one = readTime(bound === 'from' ? read.earlier : read.later, reading);
      return one.kind === 'at' ? one.at : null;
    }
    case 'noTime': {
      const day = readDay(typed, reading);
      if (day.kind !== 'day') return null;
      const first = Temporal.PlainDate.from(day.day);
      const whole = bound === 'from' ? first : first.add({ days: 1 });
      return new Date(whole.toZonedDateTime(reading.timeZone).epochMilliseconds);
    }
    case 'unread':
    case 'past':
    case 'tooFar':
    case 'wrongWeekday':
    case 'unsure':
    case 'nonexistent':
      return null;
  }
}

function monthsBefore({ now, timeZone }: TimeReading): Date {
  const then = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(then.subtract({ months: monthsBack }).epochMilliseconds);
}
