import { Temporal } from 'temporal-polyfill';

import { calendarDay } from '#text/calendar-day.ts';
import { numericDay } from '#bot/forms/numeric-day.ts';
import { usualDigest } from './digest-hour-typed.ts';
import { typedPlace, typedWords } from '#messages/typed-words.ts';

/** A request about the digest. Days are YYYY-MM-DD. */
export type DigestWish =
  | { readonly kind: 'week'; readonly where: 'me' | 'channel' }
  | { readonly kind: 'days'; readonly first: string; readonly last: string; readonly where: 'me' | 'channel' }
  /** `weekday`: 1 for Monday; `hour` null: unchanged. */
  | { readonly kind: 'on'; readonly hour: { readonly weekday: number; readonly time: string } | null }
  | { readonly kind: 'off' }
  | { readonly kind: 'badDays' }
  | { readonly kind: 'unclear' };

const places = typedWords(({ digest }) => digest.here);
const ons = typedWords(({ digest }) => digest.on);
const offs = typedWords(({ digest }) => digest.off);
const from = typedWords((typed) => typed.from);
const to = typedWords((typed) => typed.until);
const fillers = typedWords((typed) => [...typed.fillers, ...typed.clock]);

/** Parses what follows "digest", folded to small letters without accents. Never throws. */
export function parseDigest(folded: string): DigestWish {
  const words = folded.split(/\s+/u).filter((word) => word !== '');
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'week', where: 'me' };
  if (places.has(first) && rest.length === 0) return { kind: 'week', where: 'channel' };
  if (offs.has(first) && rest.length === 0) return { kind: 'off' };
  if (ons.has(first)) return parseOn(rest);
  return from.has(first) ? parseDays(rest) : { kind: 'unclear' };
}

/** Parses what follows "figures", folded as above; null: the default days. */
export function figuresDays(folded: string): { readonly first: string; readonly last: string } | 'badDays' | null {
  const [first, ...words] = folded.split(/\s+/u);
  if (first === undefined || first === '') return null;
  const wish = from.has(first) ? parseDays(words) : null;
  return wish?.kind === 'days' ? { first: wish.first, last: wish.last } : 'badDays';
}

function parseOn(words: readonly string[]): DigestWish {
  const [day, ...rest] = words.filter((word) => !fillers.has(word));
  if (day === undefined) return { kind: 'on', hour: null };
  const weekday = typedPlace(day, ({ weekdays }) => weekdays) + 1;
  const time = /^(\d{1,2})(?:(?:h|:|\.)(\d{2})?)?$/u.exec(rest.join(''));
  const [usualHours, usualMinutes] = usualDigest.time.split(':');
  const [hours, minutes] = [Number(time?.[1] ?? usualHours), Number(time === null ? usualMinutes : (time[2] ?? '0'))];
  if (weekday === 0 || (time === null && rest.length > 0) || hours > 23 || minutes > 59) return { kind: 'unclear' };
  return { kind: 'on', hour: { weekday, time: `${twoDigits(hours)}:${twoDigits(minutes)}` } };
}

/** Parses "2026-09-01 to 2026-11-30" and, after it, where to show the digest. */
function parseDays(words: readonly string[]): DigestWish {
  const [first, between, last, place, ...rest] = words;
  if (first === undefined || between === undefined || last === undefined || !to.has(between))
    return { kind: 'badDays' };
  if (rest.length > 0 || (place !== undefined && !places.has(place))) return { kind: 'unclear' };
  const [begin, end] = [dayOf(first), dayOf(last)];
  if (begin === null || end === null || Temporal.PlainDate.compare(begin, end) > 0) return { kind: 'badDays' };
  return { kind: 'days', first: begin.toString(), last: end.toString(), where: place === undefined ? 'me' : 'channel' };
}

function dayOf(word: string): Temporal.PlainDate | null {
  const typed = numericDay(word);
  if (typed === null || typed.year === null) return null;
  return calendarDay(typed.year, typed.month, typed.day);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
