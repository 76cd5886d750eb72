import { type Language, languageFacts } from '#languages.ts';

/**
 * An instant as a person reads it, in that zone: « lundi 30 novembre à 9 h 00 », "Monday 30 November at 09:00".
 * Today's has its time alone; the year stands where it is another.
 */
export function whenText(at: Date, timeZone: string, language: Language, now: Date): string {
  const day = dayText(at, timeZone, language, now);
  const time = timeText(at, timeZone, language);
  if (day === dayText(now, timeZone, language, now)) return language === 'fr' ? `à ${time}` : `at ${time}`;
  return language === 'fr' ? `${day} à ${time}` : `${day} at ${time}`;
}

/** An instant with its day, also today. */
export function fullWhenText(at: Date, timeZone: string, language: Language, now: Date): string {
  const day = dayText(at, timeZone, language, now);
  return language === 'fr'
    ? `${day} à ${timeText(at, timeZone, language)}`
    : `${day} at ${timeText(at, timeZone, language)}`;
}

/** The time of day with seconds, for what leaves in a moment. */
export function secondsText(at: Date, timeZone: string, language: Language): string {
  const { hour, minute, second } = partsOf(at, timeZone);
  return language === 'fr' ? `${Number(hour)} h ${minute} min ${second} s` : `${hour}:${minute}:${second}`;
}

/** A day in a zone, without its weekday: « 9 novembre », "9 November"; the year stands where it is another. */
export function shortDayText(at: Date, timeZone: string, language: Language, now: Date): string {
  const sameYear = partsOf(at, timeZone).year === partsOf(now, timeZone).year;
  const text = formatOf(languageFacts[language].locale, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' as const }),
    timeZone,
  }).format(at);
  return text.replace(/^1 (?=[a-zûé])/u, language === 'fr' ? '1er ' : '1 ');
}

/** A time of day that was given as HH:MM. */
export function clockText(time: string, language: Language): string {
  return language === 'fr' ? time.replace(/^0?(\d+):/u, '$1\u00a0h\u00a0') : time;
}

/** A calendar day that was given as YYYY-MM-DD. */
export function calendarDayText(day: string, language: Language): string {
  return formatOf(languageFacts[language].locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function dayText(at: Date, timeZone: string, language: Language, now: Date): string {
  const sameYear = partsOf(at, timeZone).year === partsOf(now, timeZone).year;
  const text = formatOf(languageFacts[language].locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' as const }),
    timeZone,
  }).format(at);
  return text.replace(',', '').replace(/\b1 (?=[a-zûé])/u, language === 'fr' ? '1er ' : '1 ');
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

/** Made once: to make one takes longer than a whole card. */
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
