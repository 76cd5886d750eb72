import { Temporal } from 'temporal-polyfill';

import { folded } from '#drafts/folded-words.ts';
import type { Language } from '#languages.ts';
import { typedPlace, typedWords } from '#messages/typed-words.ts';

import { calendarDay } from '#text/calendar-day.ts';
import { type NumericDay, numericDay } from './numeric-day.ts';
import { type SpelledDay, spelledDays } from './spelled-day.ts';

/** The days that a text may name. */
export type TypedDays =
  | { readonly kind: 'days'; readonly days: readonly Temporal.PlainDate[] }
  /** The weekday of today, alone: it may mean today, or in a week. */
  | { readonly kind: 'todaysWeekday'; readonly days: readonly [Temporal.PlainDate, Temporal.PlainDate] }
  | { readonly kind: 'none' }
  /** A recent day without its year: it may mean that day, or the same day next year. */
  | { readonly kind: 'past' }
  /** The weekday does not fit the date. */
  | { readonly kind: 'wrongWeekday'; readonly day: Temporal.PlainDate };

export interface DayReading {
  readonly today: Temporal.PlainDate;
  /** The earliest day that a date without its year may mean. */
  readonly from: Temporal.PlainDate;
  readonly language: Language;
  readonly timeZone: string;
}

const words = {
  leading: typedWords((typed) => [...typed.articles, ...typed.from]),
  today: typedWords((typed) => typed.today),
  tomorrow: typedWords((typed) => typed.tomorrow),
  dayAfterTomorrow: typedWords((typed) => typed.dayAfterTomorrow),
};
const none: TypedDays = { kind: 'none' };
const halfYear = { days: 183 };
/** Zones in which "3/4" on an English desk is always the third of April. Elsewhere it may be the fourth of March. */
const dayFirstZones = /^(?:Africa|Asia|Atlantic|Australia|Europe|Indian)\/(?!Manila$)/u;

/**
 * Parses a day in words or numbers, in lower case with single spaces: "demain", "lundi", "24/12", "le 24 décembre
 * 2026", "Monday, 30 November". All of the text must be understood; an ambiguous day gives both. Pure.
 */
export function typedDays(text: string, reading: DayReading): TypedDays {
  const { today } = reading;
  const plain = withoutLeading(text);
  const word = folded(plain);
  if (words.today.has(word)) return { kind: 'days', days: [today] };
  if (words.tomorrow.has(word)) return { kind: 'days', days: [today.add({ days: 1 })] };
  if (words.dayAfterTomorrow.has(word)) return { kind: 'days', days: [today.add({ days: 2 })] };
  const weekday = weekdayNumber(word);
  if (weekday > 0) return nextWeekday(weekday, today);
  const said = saidBy(plain, reading);
  const read = said.map((one) => daysOf(one, reading));
  const days = read.flatMap((one) => (one.kind === 'days' || one.kind === 'todaysWeekday' ? one.days : []));
  const [first] = read;
  if (first === undefined) return none;
  if (read.length === 1) return first;
  return days.length > 0
    ? { kind: 'days', days: unique(days) }
    : (read.find(({ kind }) => kind === 'wrongWeekday') ?? read.find(({ kind }) => kind === 'past') ?? none);
}

/** Lists the days that a text may name, in numbers or in words. */
function saidBy(plain: string, reading: DayReading): readonly SpelledDay[] {
  const number = numericDay(plain);
  if (number !== null) return orders(number, reading).map((date) => ({ date, weekday: null, isVague: false }));
  const { word = '', rest = '' } = /^(?<word>\p{L}+)[.,]*\s(?<rest>\S+|\S+\s\S+)$/u.exec(plain)?.groups ?? {};
  const after = numericDay(withoutLeading(rest));
  if (after === null) return spelledDays(plain.replace(/^(\p{L}+)\.(?=[, ]|$)/u, '$1'), reading.today);
  const weekday = weekdayNumber(folded(word)) || spelledDays(word, reading.today)[0]?.weekday;
  if (weekday === undefined || weekday === null) return [];
  return orders(after, reading).map((date) => ({ date, weekday, isVague: false }));
}

/** Returns the day, and also the one with month and day swapped if people there write both. */
function orders(date: NumericDay, { language, timeZone }: DayReading): readonly NumericDay[] {
  if (language !== 'en' || dayFirstZones.test(timeZone) || !date.hasSlashes) return [date];
  const turned = { ...date, month: date.day, day: date.month };
  const both = date.month === date.day ? [date] : [date, turned];
  const real = both.filter(({ year, month, day }) => calendarDay(year ?? 2024, month, day) !== null);
  return real.length === 0 ? [date] : real;
}

function daysOf({ date, weekday, isVague }: SpelledDay, { today, from }: DayReading): TypedDays {
  if (date === null) return weekday === null ? none : nextWeekday(weekday, today, isVague);
  const day = date.year === null ? nextDay(date, today, from) : calendarDay(date.year, date.month, date.day);
  if (day === null || day === 'past') return { kind: day ?? 'none' };
  return weekday === null || weekday === day.dayOfWeek ? { kind: 'days', days: [day] } : { kind: 'wrongWeekday', day };
}

function nextDay(
  { month, day }: { readonly month: number; readonly day: number },
  today: Temporal.PlainDate,
  from: Temporal.PlainDate,
): Temporal.PlainDate | 'past' | null {
  const thisYear = calendarDay(today.year, month, day);
  if (thisYear !== null && Temporal.PlainDate.compare(thisYear, from) >= 0) return thisYear;
  const nextYear = calendarDay(today.year + 1, month, day);
  if (nextYear !== null && Temporal.PlainDate.compare(nextYear, today.add(halfYear)) <= 0) return nextYear;
  return thisYear === null && nextYear === null ? null : 'past';
}

function nextWeekday(weekday: number, today: Temporal.PlainDate, isVague = false): TypedDays {
  const next = today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
  const inAWeek = next.add({ days: 7 });
  if (isVague) return { kind: 'days', days: [next, inAWeek] };
  return next.equals(today) ? { kind: 'todaysWeekday', days: [today, inAWeek] } : { kind: 'days', days: [next] };
}

function weekdayNumber(word: string): number {
  return typedPlace(word, ({ weekdays }) => weekdays) + 1;
}

/** Removes one leading article, and commas around the text. */
function withoutLeading(text: string): string {
  const plain = text.replaceAll(/^[\s,]+|[\s,]+$/gu, '');
  const [first = '', ...rest] = plain.split(' ');
  return rest.length > 0 && words.leading.has(folded(first)) ? rest.join(' ') : plain;
}

function unique(days: readonly Temporal.PlainDate[]): readonly Temporal.PlainDate[] {
  return [...new Map(days.map((day) => [day.toString(), day])).values()];
}
