import { Temporal } from 'temporal-polyfill';

/** Weekday and time of a desk's digest: 1 for Monday to 7 for Sunday, and a local time such as "09:00". */
export interface DigestHour {
  readonly weekday: number;
  readonly time: string;
}

/**
 * Returns the first instant after `after` with that weekday and time in the zone. A time that clocks skip would come
 * late, and one that comes twice counts the first time; settings refuse both.
 */
export function nextDigestAt({ weekday, time }: DigestHour, timeZone: string, after: Date): Date {
  const now = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(timeZone);
  const hour = Temporal.PlainTime.from(time);
  const ahead = (weekday - now.dayOfWeek + 7) % 7;
  const [soon, later] = [ahead, ahead + 7].map((days) =>
    now.toPlainDate().add({ days }).toZonedDateTime({ timeZone, plainTime: hour }),
  );
  if (soon === undefined || later === undefined) throw new Error('a list of two has two');
  return new Date((soon.epochMilliseconds > after.getTime() ? soon : later).epochMilliseconds);
}

/** Returns the ISO week of an instant in the zone, such as "2026-W48". A desk has one digest per ISO week. */
export function isoWeekOf(at: Date, timeZone: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  if (yearOfWeek === undefined || weekOfYear === undefined) throw new Error('the ISO calendar has weeks');
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
}
