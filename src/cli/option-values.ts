import { InvalidArgumentError } from 'commander';

import { adjustableFindings } from '#drafts/grade-finding.ts';
import { isDay } from '#reach/period-of-days.ts';
import type { ExportSince } from '#storage/export-journal.ts';
import type { JournalHead } from '#storage/journal-head.ts';
import { isLanguage, type Language, languages } from '#languages.ts';

/** Formats the bounds of a number, such as "0 to 120". */
export function boundsText({ least, most }: { readonly least: number; readonly most: number }): string {
  return `${least} to ${most}`;
}

/** Parses a whole number. */
export function numberFrom(said: string): number {
  if (!/^\d{1,6}$/.test(said)) throw new InvalidArgumentError('Give a whole number.');
  return Number(said);
}

export function languageFrom(said: string): Language {
  if (!isLanguage(said)) throw new InvalidArgumentError(`Give ${languages.join(' or ')}.`);
  return said;
}

export function onOffFrom(said: string): boolean {
  if (said !== 'on' && said !== 'off') throw new InvalidArgumentError('Give on or off.');
  return said === 'on';
}

/** Weekdays in the order of their ISO 8601 numbers, which begin at 1. */
export const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Parses the weekly digest's day and time, such as "monday 09:00"; "off" for none. */
export function digestFrom(said: string): { readonly weekday: number; readonly time: string } | 'off' {
  if (said === 'off') return said;
  const [day = '', time = ''] = said.toLowerCase().split(' ');
  const weekday = weekdayNames.indexOf(day) + 1;
  if (weekday === 0 || !/^\d\d:\d\d$/.test(time)) throw new InvalidArgumentError('Give "monday 09:00" or "off".');
  return { weekday, time };
}

/** Parses days and times, such as "mon-fri 09:00-18:00" or "mon,tue,thu 08:30-17:00". */
export function workingHoursFrom(said: string): {
  readonly workDays: readonly number[];
  readonly workFrom: string;
  readonly workTo: string;
} {
  const read = /^([a-z,-]+) (\d\d:\d\d)-(\d\d:\d\d)$/.exec(said.toLowerCase());
  const [, named = '', workFrom = '', workTo = ''] = read ?? [];
  const workDays = named.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map((name) => weekdayOf(name));
    return first === 0 || last < first ? [0] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  if (read === null || workDays.includes(0)) throw new InvalidArgumentError('Give "mon-fri 09:00-18:00".');
  return { workDays: [...new Set(workDays)].toSorted((one, other) => one - other), workFrom, workTo };
}

function weekdayOf(name: string): number {
  return weekdayNames.findIndex((day) => name.length > 2 && day.startsWith(name)) + 1;
}

/** Parses an instant with its offset. Without one it would mean another instant on another machine. */
export function instantFrom(said: string): Date {
  const instant = new Date(said);
  if (!/(Z|[+-]\d\d:\d\d)$/.test(said) || Number.isNaN(instant.getTime())) {
    throw new InvalidArgumentError('Give an instant with its offset, such as 2026-12-01T08:00:00+01:00.');
  }
  return instant;
}

/** Parses where an export of the journal begins: after an entry's number, or at an instant. */
export function journalSinceFrom(said: string): ExportSince {
  if (/^\d{1,18}$/.test(said)) return { after: BigInt(said) };
  return { from: instantFrom(said) };
}

/** Parses a head of the journal as it was noted, with all of the hash or at least 16 digits of it. */
export function journalHeadFrom(said: string): JournalHead {
  const [, count = '', hash = ''] = /^(\d{1,18}):([0-9a-f]{16,64})$/.exec(said) ?? [];
  if (hash === '') throw new InvalidArgumentError('Give COUNT:HASH, as "tambour journal head" prints it.');
  return { count: BigInt(count), hash };
}

/** Parses a day without a time. The command says in which zone. */
export function dayFrom(said: string): string {
  if (!isDay(said)) throw new InvalidArgumentError('Give a day of the calendar as YYYY-MM-DD, such as 2026-10-25.');
  return said;
}

/** Parses one more `CODE=level`, and adds it to those before. */
export function findingFrom(said: string, before: readonly (readonly string[])[] = []): readonly (readonly string[])[] {
  const [code = '', level = ''] = said.split('=');
  if (!adjustableFindings().includes(code) || !['off', 'info', 'warns'].includes(level)) {
    throw new InvalidArgumentError(
      `Give CODE=off, CODE=info or CODE=warns. The codes: ${adjustableFindings().join(', ')}.`,
    );
  }
  return [...before, [code, level]];
}
