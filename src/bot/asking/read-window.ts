import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
import type { PublishWindow } from '#drafts/content.ts';

import { readTime, timeForm } from './read-time.ts';

export type ReadWindow =
  | { readonly kind: 'window'; readonly window: PublishWindow | null }
  | { readonly kind: 'error'; readonly error: string };

/**
 * Parses a window that opens at a time typed in the desk's zone and closes after the lateness that the desk allows, or
 * returns what is wrong with it.
 */
export function readWindow(
  typed: string,
  { m, desk, now }: { readonly m: Messages; readonly desk: Desk; readonly now: Date },
): ReadWindow {
  const { error } = m.forms;
  const { timeZone } = desk;
  if (typed.trim() === '') return { kind: 'error', error: error.timeMissing };
  const read = readTime(typed, timeZone, now);
  switch (read.kind) {
    case 'at': {
      const notAfterAt = new Date(read.at.getTime() + desk.notAfterMinutes * 60_000);
      return { kind: 'window', window: { publishAt: read.at, notAfterAt } };
    }
    case 'unread':
      return { kind: 'error', error: error.timeUnread(exampleTime(timeZone, now)) };
    case 'past':
      return { kind: 'error', error: error.timePast };
    case 'tooFar':
      return { kind: 'error', error: error.timeFar };
    case 'nonexistent':
      return { kind: 'error', error: error.timeNonexistent(read.earlier, read.later) };
    case 'doubled':
      return { kind: 'error', error: error.timeDoubled(read.earlier, read.later) };
  }
}

/** Formats this time tomorrow, as an example to type. */
export function exampleTime(timeZone: string, now: Date): string {
  return timeForm(new Date(now.getTime() + 86_400_000), timeZone);
}
