import type Holidays from 'date-holidays';

import { type Language, languageFacts } from '#languages.ts';

/** Countries of zones that the library does not assign to France, or that it assigns to several countries. */
const ownZones: ReadonlyMap<string, string> = new Map([
  ['Europe/Paris', 'FR'],
  ['America/Guadeloupe', 'GP'],
  ['America/Martinique', 'MQ'],
  ['America/Cayenne', 'GF'],
  ['Indian/Reunion', 'RE'],
  ['Indian/Mayotte', 'YT'],
  ['America/Miquelon', 'PM'],
  ['America/St_Barthelemy', 'BL'],
  ['America/Marigot', 'MF'],
  ['Pacific/Noumea', 'NC'],
  ['Pacific/Tahiti', 'PF'],
  ['Pacific/Wallis', 'WF'],
  ['Europe/London', 'GB'],
]);

const known = new Map<string, Promise<ReadonlyMap<string, string>>>();
let zones: Promise<ReadonlyMap<string, string>> | null = null;

/**
 * Returns the public holidays of a year, YYYY-MM-DD, by the calendar's code: a country, "FR", or a part of one, "FR-57"
 * for the Moselle with its two extra days. Empty for an unknown code. From https://github.com/commenthol/date-holidays,
 * loaded when first needed: it takes 0.2 s and 23 MiB.
 */
export async function publicHolidays(code: string, year: number): Promise<ReadonlySet<string>> {
  return new Set((await namedHolidays(code, year, null)).keys());
}

/** Returns the public holidays with their names; `language` null: the name used in the country. */
export async function namedHolidays(
  code: string,
  year: number,
  language: Language | null,
): Promise<ReadonlyMap<string, string>> {
  const key = `${code} ${year} ${language}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const read = readHolidays(code, year, language);
  known.set(key, read);
  return read;
}

/** Tells whether there is a calendar with that code. */
export async function isCalendar(code: string): Promise<boolean> {
  const [country = '', part] = code.split('-');
  const all = await open();
  if (!Object.hasOwn(all.getCountries(), country)) return false;
  return part === undefined || Object.hasOwn(all.getStates(country) ?? {}, part);
}

/** Returns the calendar of a zone's country, else the language's; null if neither has one. */
export async function calendarOfZone(timeZone: string, language: Language): Promise<string | null> {
  const own = ownZones.get(timeZone);
  if (own !== undefined) return own;
  zones ??= readZones();
  return (await zones).get(timeZone) ?? languageFacts[language].holidays;
}

async function open(...of: readonly string[]): Promise<Holidays> {
  const { default: Calendar } = await import('date-holidays');
  const [country, state] = of;
  if (country === undefined) return new Calendar();
  return state === undefined ? new Calendar(country) : new Calendar(country, state);
}

async function readHolidays(
  code: string,
  year: number,
  language: Language | null,
): Promise<ReadonlyMap<string, string>> {
  if (!(await isCalendar(code))) return new Map();
  const days = (await open(...code.split('-'))).getHolidays(year, language ?? undefined);
  return new Map(days.filter(({ type }) => type === 'public').map(({ date, name }) => [date.slice(0, 10), name]));
}

async function readZones(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const country of Object.keys((await open()).getCountries())) {
    for (const zone of (await open(country)).getTimezones()) if (!found.has(zone)) found.set(zone, country);
  }
  return found;
}
