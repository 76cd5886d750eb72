import { Temporal } from 'temporal-polyfill';

import { calendarDay } from '#text/calendar-day.ts';
import { numericDay } from '#bot/forms/numeric-day.ts';
import { typedPlace, typedWords } from '#messages/typed-words.ts';

/** Days that somebody named, including the first and the last. `last` null: and all that follow. */
export interface Span {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate | null;
}

/**
 * `taken`: the number of words that the span took, from the first. `bad`: it begins like a span, but its day does not
 * exist.
 */
export type ReadSpan =
  | { readonly kind: 'span'; readonly span: Span; readonly taken: number }
  | { readonly kind: 'bad'; readonly taken: number }
  | { readonly kind: 'none' };

const words = {
  articles: typedWords((typed) => typed.articles),
  from: typedWords((typed) => typed.from),
  since: typedWords((typed) => typed.since),
  until: typedWords((typed) => typed.until),
  yesterday: typedWords((typed) => typed.yesterday),
  today: typedWords((typed) => typed.today),
  tomorrow: typedWords((typed) => typed.tomorrow),
  thisOne: typedWords((typed) => typed.thisOne),
  lastOne: typedWords((typed) => typed.lastOne),
  week: typedWords((typed) => typed.week),
  month: typedWords((typed) => typed.month),
  year: typedWords((typed) => typed.year),
};
const none: ReadSpan = { kind: 'none' };

/**
 * Parses days at the beginning of folded words: "hier", "this week", "novembre 2025", "from 2026-09-01 to 2026-11-30",
 * "depuis lundi". A word that may as well be searched, such as a weekday, is a day only after "on", "since" and the
 * like. `today` is the desk's. Pure.
 */
export function readSpan(said: readonly string[], today: Temporal.PlainDate): ReadSpan {
  const [first] = said;
  if (first === undefined) return none;
  if (words.from.has(first)) return range(said, today);
  if (words.since.has(first)) {
    const begin = dayOrSpan(said.slice(1), today, true);
    if (begin.kind !== 'span') return begin.kind === 'bad' ? { kind: 'bad', taken: begin.taken + 1 } : none;
    return { kind: 'span', span: { first: begin.span.first, last: null }, taken: begin.taken + 1 };
  }
  if (!words.articles.has(first)) return dayOrSpan(said, today, false);
  const led = dayOrSpan(said.slice(1), today, true);
  return led.kind === 'none' ? none : { ...led, taken: led.taken + 1 };
}

/** Parses "from … to …". If the second day does not exist, the span is bad: nobody searches for the word "from". */
function range(said: readonly string[], today: Temporal.PlainDate): ReadSpan {
  const begin = dayOrSpan(said.slice(1), today, true);
  if (begin.kind !== 'span') return begin.kind === 'bad' ? { kind: 'bad', taken: begin.taken + 1 } : none;
  const between = said[1 + begin.taken];
  if (between === undefined || !words.until.has(between)) {
    return { kind: 'span', span: { first: begin.span.first, last: begin.span.last }, taken: begin.taken + 1 };
  }
  const end = dayOrSpan(said.slice(2 + begin.taken), today, true);
  const taken = 2 + begin.taken + (end.kind === 'none' ? 0 : end.taken);
  if (end.kind !== 'span') return { kind: 'bad', taken };
  const { last } = end.span;
  const isTurned = last !== null && Temporal.PlainDate.compare(begin.span.first, last) > 0;
  return isTurned ? { kind: 'bad', taken } : { kind: 'span', span: { first: begin.span.first, last }, taken };
}

function dayOrSpan(said: readonly string[], today: Temporal.PlainDate, isLed: boolean): ReadSpan {
  const [first = '', ...rest] = said;
  // Articles before the day: « du », « le ».
  if (isLed && words.articles.has(first)) {
    const led = dayOrSpan(rest, today, false);
    return led.kind === 'none' ? none : { ...led, taken: led.taken + 1 };
  }
  return relative(said, today) ?? weekday(said, today, isLed) ?? written(said, today) ?? none;
}

function relative([first = '', second = '']: readonly string[], today: Temporal.PlainDate): ReadSpan | null {
  if (words.today.has(first)) return spanOf(today, today, 1);
  if (words.yesterday.has(first)) return spanOf(today.subtract({ days: 1 }), today.subtract({ days: 1 }), 1);
  if (words.tomorrow.has(first)) return spanOf(today.add({ days: 1 }), today.add({ days: 1 }), 1);
  const [noun, ago] = words.lastOne.has(first) ? [second, 1] : words.lastOne.has(second) ? [first, 1] : [second, 0];
  if (ago === 0 && !words.thisOne.has(first)) return null;
  if (words.week.has(noun)) {
    const monday = today.subtract({ days: today.dayOfWeek - 1 + 7 * ago });
    return spanOf(monday, monday.add({ days: 6 }), 2);
  }
  if (words.month.has(noun)) return wholeMonth(today.subtract({ months: ago }).toPlainYearMonth(), 2);
  return words.year.has(noun) ? wholeYear(today.year - ago, 2) : null;
}

/** Parses a weekday as the most recent one: today included, except with "last". */
function weekday(
  [first = '', second = '']: readonly string[],
  today: Temporal.PlainDate,
  isLed: boolean,
): ReadSpan | null {
  const isLast =
    weekdayNumber(first) > 0 ? words.lastOne.has(second) : words.lastOne.has(first) && weekdayNumber(second) > 0;
  const day = weekdayNumber(first) > 0 ? weekdayNumber(first) : isLast ? weekdayNumber(second) : 0;
  if (day === 0 || !(isLed || isLast)) return null;
  const ago = (today.dayOfWeek - day + 7) % 7;
  const date = today.subtract({ days: isLast && ago === 0 ? 7 : ago });
  return spanOf(date, date, isLast ? 2 : 1);
}

/** Parses "2026-11-30", "30/11/2026", "30/11", "30 novembre 2026", "novembre 2026", "2026". */
function written([first = '', second = '', third = '']: readonly string[], today: Temporal.PlainDate): ReadSpan | null {
  const numbers = numericDay(first);
  if (numbers !== null) return oneDay(numbers.year ?? today.year, numbers.month, numbers.day, 1);
  const day = /^(\d{1,2})(?:er|st|nd|rd|th)?$/u.exec(first)?.[1];
  const monthAfter = monthNumber(second);
  if (day !== undefined && monthAfter > 0) {
    return isYear(third)
      ? oneDay(Number(third), monthAfter, Number(day), 3)
      : oneDay(today.year, monthAfter, Number(day), 2);
  }
  const ofMonth = monthNumber(first);
  if (ofMonth > 0) {
    if (isYear(second)) return wholeMonth(Temporal.PlainYearMonth.from({ year: Number(second), month: ofMonth }), 2);
    // The most recent such month: in January, "décembre" means last year's.
    const year = ofMonth > today.month ? today.year - 1 : today.year;
    return wholeMonth(Temporal.PlainYearMonth.from({ year, month: ofMonth }), 1);
  }
  return isYear(first) ? wholeYear(Number(first), 1) : null;
}

function weekdayNumber(word: string): number {
  return typedPlace(word, ({ weekdays }) => weekdays) + 1;
}

function monthNumber(word: string): number {
  return typedPlace(word, ({ months }) => months) + 1;
}

function isYear(word: string): boolean {
  return /^20\d\d$/u.test(word);
}

function oneDay(year: number, month: number, day: number, taken: number): ReadSpan {
  const date = calendarDay(year, month, day);
  return date === null ? { kind: 'bad', taken } : spanOf(date, date, taken);
}

function wholeMonth(month: Temporal.PlainYearMonth, taken: number): ReadSpan {
  return spanOf(month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth }), taken);
}

function wholeYear(year: number, taken: number): ReadSpan {
  return spanOf(
    Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    Temporal.PlainDate.from({ year, month: 12, day: 31 }),
    taken,
  );
}

function spanOf(first: Temporal.PlainDate, last: Temporal.PlainDate, taken: number): ReadSpan {
  return { kind: 'span', span: { first, last }, taken };
}
