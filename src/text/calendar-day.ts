import { Temporal } from 'temporal-polyfill';

/** Returns the day of a year, month (1 to 12) and day of the month; null where the calendar has no such day. */
export function calendarDay(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
