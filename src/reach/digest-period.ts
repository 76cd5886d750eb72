import { Temporal } from 'temporal-polyfill';

import { startOf } from './period-of-days.ts';
import { ageHours, comparedAge, punctualMs } from './reading-ages.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Time until a post is in a digest: the 72 hours of its compared reading, and the hour in which that is punctual. */
const settledMs = ageHours[comparedAge] * hourMs + punctualMs;

/** Posts published from `from` until just before `to`. */
export interface DigestPeriod {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Returns the period of a digest at that moment: seven days of the zone's calendar, shifted back until all posts are
 * old enough. Digests a week apart, at the same local time, meet without a gap even when clocks change.
 */
export function weekBefore(at: Date, timeZone: string): DigestPeriod {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return { from: settled(zoned.subtract({ days: 7 })), to: settled(zoned) };
}

/**
 * Returns the period from the day `first` to the day `last`, both included, limited to posts that are old enough at
 * `now`.
 */
export function settledDays(first: string, last: string, timeZone: string, now: Date): DigestPeriod {
  const from = startOf(Temporal.PlainDate.from(first), timeZone);
  const end = startOf(Temporal.PlainDate.from(last).add({ days: 1 }), timeZone);
  return { from, to: new Date(Math.max(from.getTime(), Math.min(end.getTime(), now.getTime() - settledMs))) };
}

/** Returns the days just before a period, as many as it has, in the zone's calendar. */
export function periodBefore({ from, to }: DigestPeriod, timeZone: string): DigestPeriod {
  const zoned = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  const start = zoned.subtract({ days: daysIn({ from, to }) });
  return { from: new Date(start.epochMilliseconds), to: from };
}

/** Returns the number of days in a period; a change of clocks still leaves a whole number. */
export function daysIn({ from, to }: DigestPeriod): number {
  return Math.round((to.getTime() - from.getTime()) / dayMs);
}

/**
 * Returns the ends of the last `weeks` weeks in the zone's calendar, oldest first and ending with `to`, and the start
 * of the oldest.
 */
export function weeksUntil(
  to: Date,
  timeZone: string,
  weeks: number,
): { readonly from: Date; readonly ends: readonly Date[] } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(to.getTime()).toZonedDateTimeISO(timeZone);
  const back = (count: number): Date => new Date(zoned.subtract({ days: 7 * count }).epochMilliseconds);
  return { from: back(weeks), ends: Array.from({ length: weeks }, (_, index) => back(weeks - 1 - index)) };
}

function settled(zoned: Temporal.ZonedDateTime): Date {
  return new Date(zoned.epochMilliseconds - settledMs);
}
