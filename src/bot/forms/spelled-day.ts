import type { Chrono } from 'chrono-node';

import { languages } from '#languages.ts';
import { spoken } from '#messages/spoken.ts';

/** A day in words: it has a `date`, a `weekday`, or both. */
export interface SpelledDay {
  /** `year` null: none was typed. */
  readonly date: { readonly year: number | null; readonly month: number; readonly day: number } | null;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number | null;
  /** The weekday comes with a word such as "next", which means a different day to different people. */
  readonly isVague: boolean;
}

interface Today {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const parsers = await Promise.all(languages.map((language) => spoken[language].days()));
/** The library's tags for a day counted from today. Its other tags name a part of a day, or a length of time. */
const countedFromToday = new Set(['casualReference/today', 'casualReference/tomorrow', 'casualReference/yesterday']);
const timeOfDay = ['hour', 'minute', 'second', 'meridiem', 'timezoneOffset'] as const;

/**
 * Parses a day in words, "lundi", "24th of December", "Donnerstag, den 24. Dezember 2026", in each language, into every
 * different day that it may be. The library guesses what it does not find and skips what it does not know. So a result
 * counts only if the library read all of it from the text, skipped nothing, and found a day and nothing else.
 */
export function spelledDays(text: string, today: Today): readonly SpelledDay[] {
  const found = parsers.flatMap((parser) => spelledIn(parser, text, today) ?? []);
  return [...new Map(found.map((day) => [JSON.stringify(day), day])).values()];
}

function spelledIn(parser: Chrono, text: string, today: Today): SpelledDay | null {
  // At noon in the machine's zone it is this day, whatever the zone.
  const reference = new Date(today.year, today.month - 1, today.day, 12);
  const [found, ...others] = parser.parse(text, reference);
  if (found === undefined || others.length > 0 || found.text.length !== text.length || found.end) return null;
  const { start } = found;
  if (timeOfDay.some((part) => start.isCertain(part))) return null;
  if ([...found.tags()].some((tag) => /^(?:casualReference|result)\//u.test(tag) && !countedFromToday.has(tag)))
    return null;
  const certain = (part: 'year' | 'month' | 'day' | 'weekday'): number | null =>
    start.isCertain(part) ? start.get(part) : null;
  const [year, month, day] = [certain('year'), certain('month'), certain('day')];
  const sunday0 = certain('weekday');
  const weekday = sunday0 === 0 ? 7 : sunday0;
  if (month !== null && day !== null) return { date: { year, month, day }, weekday, isVague: false };
  return month === null && day === null && weekday !== null ? { date: null, weekday, isVague: /\s/u.test(text) } : null;
}
