import { Temporal } from 'temporal-polyfill';

import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';

/** A typed time as it was understood. `earlier` and `later` are texts that, typed instead, would be understood. */
export type ReadTime =
  | { readonly kind: 'at'; readonly at: Date }
  | { readonly kind: 'unread' }
  | { readonly kind: 'past' }
  | { readonly kind: 'tooFar' }
  /** Clocks skip this time when they go forward. */
  | { readonly kind: 'nonexistent'; readonly earlier: string; readonly later: string }
  /** Clocks show this time twice when they go back. */
  | { readonly kind: 'doubled'; readonly earlier: string; readonly later: string };

const isoDay = String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`;
const localDay = String.raw`(?<day2>\d{1,2})[./](?<month2>\d{1,2})[./](?<year2>\d{4})`;
const time = String.raw`(?<hour>\d{1,2})(?:\s*h\s*|[:.])(?<minute>\d{2})?`;
const offset = String.raw`(?<offset>[+-]\d{2}:\d{2})`;
const at = [...typedWords((typed) => typed.at)].join('|');
const clock = [...typedWords((typed) => typed.clock)].join('|');
const pattern = new RegExp(
  `^(?:${isoDay}|${localDay})(?:\\s+|\\s*[T,]\\s*|\\s+(?:${at})\\s+)${time}(?:\\s*(?:${clock}))?(?:\\s*${offset})?$`,
  'iu',
);
/** The format of a platform's time picker. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/u;
const maxLength = 60;
const maxDays = 366;

/**
 * Parses "2026-11-30 09:00", "30/11/2026 à 9 h 00" and the like as a future moment in a time zone. A local time that
 * does not exist, or exists twice, is asked about and never guessed. An offset makes it unambiguous: "2026-10-25 02:30
 * +01:00". An instant is taken too: "2026-10-25T01:30:00.000Z".
 */
export function readTime(typed: string, timeZone: string, now: Date): ReadTime {
  // What is far too long is not even composed: that takes time.
  if (typed.length > 4 * maxLength) return { kind: 'unread' };
  const plain = typed.normalize('NFKC').trim();
  if (instant.test(plain)) return ofInstant(plain, timeZone, now);
  const groups = plain.length > maxLength ? undefined : pattern.exec(folded(plain))?.groups;
  if (groups === undefined) return { kind: 'unread' };
  const local = localOf(groups);
  if (local === null) return { kind: 'unread' };
  const given = groups['offset'];
  if (given !== undefined) return withOffset(local, given, timeZone, now);
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return within(earlier, now);
  // A gap moves both readings to other local times; a repeat keeps the local time and differs in offset.
  return earlier.toPlainDateTime().equals(local)
    ? {
        kind: 'doubled',
        earlier: `${typedForm(earlier)} ${earlier.offset}`,
        later: `${typedForm(later)} ${later.offset}`,
      }
    : { kind: 'nonexistent', earlier: typedForm(earlier), later: typedForm(later) };
}

/** Formats an instant so that `readTime` reads it back. */
export function timeForm(at: Date, timeZone: string): string {
  return typedForm(Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone));
}

/** Formats an instant as `timeForm` does, with the offset where the local time alone would be ambiguous. */
export function exactTimeForm(at: Date, timeZone: string, now: Date): string {
  const form = timeForm(at, timeZone);
  if (readTime(form, timeZone, now).kind !== 'doubled') return form;
  return `${form} ${Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).offset}`;
}

function typedForm(zoned: Temporal.ZonedDateTime): string {
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function localOf(groups: Readonly<Record<string, string | undefined>>): Temporal.PlainDateTime | null {
  const fields = {
    year: Number(groups['year'] ?? groups['year2']),
    month: Number(groups['month'] ?? groups['month2']),
    day: Number(groups['day'] ?? groups['day2']),
    hour: Number(groups['hour']),
    minute: Number(groups['minute'] ?? 0),
  };
  try {
    return Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function withOffset(local: Temporal.PlainDateTime, offset: string, timeZone: string, now: Date): ReadTime {
  try {
    const text = `${local.toString()}${offset}[${timeZone}]`;
    return within(Temporal.ZonedDateTime.from(text, { offset: 'reject' }), now);
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'unread' };
    throw error;
  }
}

function ofInstant(plain: string, timeZone: string, now: Date): ReadTime {
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
