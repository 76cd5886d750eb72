import { Temporal } from 'temporal-polyfill';

/** The day of that year, month (1 to 12) and day of the month; null where the calendar has none. */
export function calendarDay(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
