import { Temporal } from 'temporal-polyfill';

import { readDay } from '#bot/forms/read-day.ts';
import { readTime, type TimeReading } from '#bot/forms/read-time.ts';
import { withoutException } from '#bot/except-emergencies.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';

/** A request for a sleep, as typed after the account. */
export type SleepWish =
  /** `until` null: until woken. */
  | {
      readonly kind: 'sleep';
      readonly until: Date | null;
      readonly why: string | null;
      /** True: "except emergencies" was typed at the beginning or the end. */
      readonly exceptEmergencies: boolean;
    }
  | {
      readonly kind: 'plan';
      readonly startsAt: Date;
      readonly endsAt: Date;
      /** The name of the sleep, such as "A day without X". */
      readonly label: string | null;
      readonly exceptEmergencies: boolean;
    }
  /** An end that is a day without a time, which may mean its first moment or the first after it. */
  | {
      readonly kind: 'either';
      readonly dayBeginsAt: Date;
      readonly dayEndsAt: Date;
      readonly why: string | null;
      readonly exceptEmergencies: boolean;
    }
  /** It says when, but in words that mean no moment, or may mean two. */
  | { readonly kind: 'unclear' };

const untils = typedWords((typed) => typed.untilMoment);
const froms = typedWords((typed) => typed.from);
const untilsOfFrom = new Set([...untils, ...typedWords((typed) => typed.until)]);
const articles = typedWords((typed) => typed.articles);
/** More words than any moment takes. */
const maxWords = 8;
const maxReason = 300;

/**
 * Parses "until 24 December a day without X": until when an account sleeps, if that comes first, and why; and "on 1 May
 * A day without X" or "from 1 May until 3 May": when it will sleep, and the name of that. The days of such a span are
 * whole days; "until" a day to come, alone, is asked about. "Except emergencies" comes first or last. An unclear time is
 * never guessed. Pure.
 */
export function parseSleep(typed: string, reading: TimeReading): SleepWish {
  const { rest, exceptEmergencies } = withoutException(typed);
  const wish = wishIn(rest, reading);
  return wish.kind === 'unclear' ? wish : { ...wish, exceptEmergencies };
}

type Worded<Wish> = Wish extends { readonly exceptEmergencies: boolean } ? Omit<Wish, 'exceptEmergencies'> : Wish;

function wishIn(typed: string, reading: TimeReading): Worded<SleepWish> {
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  const [first, ...said] = words;
  const planned =
    first === undefined ? null : (spanIn(folded(first), said, reading) ?? dayIn(folded(first), said, reading));
  if (planned !== null) return planned;
  if (first === undefined || !untils.has(folded(first))) return { kind: 'sleep', until: null, why: reasonIn(words) };
  const read = untilIn(said, reading);
  if (read === null) return { kind: 'unclear' };
  const why = reasonIn(read.rest);
  const { first: dayBeginsAt, end } = read;
  return dayBeginsAt === null || dayBeginsAt <= reading.now
    ? { kind: 'sleep', until: end, why }
    : { kind: 'either', dayBeginsAt, dayEndsAt: end, why };
}

/** Reads "1 May until 3 May" after a word for "from"; null where it is no span, and may be a reason. */
function spanIn(first: string, said: readonly string[], reading: TimeReading): Worded<SleepWish> | null {
  if (!froms.has(first)) return null;
  for (let count = 1; count < Math.min(maxWords + 1, said.length); count += 1) {
    if (!untilsOfFrom.has(folded(said[count] ?? ''))) continue;
    const start = momentIn(said.slice(0, count).join(' '), reading);
    if (start === 'unread') continue;
    const until = untilIn(said.slice(count + 1), reading);
    if (start === 'unclear' || until === null) return { kind: 'unclear' };
    const startsAt = start.first ?? start.end;
    if (until.end <= startsAt) return { kind: 'unclear' };
    return { kind: 'plan', startsAt, endsAt: until.end, label: reasonIn(until.rest) };
  }
  // "de nouveau piraté" says why; "from 1 May" lacks an end.
  return said.slice(0, maxWords).some((word) => /\d/u.test(word)) ? { kind: 'unclear' } : null;
}

/** Reads "1 May" after a word such as "on", as that whole day; null where it is no day, and may be a reason. */
function dayIn(first: string, said: readonly string[], reading: TimeReading): Worded<SleepWish> | null {
  if (!articles.has(first)) return null;
  for (let count = Math.min(maxWords, said.length); count > 0; count -= 1) {
    const text = bare(said.slice(0, count).join(' '));
    const read = readDay(text, reading);
    if (read.kind === 'unread') continue;
    if (read.kind !== 'day') return { kind: 'unclear' };
    const day = Temporal.PlainDate.from(read.day);
    return {
      kind: 'plan',
      startsAt: startOf(day, reading),
      endsAt: startOf(day.add({ days: 1 }), reading),
      label: reasonIn(said.slice(count)),
    };
  }
  return null;
}

/** A moment that was typed: `first` null; or a day, from its first moment to the first after it. */
interface Typed {
  readonly first: Date | null;
  readonly end: Date;
}

/** Parses the moment to come at the beginning of the words, as an end; null if it is unclear. */
function untilIn(said: readonly string[], reading: TimeReading): (Typed & { readonly rest: readonly string[] }) | null {
  for (let count = Math.min(maxWords, said.length); count > 0; count -= 1) {
    const read = momentIn(said.slice(0, count).join(' '), reading);
    if (read === 'unread') continue;
    // Fewer words would mean a different moment.
    return read === 'unclear' || read.end <= reading.now ? null : { ...read, rest: said.slice(count) };
  }
  return null;
}

function momentIn(text: string, reading: TimeReading): Typed | 'unread' | 'unclear' {
  const read = readTime(bare(text), reading);
  if (read.kind === 'unread') return 'unread';
  if (read.kind === 'at') return { first: null, end: read.at };
  const day = read.kind === 'noTime' ? readDay(bare(text), reading) : null;
  if (day === null || day.kind !== 'day') return 'unclear';
  const first = Temporal.PlainDate.from(day.day);
  return { first: startOf(first, reading), end: startOf(first.add({ days: 1 }), reading) };
}

/** Returns when a day begins in the desk's zone: later than at 00:00 where clocks go forward at midnight. */
function startOf(day: Temporal.PlainDate, { timeZone }: TimeReading): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

function bare(text: string): string {
  return text.replace(/[,;:.]$/u, '');
}

function reasonIn(words: readonly string[]): string | null {
  const reason = words
    .join(' ')
    .replace(/^[-–—:,;.]\s*/u, '')
    .slice(0, maxReason);
  return reason === '' ? null : reason;
}
