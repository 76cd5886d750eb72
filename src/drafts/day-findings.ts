import { Temporal } from 'temporal-polyfill';

import { calendarDay } from '#text/calendar-day.ts';
import { daysIn, type NamedDay } from '#text/days-in.ts';

import { announces } from './announces.ts';
import { type FoundOf, warns } from './finding-kind.ts';
import type { Moment, MomentRule } from './finding-rule.ts';
import { type Written, writtenIn } from './written-in.ts';

/** So far ahead a day without its year can only be the next one, and so far back only the last one. */
const surelyAhead = 150;
const surelyBehind = 60;
const mostYears = 20;
/** More are a list; no post has as many. */
const mostDays = 100;

const kinds = {
  /** `day`: the day that is meant, YYYY-MM-DD; it is not the weekday that is written with it. */
  WEEKDAY_WRONG: warns<{ readonly day: string }>(),
  /** `written`: the day that no calendar has. */
  DAY_UNREAL: warns<{ readonly written: string }>(),
  /** `day`: what is announced for it is over before the post goes out. */
  DAY_OVER: warns<{ readonly day: string }>(),
};
type Found = FoundOf<typeof kinds>;

/**
 * Checks the days that a post names against the calendar, on the day on which it goes out. A day without its year may be
 * of several: only what is wrong in each of them is told.
 */
export const dayRule: MomentRule<typeof kinds> = { kinds, atMoment: dayFindings };

function dayFindings({ content, now }: Moment): readonly Found[] {
  const goesOutAt = content.window === null || content.window.publishAt < now ? now : content.window.publishAt;
  const goesOut = Temporal.Instant.fromEpochMilliseconds(goesOutAt.getTime())
    .toZonedDateTimeISO(content.timeZone)
    .toPlainDate();
  return writtenIn(content).flatMap((written) => {
    const days = daysIn(written.prose, content.language === 'en').slice(0, mostDays);
    if (days.length === 0) return [];
    const years = yearsBeside(days, written.prose);
    return days.flatMap((day) => findingsOfDay(day, written, { goesOut, years }));
  });
}

/** Returns the years that a text names for themselves: each may be that of a day without one. */
function yearsBeside(days: readonly NamedDay[], prose: string): ReadonlySet<number> {
  const within = (at: number): boolean => days.some((day) => at >= day.at && at < day.at + day.length);
  return new Set(
    Array.from(prose.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu))
      .slice(0, mostYears)
      .flatMap(({ 0: year, index }) => (within(index) ? [] : [Number(year)])),
  );
}

interface Reading {
  readonly goesOut: Temporal.PlainDate;
  /** Years that the text names without a day. */
  readonly years: ReadonlySet<number>;
}

function findingsOfDay(named: NamedDay, { prose, placeAt }: Written, reading: Reading): readonly Found[] {
  const place = placeAt(named.at, named.length);
  const [meant, ...others] = daysMeant(named, reading);
  if (meant === undefined) {
    const isUnreal = named.day >= 1 && named.day <= 31 && named.month >= 1 && named.month <= 12;
    const written = prose.slice(named.at, named.at + named.length);
    return isUnreal ? [{ code: 'DAY_UNREAL', place, data: { written } }] : [];
  }
  const { weekday } = named;
  const day = meant.toString();
  if (weekday !== null && [meant, ...others].every(({ dayOfWeek }) => dayOfWeek !== weekday)) {
    return [{ code: 'WEEKDAY_WRONG', place, data: { day } }];
  }
  const isOver = [meant, ...others].every((one) => Temporal.PlainDate.compare(one, reading.goesOut) < 0);
  if (!isOver || named.goesOn || !announces(prose, named)) return [];
  // Without its year it may be meant for the next, however far that is.
  return [{ code: 'DAY_OVER', place, data: { day }, ...(named.year === null ? { level: 'info' } : {}) }];
}

/** Lists the days that may be meant, the likeliest first; none where no calendar has such a day. */
function daysMeant(named: NamedDay, { goesOut, years }: Reading): readonly Temporal.PlainDate[] {
  const { year, month, day, mayTurn } = named;
  const inYear = (one: number): readonly Temporal.PlainDate[] =>
    [calendarDay(one, month, day), mayTurn ? calendarDay(one, day, month) : null].filter((found) => found !== null);
  if (year !== null) return inYear(year);
  const around = [-1, 0, 1].flatMap((step) => inYear(goesOut.year + step));
  // The 29th of February is in some years alone.
  if (around.length === 0 && month === 2 && day === 29) return [2028, 2032].flatMap(inYear);
  const distances = around
    .map((date) => ({ date, days: goesOut.until(date).total('days') }))
    .filter(({ days }) => Math.abs(days) <= 366);
  const ahead = distances.filter(({ days }) => days >= 0 && days <= surelyAhead);
  const behind = distances.filter(({ days }) => days < 0 && days >= -surelyBehind);
  const sure = ahead.length > 0 ? ahead : behind;
  const either = sure.length > 0 ? sure : distances.toSorted((one, other) => Math.abs(one.days) - Math.abs(other.days));
  return [...either.map(({ date }) => date), ...[...years].flatMap(inYear)];
}
