import { type Language, languageFacts } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

/**
 * Formats an instant for people, in a time zone: « lundi 30 novembre à 9 h 00 », "Monday 30 November at 09:00". Leaves
 * out the day if it is today, and the year if it is the current one, unless the language always wants it.
 */
export function whenText(at: Date, timeZone: string, language: Language, now: Date): string {
  const { formats } = messagesIn(language);
  const day = dayText(at, timeZone, language, now);
  const time = timeText(at, timeZone, language);
  return day === dayText(now, timeZone, language, now) ? formats.at(time) : formats.onDayAt(day, time);
}

/** Formats an instant with its day, also today, to stand alone or after "for" and "since". */
export function fullWhenText(at: Date, timeZone: string, language: Language, now: Date): string {
  const day = dayText(at, timeZone, language, now);
  return messagesIn(language).formats.dayAndTime(day, timeText(at, timeZone, language));
}

/** Formats an instant with its day and its year, even today: as a text to be typed, which may be read later. */
export function wholeWhenText(at: Date, timeZone: string, language: Language): string {
  const day = wholeDayText(at, timeZone, language);
  return messagesIn(language).formats.dayAndTime(day, timeText(at, timeZone, language));
}

/** Formats the end of a span, with its year: « mardi 22 décembre 2026 inclus » if it lasts until midnight. */
export function wholeUntilText(end: Date, timeZone: string, language: Language): string {
  const day = wholeLastDayText(end, timeZone, language);
  return day === null ? wholeWhenText(end, timeZone, language) : messagesIn(language).formats.inclusive(day);
}

/** Formats the last day of a span that lasts until midnight, with its year. Null: it ends at another time. */
export function wholeLastDayText(end: Date, timeZone: string, language: Language): string | null {
  const { hour, minute } = partsOf(end, timeZone);
  if (hour !== '00' || minute !== '00') return null;
  return wholeDayText(new Date(end.getTime() - 1), timeZone, language);
}

function wholeDayText(at: Date, timeZone: string, language: Language): string {
  const { formats } = messagesIn(language);
  const options = { weekday: 'long', ...formats.day, year: 'numeric', timeZone } as const;
  return formats.dayAsWritten(formatOf(languageFacts[language].locale, options).format(at));
}

/** Formats the time of day with seconds, for what goes out in a moment. */
export function secondsText(at: Date, timeZone: string, language: Language): string {
  const { hour, minute, second } = partsOf(at, timeZone);
  return messagesIn(language).formats.timeWithSeconds(hour, minute, second);
}

/** Formats a day in a zone, with its weekday: « lundi 9 novembre », "Monday 9 November". */
export function fullDayText(at: Date, timeZone: string, language: Language, now: Date): string {
  return dayText(at, timeZone, language, now);
}

/** Formats a day in a zone, without its weekday: « 9 novembre », "9 November". */
export function shortDayText(at: Date, timeZone: string, language: Language, now: Date): string {
  return dayWith({}, at, { timeZone, language, now });
}

/** Formats the first and last day of a span as `shortDayText`, with the year once if it is one. */
export function spanDaysText(
  [first, last]: readonly [Date, Date],
  timeZone: string,
  language: Language,
  now: Date,
): readonly [first: string, last: string] {
  const isOneYear = partsOf(first, timeZone).year === partsOf(last, timeZone).year;
  const { formats } = messagesIn(language);
  const withoutYear = (): string =>
    formats.dayAsWritten(formatOf(languageFacts[language].locale, { ...formats.day, timeZone }).format(first));
  return [
    isOneYear ? withoutYear() : shortDayText(first, timeZone, language, now),
    shortDayText(last, timeZone, language, now),
  ];
}

/** Formats a day in a zone where there is little room: « 1er nov. », "1 Nov". */
export function briefDayText(at: Date, timeZone: string, language: Language): string {
  const options = { day: 'numeric', month: 'short', timeZone } as const;
  return messagesIn(language).formats.dayAsWritten(formatOf(languageFacts[language].locale, options).format(at));
}

/** Formats an instant where there is little room: « jeu. 3 déc., 9 h 30 », "Thu, 3 Dec, 09:30". */
export function briefWhenText(at: Date, timeZone: string, language: Language): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone } as const;
  const day = messagesIn(language).formats.dayAsWritten(formatOf(languageFacts[language].locale, options).format(at));
  return `${day}, ${timeText(at, timeZone, language)}`;
}

/** Formats a time of day given as HH:MM. */
export function clockText(time: string, language: Language): string {
  return messagesIn(language).formats.time(time);
}

/** Formats a calendar day given as YYYY-MM-DD. */
export function calendarDayText(day: string, language: Language): string {
  const { formats } = messagesIn(language);
  const options = { ...formats.day, year: 'numeric', timeZone: 'UTC' } as const;
  return formats.dayAsWritten(formatOf(languageFacts[language].locale, options).format(new Date(`${day}T00:00:00Z`)));
}

/** Formats a month given as YYYY-MM: "November 2026". */
export function monthText(month: string, language: Language): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return formatOf(languageFacts[language].locale, options).format(new Date(`${month}-01T00:00:00Z`));
}

/** Formats the weekday of a calendar day given as YYYY-MM-DD. */
export function weekdayText(day: string, language: Language): string {
  const options = { weekday: 'long', timeZone: 'UTC' } as const;
  return formatOf(languageFacts[language].locale, options).format(new Date(`${day}T00:00:00Z`));
}

function dayText(at: Date, timeZone: string, language: Language, now: Date): string {
  return dayWith({ weekday: 'long' }, at, { timeZone, language, now });
}

interface Reader {
  readonly timeZone: string;
  readonly language: Language;
  readonly now: Date;
}

function dayWith(weekday: { readonly weekday?: 'long' }, at: Date, { timeZone, language, now }: Reader): string {
  const { formats } = messagesIn(language);
  const hasYear = formats.alwaysWithYear || partsOf(at, timeZone).year !== partsOf(now, timeZone).year;
  const year = hasYear ? ({ year: 'numeric' } as const) : {};
  const text = formatOf(languageFacts[language].locale, { ...weekday, ...formats.day, ...year, timeZone }).format(at);
  return formats.dayAsWritten(text);
}

function timeText(at: Date, timeZone: string, language: Language): string {
  const { hour, minute } = partsOf(at, timeZone);
  return clockText(`${hour}:${minute}`, language);
}

interface Parts {
  readonly year: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

function partsOf(at: Date, timeZone: string): Parts {
  const parts = formatOf('en-GB', {
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return { year: part('year'), hour: part('hour'), minute: part('minute'), second: part('second') };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns a cached formatter, since making one takes longer than building a whole card. */
function formatOf(
  locale: string,
  options: Intl.DateTimeFormatOptions & { readonly timeZone: string },
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}
