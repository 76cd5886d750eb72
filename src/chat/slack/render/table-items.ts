import type { KnownBlock, TableBlock } from '@slack/types';

import { cellOf, tableInWords, type Table } from '#chat/kit/table.ts';

import type { CardItem } from './card-item.ts';
import { plain } from './plain.ts';
import { richElements } from './rich-elements.ts';
import type { Row } from './rich-text.ts';
import { weightOf } from './weight.ts';

type Cells = readonly { readonly type: 'raw_text'; readonly text: string }[];

/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
const maxRows = 100;
const maxColumns = 20;
/**
 * Maximum weight of a table's cells. Slack takes 10,000 characters of them in one message; this leaves room for the
 * caption.
 */
const maxTableWeight = 9_000;
const shellWeight = 900;
/** Nobody could read a longer cell. */
const maxCellUnits = 500;
const maxCaptionUnits = 300;

/**
 * Renders a table under its caption, or several with the header repeated if it is too long for one message. Falls back
 * to plain text when Slack cannot show it as a table.
 */
export function tableItems(table: Table): readonly CardItem[] {
  const { caption } = table;
  const header = cellsOf(table.header);
  const rows = table.rows.map(cellsOf);
  const hasRoom =
    header.length <= maxColumns &&
    [header, ...rows].every(
      (row) =>
        row.every(({ text }) => text.length <= maxCellUnits) && weightOf([header, row]) <= maxTableWeight - shellWeight,
    );
  if (!hasRoom || header.length === 0) return inWords(table);
  const parts = partsOf(header, rows);
  const isSmall = caption.length <= maxCaptionUnits;
  const above: readonly KnownBlock[] =
    isSmall && caption.trim() !== '' ? [{ type: 'context', elements: [plain(cellOf(caption))] }] : [];
  return [
    ...(isSmall ? [] : said([{ shape: 'section', elements: richElements([{ kind: 'text', text: caption }]) }])),
    ...parts.map((part, at): CardItem => ({ kind: 'table', blocks: at === 0 ? [...above, part] : [part] })),
  ];
}

function cellsOf(row: readonly string[]): Cells {
  // Slack refuses a cell without a character.
  return row.map((text) => ({ type: 'raw_text', text: text.trim() === '' ? ' ' : cellOf(text) }));
}

function partsOf(header: Cells, rows: readonly Cells[]): readonly TableBlock[] {
  const parts: Cells[][] = [[header]];
  let weight = weightOf(header);
  for (const row of rows) {
    const part = parts.at(-1);
    const added = weightOf(row) + 1;
    if (part !== undefined && part.length < maxRows && weight + added <= maxTableWeight - shellWeight) {
      part.push(row);
      weight += added;
    } else {
      parts.push([header, row]);
      weight = weightOf([header, row]);
    }
  }
  return parts.map((part) => ({
    type: 'table',
    rows: part.map((row) => [...row]),
    column_settings: header.map((_, at) => (at === 0 ? { align: 'left', is_wrapped: true } : { align: 'right' })),
  }));
}

function inWords(table: Table): readonly CardItem[] {
  return said([
    { shape: 'section', elements: richElements([{ kind: 'strong', text: table.caption }]) },
    ...tableInWords(table).map((inlines): Row => ({ shape: 'bullet', elements: richElements(inlines) })),
  ]);
}

function said(rows: readonly Row[]): readonly CardItem[] {
  const filled = rows.filter(({ elements }) => elements.length > 0);
  return filled.length === 0 ? [] : [{ kind: 'rows', rows: filled }];
}
