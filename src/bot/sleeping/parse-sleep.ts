import { Temporal } from 'temporal-polyfill';

import { readDay } from '#bot/asking/read-day.ts';
import { readTime, type TimeReading } from '#bot/asking/read-time.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';

/** A wish for a sleep, as it was typed behind the account. */
export type SleepWish =
  /** `until` null: until woken. */
  | { readonly kind: 'sleep'; readonly until: Date | null; readonly why: string | null }
  /** It says until when, in words that name no moment, or that may name two. */
  | { readonly kind: 'unclear' };

const untils = typedWords((typed) => typed.untilMoment);
/** More words than any moment takes. */
const maxWords = 8;
const maxReason = 300;

/**
 * Parses "until 24 December a day without X": until when an account sleeps, if that is said first, and why. A day without
 * a time lasts to its end. Where it is not sure until when, nothing is guessed. Pure.
 */
export function parseSleep(typed: string, reading: TimeReading): SleepWish {
  const words = typed.split(/\s+/u).filter((word) => word !== '');
  const [first, ...said] = words;
  if (first === undefined || !untils.has(folded(first))) return { kind: 'sleep', until: null, why: reasonIn(words) };
  for (let count = Math.min(maxWords, said.length); count > 0; count -= 1) {
    const read = momentIn(said.slice(0, count).join(' '), reading);
    if (read === 'unread') continue;
    // Fewer words would mean another moment than the one that was meant.
    if (read === 'unclear') return { kind: 'unclear' };
    return { kind: 'sleep', until: read, why: reasonIn(said.slice(count)) };
  }
  return { kind: 'unclear' };
}

function momentIn(text: string, reading: TimeReading): Date | 'unread' | 'unclear' {
  const bare = text.replace(/[,;:.]$/u, '');
  const read = readTime(bare, reading);
  if (read.kind === 'unread') return 'unread';
  if (read.kind === 'at') return read.at;
  const day = read.kind === 'noTime' ? readDay(bare, reading) : null;
  if (day === null || day.kind !== 'day') return 'unclear';
  const end = Temporal.PlainDate.from(day.day).add({ days: 1 }).toZonedDateTime(reading.timeZone);
  return end.epochMilliseconds > reading.now.getTime() ? new Date(end.epochMilliseconds) : 'unclear';
}

function reasonIn(words: readonly string[]): string | null {
  const reason = words
    .join(' ')
    .replace(/^[-–—:,;.]\s*/u, '')
    .slice(0, maxReason);
  return reason === '' ? null : reason;
}
