import { Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';

import { CsvError, parse } from 'csv-parse';

/** Far more than a campaign with its texts. Checked before and during the download. */
export const MAX_FILE_BYTES = 1_000_000;
/** One post a day for a year, and some more. */
export const MAX_ROWS = 400;
export const MAX_COLUMNS = 40;

/** What is split before others have their turn. */
const sliceBytes = 16_384;

/** A row of a table. */
export interface CellRow {
  /** Its number as spreadsheets show it: the headings have 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type ReadCells =
  | { readonly kind: 'cells'; readonly header: readonly string[]; readonly rows: readonly CellRow[] }
  | { readonly kind: 'refused'; readonly why: 'noHeader' | 'noRows' | 'tooManyRows' | 'tooManyColumns' }
  /** A quotation mark that is never closed, or misplaced. `line`: roughly where, in lines of the file. */
  | { readonly kind: 'refused'; readonly why: 'quote'; readonly line: number };

const separators = [';', '\t', ','] as const;
type Separator = (typeof separators)[number];

/** A first line by which Excel names the separator, and which it does not show. */
const namedSeparator = /^sep=(?<separator>[;,\t])\r?\n/iu;

/**
 * Splits a text into cells. Chooses the separator that gives the most headings, by `isHeading`, in the first row. Omits
 * empty rows, and changes nothing in cells but their line breaks. Linear in the text's length, and read in slices, between
 * which others have their turn.
 */
export async function readCells(text: string, isHeading: (cell: string) => boolean): Promise<ReadCells> {
  const named = namedSeparator.exec(text);
  const rest = named === null ? text : text.slice(named[0].length);
  if (isFarTooWide(rest)) return refused('tooManyColumns');
  const given = separators.find((separator) => separator === named?.groups?.['separator']);
  const separator = given ?? (await bestSeparator(rest, isHeading));
  if (separator === null) return refused('noHeader');
  const table = await recordsOf(rest, separator, MAX_ROWS * 2);
  if ('why' in table) return table;
  const skipped = named === null ? 0 : 1;
  const [header = [], ...records] = table;
  if (!header.some(isHeading)) return refused('noHeader');
  const width = header.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (records.some((cells) => cells.length > MAX_COLUMNS && cells.some((cell) => cell.trim() !== ''))) {
    return refused('tooManyColumns');
  }
  const rows = records
    .map((cells, at) => ({ line: at + 2 + skipped, cells: cells.map(withPlainBreaks) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (width > MAX_COLUMNS) return refused('tooManyColumns');
  if (rows.length > MAX_ROWS || records.length >= MAX_ROWS * 2 - 1) return refused('tooManyRows');
  return rows.length === 0 ? refused('noRows') : { kind: 'cells', header: header.slice(0, width), rows };
}

/** Tells whether a line has far more separators than a row has, even with a text in it. Parsing it would take long. */
function isFarTooWide(text: string): boolean {
  let count = 0;
  for (const char of text) {
    if (char === '\n' || char === '\r') count = 0;
    else if (char === ';' || char === ',' || char === '\t') count += 1;
    if (count > MAX_COLUMNS * 50) return true;
  }
  return false;
}

function refused(why: 'noHeader' | 'noRows' | 'tooManyRows' | 'tooManyColumns'): ReadCells {
  return { kind: 'refused', why };
}

async function bestSeparator(text: string, isHeading: (cell: string) => boolean): Promise<Separator | null> {
  let best: { readonly separator: Separator; readonly count: number } | null = null;
  for (const separator of separators) {
    const table = await recordsOf(text, separator, 1);
    const [header = []] = 'why' in table ? [] : table;
    const count = header.filter((cell) => isHeading(cell)).length;
    if (count > (best?.count ?? 0)) best = { separator, count };
  }
  return best?.separator ?? null;
}

type BadQuote = Extract<ReadCells, { readonly why: 'quote' }>;

async function recordsOf(
  text: string,
  delimiter: Separator,
  to: number,
): Promise<readonly (readonly string[])[] | BadQuote> {
  const options = { delimiter, to, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], bom: true };
  const records: (readonly string[])[] = [];
  try {
    for await (const record of Readable.from(slicesOf(text)).pipe(parse(options))) records.push(record);
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    return { kind: 'refused', why: 'quote', line: typeof lines === 'number' ? lines : 1 };
  }
}

async function* slicesOf(text: string): AsyncGenerator<Uint8Array, void> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    await othersTurn();
    yield bytes.subarray(at, at + sliceBytes);
  }
}

function withPlainBreaks(cell: string): string {
  return cell.replaceAll(/\r\n?/gu, '\n');
}
