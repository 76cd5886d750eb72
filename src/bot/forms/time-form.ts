import { Temporal } from 'temporal-polyfill';

import { wholeWhenText } from '#bot/when-text.ts';
import type { Language } from '#languages.ts';

/** Formats an instant in words so that `readTime` reads it back, with the offset where clocks show its time twice. */
export function timeForm(
  at: Date,
  { timeZone, language }: { readonly timeZone: string; readonly language: Language },
): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return zonedForm(zoned, language, isDoubled(zoned.toPlainDateTime(), timeZone));
}

/** Formats an instant as a date and time picker shows it; null if clocks show its time twice. */
export function pickedForm(at: Date, timeZone: string): { readonly day: string; readonly time: string } | null {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  if (isDoubled(zoned.toPlainDateTime(), timeZone)) return null;
  return { day: zoned.toPlainDate().toString(), time: zoned.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** Returns the offset of an instant if clocks show its time twice, since words alone are ambiguous then; else null. */
export function offsetIfTwice(at: Date, timeZone: string): string | null {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return isDoubled(zoned.toPlainDateTime(), timeZone) ? zoned.offset : null;
}

/** Tells whether clocks show a local time twice, or never. */
function isDoubled(local: Temporal.PlainDateTime, timeZone: string): boolean {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  return earlier.epochMilliseconds !== later.epochMilliseconds;
}

/** Formats a moment in words, with its offset if the words alone could mean two moments. */
export function zonedForm(zoned: Temporal.ZonedDateTime, language: Language, hasOffset: boolean): string {
  const words = wholeWhenText(new Date(zoned.epochMilliseconds), zoned.timeZoneId, language);
  return hasOffset ? `${words} ${zoned.offset}` : words;
}
