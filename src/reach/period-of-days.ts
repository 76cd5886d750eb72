import { Temporal } from 'temporal-polyfill';

const dayMs = 86_400_000;

/** From the start of the first day until just before the day after the last; null: unbounded. */
export interface Period {
  readonly from: Date | null;
  readonly to: Date | null;
}

/**
 * Returns the period of days such as "2026-10-25", both included, in that zone. A day with a clock change has 23 or 25
 * hours.
 */
export function periodOfDays(days: { readonly from: string | null; readonly to: string | null }, zone: string): Period {
  return {
    from: days.from === null ? null : startOf(Temporal.PlainDate.from(days.from), zone),
    to: days.to === null ? null : startOf(Temporal.PlainDate.from(days.to).add({ days: 1 }), zone),
  };
}

/** Tells whether this is a calendar day of this millennium, in the form "2026-10-25". */
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

/** Returns the number of the day of an instant in a zone: consecutive days have consecutive numbers. */
export function dayNumberIn(at: Date, timeZone: string): number {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return Math.floor((at.getTime() + offsetNanoseconds / 1e6) / dayMs);
}

/** Returns the start of a day in a zone: after 00:00 if clocks go forward at midnight. */
export function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}
