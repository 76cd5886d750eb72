import { Temporal } from 'temporal-polyfill';

import { startOf } from './period-of-days.ts';
import { ageHours, comparedAge, punctualMs } from './reading-ages.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A post is in a digest once the reading at which it is compared has had its time: 72 hours, and one to be read in. */
const settledMs = ageHours[comparedAge] * hourMs + punctualMs;

/** Posts published from `from` until just before `to`. */
export interface DigestPeriod {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Returns the period of a digest at that moment: the posts of seven days of the zone's calendar that are old enough to
 * be compared. Two digests a week apart, at the same local time, meet without a gap, also where clocks change.
 */
export function weekBefore(at: Date, timeZone: string): DigestPeriod {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return { from: settled(zoned.subtract({ days: 7 })), to: settled(zoned) };
}

/**
 * Returns the period of whole days in the zone, the last day among them, as far as its posts are old enough at `now`.
 */
export function settledDays(first: string, last: string, timeZone: string, now: Date): DigestPeriod {
  const from = startOf(Temporal.PlainDate.from(first), timeZone);
  const end = startOf(Temporal.PlainDate.from(last).add({ days: 1 }), timeZone);
  return { from, to: new Date(Math.max(from.getTime(), Math.min(end.getTime(), now.getTime() - settledMs))) };
}

/** Returns the days right before a period, as many as it has, by the zone's calendar. */
export function periodBefore({ from, to }: DigestPeriod, timeZone: string): DigestPeriod {
  const zoned = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  const start = zoned.subtract({ days: daysIn({ from, to }) });
  return { from: new Date(start.epochMilliseconds), to: from };
}

/** Returns how many days a period has; one with a change of clocks has a whole number of them, too. */
export function daysIn({ from, to }: DigestPeriod): number {
  return Math.round((to.getTime() - from.getTime()) / dayMs);
}

/**
 * Returns the ends of the last `weeks` weeks of the zone's calendar, oldest first, of which the last is `to`; and where
 * the oldest began.
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
