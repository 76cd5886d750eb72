import { calendarDayText, weekdayText } from '#bot/when-text.ts';
import type { FormValue } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import type { PublishWindow } from '#drafts/content.ts';
import type { Messages } from '#messages/words/messages.ts';

import { textIn } from './form-values.ts';
import { isUntouched } from './moment-field.ts';
import { type ReadTime, readTime } from './read-time.ts';

export type ReadWindow =
  | { readonly kind: 'window'; readonly window: PublishWindow | null }
  | { readonly kind: 'error'; readonly error: string };

export interface WindowReading {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
}

/**
 * Reads when to publish from the fields "when" and "at": a filled-in time counts, and an empty one means once approved.
 * If the draft had a time, `before`, the form also asks whether it still goes out at one. Choosing "once approved" with
 * a changed time is an error, as is an emptied time.
 */
export function readWhen(
  values: Readonly<Record<string, FormValue>>,
  reading: WindowReading,
  before: PublishWindow | null,
): ReadWindow {
  const [when, at] = [textIn(values, 'when'), textIn(values, 'at')];
  if (at.trim() === '' && when !== 'at') return { kind: 'window', window: null };
  if (when !== 'now') return readWindow(at, reading);
  return before !== null && isUntouched(at, before.publishAt, reading)
    ? { kind: 'window', window: null }
    : { kind: 'error', error: reading.m.forms.error.timeAndNow };
}

/**
 * Parses a window that opens at a time typed in the desk's zone and closes after the lateness that the desk allows, or
 * returns what is wrong with it.
 */
export function readWindow(typed: string, { m, desk, now }: WindowReading): ReadWindow {
  if (typed.trim() === '') return { kind: 'error', error: m.forms.error.timeMissing };
  const read = readTime(typed, { timeZone: desk.timeZone, language: m.tongue, now });
  if (read.kind !== 'at') return { kind: 'error', error: timeError(m, read) };
  const notAfterAt = new Date(read.at.getTime() + desk.notAfterMinutes * 60_000);
  return { kind: 'window', window: { publishAt: read.at, notAfterAt } };
}

/** Says at its field what is wrong with a time that somebody typed. Pure. */
export function timeError(m: Messages, read: Exclude<ReadTime, { kind: 'at' }>): string {
  const { error } = m.forms;
  switch (read.kind) {
    case 'unread':
      return error.timeUnread;
    case 'noTime':
      return error.timeWithoutHour;
    case 'past':
      return error.timePast;
    case 'tooFar':
      return error.timeFar;
    case 'wrongWeekday':
      return error.wrongWeekday(calendarDayText(read.day, m.tongue), weekdayText(read.day, m.tongue));
    case 'unsure':
      return error.unsure(read.either, read.or);
    case 'nonexistent':
      return error.timeNonexistent(read.earlier, read.later);
    case 'doubled':
      return error.timeDoubled(read.earlier, read.later);
  }
}
