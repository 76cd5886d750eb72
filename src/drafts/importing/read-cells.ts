import { CsvError, parse } from 'csv-parse/sync';

/** Far more than a campaign with its texts. Checked before and during the download. */
export const MAX_FILE_BYTES = 1_000_000;
/** One post a day for a year, and some more. */
export const MAX_ROWS = 400;
export const MAX_COLUMNS = 40;

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
 * empty rows, and changes nothing in cells but their line breaks. Pure, and linear in the text's length.
 */
export function readCells(text: string, isHeading: (cell: string) => boolean): ReadCells {
  const named = namedSeparator.exec(text);
  const rest = named === null ? text : text.slice(named[0].length);
  const [first = ''] = rest.split(/[\r\n]/u, 1);
  if (separators.some((separator) => first.split(separator).length > MAX_COLUMNS * 5)) return refused('tooManyColumns');
  const given = separators.find((separator) => separator === named?.groups?.['separator']);
  const separator = given ?? bestSeparator(rest, isHeading);
  if (separator === null) return refused('noHeader');
  const table = recordsOf(rest, separator, MAX_ROWS * 2);
  if ('why' in table) return table;
  const skipped = named === null ? 0 : 1;
  const [header = [], ...records] = table;
  if (!header.some(isHeading)) return refused('noHeader');
  const width = header.findLastIndex((cell) => cell.trim() !== '') + 1;
  const rows = records
    .map((cells, at) => ({ line: at + 2 + skipped, cells: cells.map(withPlainBreaks) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (width > MAX_COLUMNS || rows.some(({ cells }) => cells.length > MAX_COLUMNS)) return refused('tooManyColumns');
  if (rows.length > MAX_ROWS || records.length >= MAX_ROWS * 2 - 1) return refused('tooManyRows');
  return rows.length === 0 ? refused('noRows') : { kind: 'cells', header: header.slice(0, width), rows };
}

function refused(why: 'noHeader' | 'noRows' | 'tooManyRows' | 'tooManyColumns'): ReadCells {
  return { kind: 'refused', why };
}

function bestSeparator(text: string, isHeading: (cell: string) => boolean): Separator | null {
  const counted = separators.map((separator) => {
    const table = recordsOf(text, separator, 1);
    const [header = []] = 'why' in table ? [] : table;
    return { separator, count: header.filter((cell) => isHeading(cell)).length };
  });
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count === 0 ? null : best.separator;
}

type BadQuote = Extract<ReadCells, { readonly why: 'quote' }>;

function recordsOf(text: string, delimiter: Separator, to: number): readonly (readonly string[])[] | BadQuote {
  try {
    const options = { delimiter, to, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], bom: true };
    return parse(text, options);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error;
    return { kind: 'refused', why: 'quote', line: typeof lines === 'number' ? lines : 1 };
  }
}

function withPlainBreaks(cell: string): string {
  return cell.replaceAll(/\r\n?/gu, '\n');
}
