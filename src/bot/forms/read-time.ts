import { Temporal } from 'temporal-polyfill';

import type { Language } from '#languages.ts';

import { plainTyped } from './plain-typed.ts';
import { timeForm, zonedForm } from './time-form.ts';
import { splitsOf } from './typed-clock.ts';
import { type DayReading, typedDays } from './typed-days.ts';

/** A typed time as it was understood. The texts in it are unambiguous times to type instead. */
export type ReadTime =
  | { readonly kind: 'at'; readonly at: Date }
  | { readonly kind: 'unread' }
  /** A day without its time. */
  | { readonly kind: 'noTime' }
  | { readonly kind: 'past' }
  | { readonly kind: 'tooFar' }
  /** The weekday does not fit the date, YYYY-MM-DD. */
  | { readonly kind: 'wrongWeekday'; readonly day: string }
  /** It may be one or the other: "lundi 9h" on a Monday, "3/4" where people write the month first. */
  | { readonly kind: 'unsure'; readonly either: string; readonly or: string }
  /** Clocks skip this time when they go forward. */
  | { readonly kind: 'nonexistent'; readonly earlier: string; readonly later: string }
  /** Clocks show this time twice when they go back. */
  | { readonly kind: 'doubled'; readonly earlier: string; readonly later: string };

/** The desk's zone and language, in which times are read and shown. */
export interface TimeReading {
  readonly timeZone: string;
  readonly language: Language;
  readonly now: Date;
}

/** The format of a platform's time picker. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/u;
const offsetAtEnd = /^(?<rest>.+\d[^+]*?)\s?(?<offset>[+-]\d{2}:\d{2})$/u;
const maxDays = 366;

/**
 * Parses "demain 9h", "lundi 14:30", "24/12 9 h", "2026-11-30 09:00", "morgen um 9 Uhr" and the like as a future moment
 * in a time zone, in any language. A text that is unclear or ambiguous is asked about and never guessed. An offset
 * selects one of the two times that clocks show twice: "2026-10-25 02:30 +01:00". An instant is accepted too:
 * "2026-10-25T01:30:00.000Z". Pure.
 */
export function readTime(typed: string, reading: TimeReading): ReadTime {
  const { timeZone, language, now } = reading;
  const given = typed.trim();
  if (instant.test(given)) return ofInstant(given, reading);
  const plain = plainTyped(typed)?.replace(/^(\d{4}-\d{1,2}-\d{1,2})t/u, '$1 ');
  if (plain === undefined || plain === '') return { kind: 'unread' };
  const inZone = withoutZone(plain, timeZone);
  const { rest = inZone, offset } = offsetAtEnd.exec(inZone)?.groups ?? {};
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const days: DayReading = { today, from: today, timeZone, language };
  const locals = localsOf(rest, days, reading);
  if ('kind' in locals) return locals;
  const [local, other] = locals;
  if (local === undefined) return { kind: typedDays(rest, days).kind === 'none' ? 'unread' : 'noTime' };
  if (other !== undefined) return { kind: 'unsure', either: shown(local, reading), or: shown(other, reading) };
  return offset === undefined ? atLocal(local, reading) : withOffset(local, offset, reading);
}

/** Lists the local times that a text may mean; or says why it means none. */
function localsOf(
  plain: string,
  days: DayReading,
  reading: TimeReading,
): readonly Temporal.PlainDateTime[] | Extract<ReadTime, { kind: 'past' | 'wrongWeekday' }> {
  const found: Temporal.PlainDateTime[] = [];
  let refused: Extract<ReadTime, { kind: 'past' | 'wrongWeekday' }> | null = null;
  for (const { day, time } of splitsOf(plain)) {
    const read = day === '' ? ({ kind: 'days', days: [days.today] } as const) : typedDays(day, days);
    if (read.kind === 'past') refused ??= read;
    if (read.kind === 'wrongWeekday') refused = { kind: 'wrongWeekday', day: read.day.toString() };
    if (read.kind !== 'days' && read.kind !== 'todaysWeekday') continue;
    const locals = read.days.map((one) => one.toPlainDateTime(time));
    // If two Mondays are possible, one that has passed cannot be meant.
    const isOver = (local: Temporal.PlainDateTime): boolean => atLocal(local, reading).kind === 'past';
    found.push(...(read.kind === 'todaysWeekday' ? locals.filter((local) => !isOver(local)) : locals));
  }
  const locals = [...new Map(found.map((local) => [local.toString(), local])).values()];
  return locals.length === 0 && refused !== null ? refused : locals;
}

function atLocal(local: Temporal.PlainDateTime, reading: TimeReading): ReadTime {
  const { timeZone, language, now } = reading;
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return within(earlier, now);
  // A gap moves both readings to other local times; a repeat keeps the local time and differs in offset.
  const isTwice = earlier.toPlainDateTime().equals(local);
  return {
    kind: isTwice ? 'doubled' : 'nonexistent',
    earlier: zonedForm(earlier, language, isTwice),
    later: zonedForm(later, language, isTwice),
  };
}

function shown(local: Temporal.PlainDateTime, { timeZone, language }: TimeReading): string {
  return timeForm(new Date(local.toZonedDateTime(timeZone).epochMilliseconds), { timeZone, language });
}

/** Removes the desk's zone, which cards show in brackets, from the end of a text. */
function withoutZone(plain: string, timeZone: string): string {
  const zone = ` (${timeZone.toLowerCase()})`;
  return plain.endsWith(zone) ? plain.slice(0, -zone.length) : plain;
}

function withOffset(local: Temporal.PlainDateTime, offset: string, { timeZone, now }: TimeReading): ReadTime {
  try {
    const text = `${local.toString()}${offset}[${timeZone}]`;
    return within(Temporal.ZonedDateTime.from(text, { offset: 'reject' }), now);
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unread' };
    throw error;
  }
}

function ofInstant(plain: string, { timeZone, now }: TimeReading): ReadTime {
  try {
    return within(Temporal.Instant.from(plain).toZonedDateTimeISO(timeZone), now);
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unread' };
    throw error;
  }
}

function within(zoned: Temporal.ZonedDateTime, now: Date): ReadTime {
  const at = new Date(zoned.epochMilliseconds);
  if (at <= now) return { kind: 'past' };
  return at.getTime() - now.getTime() > maxDays * 86_400_000 ? { kind: 'tooFar' } : { kind: 'at', at };
}
