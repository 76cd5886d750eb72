import { Temporal } from 'temporal-polyfill';

/** From the first day's first moment until just before the day after the last begins; null: without a bound. */
export interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

/**
 * Returns the period of days such as "2026-10-25", in that zone and both included: a day of a clock change has 23 or 25
 * hours.
 */
export function periodOfDays(days: { readonly from: string | null; readonly to: string | null }, zone: string): Period {
  return {
    from: days.from === null ? null : startOf(Temporal.PlainDate.from(days.from), zone),
    to: days.to === null ? null : startOf(Temporal.PlainDate.from(days.to).add({ days: 1 }), zone),
  };
}

/** Tells whether that is a day of the calendar, written "2026-10-25", of this millennium. */
export function isDay(said: string): boolean {
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(said)) return false;
  try {
    Temporal.PlainDate.from(said);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Returns when a day begins in a zone: later than at 00:00 where clocks go forward at midnight. */
export function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}
