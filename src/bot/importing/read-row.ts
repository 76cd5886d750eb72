import { readText } from '#bot/forms/read-text.ts';
import { timeError } from '#bot/forms/read-window.ts';
import { readTime, type TimeReading } from '#bot/forms/read-time.ts';
import { languageName, postLanguages } from '#bot/drafting/language-name.ts';
import type { Desk } from '#desks/desk.ts';
import { type Content, plainContent, type PublishWindow } from '#drafts/content.ts';
import { folded } from '#drafts/folded-words.ts';
import type { ImportedRow } from '#drafts/importing/batch.ts';
import type { CellRow } from '#drafts/importing/read-cells.ts';
import { cellsHash, rowHash } from '#drafts/importing/row-hash.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { languages } from '#languages.ts';
import { firstWords } from '#bot/first-words.ts';

import { readAccounts } from './read-accounts.ts';
import type { PlacedColumn, RowsReading } from './read-rows.ts';

const maxKeyLength = 100;
/** A day of this century as spreadsheets count it, optionally with a fraction for the time. */
const serialNumber = /^[34567]\d{4}(?:[.,]\d+)?$/u;
/** Seconds, which tables have and posts do not. */
const noSeconds = /(?<=\d:\d{2}):00(?:\.0+)?(?=$|\s|[+-]\d{2}:\d{2}$)/u;
const dayMs = 86_400_000;

/** The columns of a file that have a meaning, and how many it has in all. */
interface Columns {
  readonly columns: readonly PlacedColumn[];
  readonly width: number;
  /** A day of the file can only be read with its month first. */
  readonly isMonthFirst: boolean;
}

/** Reads one row as the content of a draft, or lists its problems by column. Pure. */
export function readRow(
  { line, cells }: CellRow,
  { columns, width, isMonthFirst }: Columns,
  reading: RowsReading,
): Omit<ImportedRow, 'position'> {
  const { m, desk } = reading;
  const { problem } = m.importing;
  const problems: string[] = [];
  const told = (column: PlacedColumn, sentence: string): void =>
    void problems.push(problem.in(column.heading, sentence));
  const cellOf = (
    kind: PlacedColumn['column']['kind'],
  ): { readonly at: PlacedColumn; readonly cell: string } | null => {
    const at = columns.find(({ column }) => column.kind === kind);
    return at === undefined ? null : { at, cell: (cells[at.at] ?? '').trim() };
  };
  const textOf = (at: PlacedColumn): string => {
    const read = readText((cells[at.at] ?? '').trim(), m);
    if (read.kind === 'error') told(at, read.error);
    return read.kind === 'text' ? read.text : '';
  };
  const lineOf = (kind: 'warning'): string | null => {
    const found = cellOf(kind);
    const text = found === null ? '' : textOf(found.at).replaceAll(/\s+/gu, ' ').trim();
    return text === '' ? null : text;
  };

  if (cells.slice(width).some((cell) => cell.trim() !== '')) problems.push(problem.moreCells);
  const id = cellOf('id');
  const key = id === null || id.cell === '' ? null : id.cell.normalize('NFC');
  if (id !== null && key !== null && key.length > maxKeyLength) told(id.at, problem.longId);
  const text = cellOf('text');
  const shared = text === null ? '' : textOf(text.at);
  if (text !== null && shared === '' && problems.length === 0) told(text.at, m.forms.error.textEmpty);
  const accounts = cellOf('accounts');
  const { accountIds, unknown } = readAccounts(accounts?.cell ?? '', desk);
  if (accounts !== null) {
    for (const name of unknown) told(accounts.at, problem.unknownAccount(firstWords(name)));
  }
  const language = languageIn(cellOf('language')?.cell ?? '', desk);
  const named = cellOf('language');
  if (named !== null && language === null) told(named.at, problem.unknownLanguage(firstWords(named.cell)));
  const date = cellOf('date');
  const when = readMoment(date, cellOf('time'), reading);
  // Which of its days are a month is never guessed where another cell of the column begins with its month.
  if (isMonthFirst && date !== null && date.cell.includes('/')) told(date.at, problem.monthFirst);
  if (when.problem !== null) problems.push(when.problem);

  const isPastAlone = when.isPast && problems.length === 1;
  if (problems.length > 0 && !isPastAlone)
    return { line, key: short(key), hash: cellsHash([String(line), ...cells]), content: null, problems };
  const content: Content = {
    ...plainContent({ text: shared, language: language ?? desk.language, accountIds, timeZone: desk.timeZone }),
    ownTexts: Object.fromEntries(
      columns.flatMap((at) => {
        const { column } = at;
        const own = column.kind === 'network' ? textOf(at) : '';
        if (column.kind !== 'network' || own === '') return [];
        const ids = desk.accounts.filter(
          ({ id: one, network }) => network === column.network && accountIds.includes(one),
        );
        return ids.map((account) => [account.id, own] as const);
      }),
    ),
    contentWarning: lineOf('warning'),
    window: when.window,
  };
  if (problems.length > (isPastAlone ? 1 : 0)) {
    return { line, key: short(key), hash: cellsHash([String(line), ...cells]), content: null, problems };
  }
  const tidied = tidyContent(
    content,
    desk.accounts.map((account) => account.id),
  );
  return { line, key, hash: rowHash(tidied), content: tidied, problems };
}

function short(key: string | null): string | null {
  return key === null ? null : key.slice(0, maxKeyLength).toWellFormed();
}

/** Reads a language by its code, or by its name in any of our languages; null if it is none. */
function languageIn(cell: string, { language }: Desk): string | null {
  if (cell === '') return language;
  const said = folded(cell.slice(0, 60));
  const isNamed = (code: string): boolean => languages.some((tongue) => folded(languageName(code, tongue)) === said);
  return postLanguages.find((code) => code === said.split(/[-_]/u)[0] || isNamed(code)) ?? null;
}

interface ReadMoment {
  readonly window: PublishWindow | null;
  readonly problem: string | null;
  readonly isPast: boolean;
}

interface PlacedCell {
  readonly at: PlacedColumn;
  readonly cell: string;
}

/** Reads a time from the day and time columns, in the desk's zone. A past time is read too. */
function readMoment(date: PlacedCell | null, time: PlacedCell | null, { m, desk, now }: RowsReading): ReadMoment {
  const typed = [date?.cell ?? '', time?.cell ?? ''].filter((cell) => cell !== '').join(' ');
  const at = date ?? time;
  if (typed === '' || at === null) return { window: null, problem: null, isPast: false };
  const { problem } = m.importing;
  const wrong = (sentence: string): ReadMoment => ({
    window: null,
    problem: problem.in((date?.cell === '' ? time : date)?.at.heading ?? at.at.heading, sentence),
    isPast: false,
  });
  if (serialNumber.test(date?.cell ?? '')) return wrong(problem.serial);
  // A time alone would mean today, but this table has many days.
  if (date === null || date.cell === '') return wrong(m.forms.error.timeUnread);
  const plain = typed.replace(noSeconds, '');
  const reading: TimeReading = { timeZone: desk.timeZone, language: m.tongue, now };
  const read = readTime(plain, reading);
  if (read.kind === 'at') return { window: windowAt(read.at, desk), problem: null, isPast: false };
  if (read.kind === 'noTime') return wrong(problem.noHour);
  if (read.kind !== 'past') return wrong(timeError(m, read));
  const before = readTime(plain, { ...reading, now: new Date(now.getTime() - 360 * dayMs) });
  if (before.kind !== 'at') return wrong(problem.past);
  return { ...wrong(problem.past), window: windowAt(before.at, desk), isPast: true };
}

function windowAt(publishAt: Date, { notAfterMinutes }: Desk): PublishWindow {
  return { publishAt, notAfterAt: new Date(publishAt.getTime() + notAfterMinutes * 60_000) };
}
