import type { Temporal } from 'temporal-polyfill';

import { languageFacts } from '#languages.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Formats days and times of a desk in its zone, in the reader's language. */
export interface TimeTexts {
  /** "09:00", « 9 h 00 ». */
  readonly time: (at: Date) => string;
  /** "Monday 30 November 2026". */
  readonly day: (day: Temporal.PlainDate) => string;
  /** "30 November". */
  readonly shortDay: (day: Temporal.PlainDate) => string;
  /** "30 November 2026". */
  readonly yearDay: (day: Temporal.PlainDate) => string;
  /** "30 November at 09:00". */
  readonly moment: (at: Date) => string;
  /** "November 2026". */
  readonly month: (day: Temporal.PlainDate) => string;
  /** "Mon" and "Monday". */
  readonly weekday: (day: Temporal.PlainDate) => { readonly short: string; readonly long: string };
}

/** Builds the formatters once per page, since creating one takes longer than formatting a row. */
export function timeTexts({ tongue, formats }: Pick<Messages, 'tongue' | 'formats'>, timeZone: string): TimeTexts {
  const format = (options: Intl.DateTimeFormatOptions, zone = 'UTC'): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(languageFacts[tongue].locale, { ...options, timeZone: zone });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const whole = format({ weekday: 'long', ...formats.day, year: 'numeric' });
  const short = format(formats.day);
  const year = format({ ...formats.day, year: 'numeric' });
  const shortThere = format(formats.day, timeZone);
  const month = format({ month: 'long', year: 'numeric' });
  const [weekdayShort, weekdayLong] = [format({ weekday: 'short' }), format({ weekday: 'long' })];
  const time = (at: Date): string => formats.time(clock.format(at));
  return {
    time,
    day: (day) => formats.dayAsWritten(whole.format(utc(day))),
    shortDay: (day) => formats.dayAsWritten(short.format(utc(day))),
    yearDay: (day) => formats.dayAsWritten(year.format(utc(day))),
    moment: (at) => formats.dayAndTime(formats.dayAsWritten(shortThere.format(at)), time(at)),
    month: (day) => month.format(utc(day)),
    weekday: (day) => ({ short: weekdayShort.format(utc(day)), long: weekdayLong.format(utc(day)) }),
  };
}

function utc(day: Temporal.PlainDate): Date {
  return new Date(`${day.toString()}T00:00:00Z`);
}
