import { cellOf, type Table } from '#chat/kit/table.ts';

import { escapeCell } from './escape-text.ts';

/** A table as Markdown, to be parted between its lines; each part begins with `head`. */
export interface TableMarkdown {
  /** The header, and the line below it. */
  readonly head: string;
  readonly lines: readonly string[];
}

/** Nobody could read a longer row. */
const maxLineUnits = 1_000;

/** Renders a table as Markdown; null if it cannot be shown as one in a post. https://docs.mattermost.com: tables */
export function tableMarkdown({ header, rows }: Table): TableMarkdown | null {
  const [first = '', ...lines] = [header, ...rows].map(lineOf);
  const rule = header.map((_, at) => (at === 0 ? ':---' : '---:')).join(' | ');
  const isTable = header.length > 0 && [first, ...lines].every(({ length }) => length <= maxLineUnits);
  return isTable ? { head: `${first}\n| ${rule} |`, lines } : null;
}

/** Returns the length of a whole table. */
export function tableUnits({ head, lines }: TableMarkdown): number {
  return lines.reduce((sum, { length }) => sum + length + 1, head.length);
}

/** Returns the first lines that fit in `units`, together with a head. */
export function linesWithin({ head, lines }: TableMarkdown, units: number): readonly string[] {
  let left = units - head.length;
  const over = lines.findIndex(({ length }) => (left -= length + 1) < 0);
  return over === -1 ? lines : lines.slice(0, over);
}

function lineOf(row: readonly string[]): string {
  return `| ${row.map((cell) => escapeCell(cellOf(cell).trim())).join(' | ')} |`;
}
