import type { Database } from '#storage/database.ts';

import { byteOrderMark, lineEnd, type Separator } from './csv-cell.ts';
import { figuresColumns, figuresRows } from './figures-columns.ts';
import { type PublishedWhere, readPublished } from './read-published.ts';

/**
 * Yields all figures as lines of a CSV file (RFC 4180, UTF-8 with byte order mark): the column names, then a line per
 * delivery and reading, by publication, delivery and age. Holds one page in memory at a time.
 */
export async function* exportFigures(
  db: Database,
  where: PublishedWhere,
  { separator = ',', pageSize }: { readonly separator?: Separator; readonly pageSize?: number } = {},
): AsyncGenerator<string, void> {
  yield `${byteOrderMark}${figuresColumns.join(separator)}${lineEnd}`;
  for await (const published of readPublished(db, where, pageSize)) {
    for (const row of figuresRows(published)) yield `${row.join(separator)}${lineEnd}`;
  }
}

/** `isCut`: there were more rows than the limit; only the first are returned. */
export interface FiguresCsv {
  readonly csv: string;
  readonly rows: number;
  readonly isCut: boolean;
}

/**
 * Returns one desk's figures as `exportFigures` writes them, in one string, with at most `limit` rows below the column
 * names.
 */
export async function figuresAsCsv(
  db: Database,
  where: PublishedWhere & { readonly deskId: string },
  limit: number,
  separator: Separator = ',',
): Promise<FiguresCsv> {
  const lines: string[] = [];
  for await (const line of exportFigures(db, where, { separator })) {
    if (lines.length > limit) return { csv: lines.join(''), rows: limit, isCut: true };
    lines.push(line);
  }
  return { csv: lines.join(''), rows: lines.length - 1, isCut: false };
}
