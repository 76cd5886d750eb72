import { Temporal } from 'temporal-polyfill';

import { between, type Random, wholeBetween } from './seeded.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
/** The newest post is at least this old, so that none of its events lies in the future. */
const settledMs = 10 * minuteMs;

/**
 * Invents the instants when posts left, the oldest first: six to nine a week in the past weeks and this one, in working
 * hours.
 */
export function inventMoments(
  random: Random,
  { now, timeZone, weeks }: { readonly now: Date; readonly timeZone: string; readonly weeks: number },
): readonly Date[] {
  const today = localOf(now, timeZone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1, weeks });
  const moments: Date[] = [];
  for (let week = 0; week <= weeks; week += 1) {
    const posts = wholeBetween(random, 6, 9);
    for (let post = 0; post < posts; post += 1) {
      const day = monday.add({ weeks: week, days: wholeBetween(random, 0, 4) });
      const at = day.toZonedDateTime({ timeZone, plainTime: { hour: 8, minute: 30 } });
      const moment = at.epochMilliseconds + Math.floor(between(random, 0, 9 * hourMs));
      moments.push(new Date(moment));
    }
  }
  return moments
    .filter((moment) => moment.getTime() + settledMs <= now.getTime())
    .toSorted((a, b) => a.getTime() - b.getTime());
}

/** Invents when approval was asked for and given for a post: 0.2 to 20 hours apart, both in working hours. */
export function inventApproval(
  random: Random,
  { leavesAt, leadMs, timeZone }: { readonly leavesAt: Date; readonly leadMs: number; readonly timeZone: string },
): { readonly askedAt: Date; readonly decidedAt: Date } {
  const decidedAt = new Date(leavesAt.getTime() - leadMs);
  let askedAt = new Date(decidedAt.getTime() - 0.2 * hourMs);
  for (let tries = 0; tries < 12; tries += 1) {
    // Evenly over the logarithm: many short spans, few long ones.
    const hours = Math.exp(between(random, Math.log(0.2), Math.log(20)));
    const tried = new Date(decidedAt.getTime() - Math.round(hours * hourMs));
    if (!isAtWork(tried, timeZone)) continue;
    askedAt = tried;
    break;
  }
  return { askedAt, decidedAt };
}

function isAtWork(at: Date, timeZone: string): boolean {
  const { hour, dayOfWeek } = localOf(at, timeZone);
  return dayOfWeek <= 5 && hour >= 8 && hour < 19;
}

function localOf(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
