import { Temporal } from 'temporal-polyfill';

import type { DeskSettings } from './desk-settings.ts';
import { calendarOfZone, publicHolidays } from './public-holidays.ts';

/** The time in which a desk's people may be disturbed: its days and hours, in its zone, without public holidays. */
export interface WorkingHours {
  readonly timeZone: string;
  /** 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  /** Holidays as YYYY-MM-DD, for the year of the instant they were read for and the next. */
  readonly holidays: ReadonlySet<string>;
}

type Set = Pick<DeskSettings, 'timeZone' | 'language' | 'workDays' | 'workFrom' | 'workTo' | 'holidays'>;

const mostDaysAhead = 60;

/** Reads the desk's working hours around an instant, for instants of its year and the next. */
export async function workingHoursOf(desk: Set, around: Date): Promise<WorkingHours> {
  const { timeZone, workDays: days, workFrom: from, workTo: to } = desk;
  const code = await calendarOf(desk);
  const { year } = zonedAt(around, timeZone);
  const years = code === null ? [] : await Promise.all([year, year + 1].map((one) => publicHolidays(code, one)));
  return { timeZone, days, from, to, holidays: new Set(years.flatMap((one) => [...one])) };
}

/** Returns the code of the calendar whose public holidays count on the desk; null if none do. */
export async function calendarOf({
  holidays,
  timeZone,
  language,
}: Pick<Set, 'holidays' | 'timeZone' | 'language'>): Promise<string | null> {
  if (holidays === 'none') return null;
  return holidays === 'auto' ? calendarOfZone(timeZone, language) : holidays;
}

/** Tells whether the desk works at that instant. Pure. */
export function isWorkingTime(hours: WorkingHours, at: Date): boolean {
  const window = windowOn(hours, zonedAt(at, hours.timeZone).toPlainDate());
  return window !== null && window.from <= at && at < window.to;
}

/**
 * Returns the instant when so many minutes of working time have passed since `start`; null if the desk does not work
 * that long in two months. Pure.
 */
export function afterWorkingTime(hours: WorkingHours, start: Date, minutes: number): Date | null {
  const first = zonedAt(start, hours.timeZone).toPlainDate();
  let leftMs = minutes * 60_000;
  for (let ahead = 0; ahead <= mostDaysAhead; ahead += 1) {
    const window = windowOn(hours, first.add({ days: ahead }));
    if (window === null) continue;
    const from = Math.max(window.from.getTime(), start.getTime());
    const there = window.to.getTime() - from;
    // Never the last moment of a day, when nobody works any more.
    if (leftMs < there) return new Date(from + leftMs);
    leftMs -= Math.max(0, there);
  }
  return null;
}

/**
 * Returns the hours of the last working day up to `day`, but not before `notBefore` (YYYY-MM-DD); those of `day` if
 * there is none. Pure.
 */
export function lastWorkingHours(
  hours: WorkingHours,
  { notBefore, day }: { readonly notBefore: string; readonly day: string },
): { readonly from: Date; readonly to: Date } {
  const first = Temporal.PlainDate.from(notBefore);
  let one = Temporal.PlainDate.from(day);
  while (Temporal.PlainDate.compare(one, first) >= 0) {
    const window = windowOn(hours, one);
    if (window !== null) return window;
    one = one.subtract({ days: 1 });
  }
  return hoursOn(hours, Temporal.PlainDate.from(day));
}

/**
 * Returns the first beginning of a working day after an instant; nine days later if the desk has none in two months.
 * Pure.
 */
export function nextWorkingMorning(hours: WorkingHours, after: Date): Date {
  const first = zonedAt(after, hours.timeZone).toPlainDate();
  for (let ahead = 0; ahead <= mostDaysAhead; ahead += 1) {
    const window = windowOn(hours, first.add({ days: ahead }));
    if (window !== null && window.from > after) return window.from;
  }
  return new Date(after.getTime() + 9 * 86_400_000);
}

/** Returns the calendar day that is so many days after another (YYYY-MM-DD). */
export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Returns the calendar day of an instant in a zone, YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  return zonedAt(at, timeZone).toPlainDate().toString();
}

function windowOn(hours: WorkingHours, day: Temporal.PlainDate): { readonly from: Date; readonly to: Date } | null {
  if (!hours.days.includes(day.dayOfWeek) || hours.holidays.has(day.toString())) return null;
  return hoursOn(hours, day);
}

function hoursOn(hours: WorkingHours, day: Temporal.PlainDate): { readonly from: Date; readonly to: Date } {
  const at = (time: string): Date => {
    const plainTime = Temporal.PlainTime.from(time);
    return new Date(day.toZonedDateTime({ timeZone: hours.timeZone, plainTime }).epochMilliseconds);
  };
  return { from: at(hours.from), to: at(hours.to) };
}

function zonedAt(at: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}
