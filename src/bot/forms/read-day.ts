import { Temporal } from 'temporal-polyfill';

import type { Language } from '#languages.ts';

import { plainTyped } from './plain-typed.ts';
import { typedDays } from './typed-days.ts';

/** A typed day as it was understood, YYYY-MM-DD. */
export type ReadDay =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'unread' }
  | { readonly kind: 'past' }
  /** It may be either day. */
  | { readonly kind: 'unsure'; readonly days: readonly [string, string] }
  /** The weekday does not fit the date. */
  | { readonly kind: 'wrongWeekday'; readonly day: string };

/**
 * Parses a day, "demain", "lundi", "2026-12-24", "24/12/2026", "24.12.26", "24 December" or "24/12". Without a year it
 * is the next such day from yesterday on, since an absence may be reported late. Pure.
 */
export function readDay(
  typed: string,
  { timeZone, language, now }: { readonly timeZone: string; readonly language: Language; readonly now: Date },
): ReadDay {
  const plain = plainTyped(typed);
  if (plain === null || plain === '') return { kind: 'unread' };
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const read = typedDays(plain, { today, from: today.subtract({ days: 1 }), timeZone, language });
  switch (read.kind) {
    case 'none':
      return { kind: 'unread' };
    case 'past':
      return read;
    case 'wrongWeekday':
      return { kind: 'wrongWeekday', day: read.day.toString() };
    case 'todaysWeekday':
    case 'days': {
      const [first, second] = read.days.map((day) => day.toString());
      if (first === undefined) return { kind: 'unread' };
      return second === undefined ? { kind: 'day', day: first } : { kind: 'unsure', days: [first, second] };
    }
  }
}
