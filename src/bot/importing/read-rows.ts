import type { Messages } from '#messages/words/messages.ts';
import type { Desk } from '#desks/desk.ts';
import type { ImportedRow } from '#drafts/importing/batch.ts';
import type { CellRow } from '#drafts/importing/read-cells.ts';
import { cellsHash } from '#drafts/importing/row-hash.ts';

import { numericDay } from '#bot/forms/numeric-day.ts';
import { type Column, columnOf } from './headings.ts';
import { readRow } from './read-row.ts';

export interface RowsReading {
  /** The sentences in the desk's language, which the batch's card uses. */
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
}

/** A column of a file, with its place and its heading as it was typed. */
export interface PlacedColumn {
  readonly at: number;
  readonly heading: string;
  readonly column: Column;
}

export type ReadRows =
  | { readonly kind: 'rows'; readonly rows: readonly ImportedRow[]; readonly unread: readonly string[] }
  | { readonly kind: 'noText' }
  | { readonly kind: 'twice'; readonly heading: string };

/** Reads the rows of a table by its headings. Each row has its own problems. Pure. */
export function readRows(header: readonly string[], rows: readonly CellRow[], reading: RowsReading): ReadRows {
  const columns = header.flatMap((heading, at): readonly PlacedColumn[] => {
    const column = columnOf(heading);
    return column === null ? [] : [{ at, heading: heading.trim(), column }];
  });
  if (!columns.some(({ column }) => column.kind === 'text')) return { kind: 'noText' };
  const twice = columns.find(({ column }, at) => columns.findIndex((one) => isSame(one.column, column)) !== at);
  if (twice !== undefined) return { kind: 'twice', heading: twice.heading };
  const width = header.length;
  const dateAt = columns.find(({ column }) => column.kind === 'date')?.at;
  const isMonthFirst = dateAt !== undefined && hasMonthFirst(rows.map(({ cells }) => cells[dateAt] ?? ''));
  const table = { columns, width, isMonthFirst };
  const read = rows.map((row, at) => ({ ...readRow(row, table, reading), position: at + 1 }));
  const unread = header.filter((heading) => heading.trim() !== '' && columnOf(heading) === null);
  return { kind: 'rows', rows: withoutEqual(read, rows, reading.m), unread: unread.map((heading) => heading.trim()) };
}

/**
 * Tells whether a column has its month first: a day can only be read so, as "10/27/2027", and none only the other way
 * round. Otherwise that day is a typing error, and the others are what they were.
 */
function hasMonthFirst(cells: readonly string[]): boolean {
  const days = cells.map((cell) => numericDay(cell.trim().split(/\s/u)[0] ?? '')).filter((day) => day !== null);
  const slashed = days.filter(({ hasSlashes }) => hasSlashes);
  return (
    slashed.some(({ day, month }) => day <= 12 && month > 12 && month <= 31) &&
    !slashed.some(({ day, month }) => day > 12 && day <= 31 && month <= 12)
  );
}

/** Refuses rows that share an id, and rows that repeat an earlier one: they could not be told apart. */
function withoutEqual(
  rows: readonly ImportedRow[],
  cells: readonly CellRow[],
  { importing: { problem } }: Messages,
): readonly ImportedRow[] {
  const byKey = Map.groupBy(
    rows.filter(({ key }) => key !== null),
    ({ key }) => key,
  );
  const byHash = Map.groupBy(
    rows.filter(({ content }) => content !== null),
    ({ hash }) => hash,
  );
  return rows.map((row, at) => {
    const sameKey = byKey.get(row.key)?.find((one) => one !== row);
    const [first] = byHash.get(row.hash) ?? [];
    const told = [
      ...(sameKey === undefined ? [] : [problem.sameId(sameKey.line)]),
      ...(first === undefined || first === row ? [] : [problem.sameRow(first.line)]),
    ];
    if (told.length === 0) return row;
    const hash = cellsHash([String(row.line), ...(cells[at]?.cells ?? [])]);
    return { ...row, hash, content: null, problems: [...row.problems, ...told] };
  });
}

function isSame(one: Column, other: Column): boolean {
  return one.kind === 'network' && other.kind === 'network' ? one.network === other.network : one.kind === other.kind;
}
