import type { Block, Inline } from '#chat/card.ts';

export type Table = Extract<Block, { kind: 'table' }>;

/** Renders a cell on one line. */
export function cellOf(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n|[\n\r\u2028\u2029]/gu, ' ');
}

/** Renders each row as a line of text, for a table that fits in no message: "Monday: likes 3 · replies 1". */
export function tableInWords({ header, rows }: Table): readonly (readonly Inline[])[] {
  return rows.map(([name = '', ...figures]) => {
    const said = figures.map((figure, at) => `${cellOf(header[at + 1] ?? '')} ${cellOf(figure)}`.trim());
    return [
      { kind: 'strong', text: cellOf(name) },
      { kind: 'text', text: `: ${said.join(' · ')}` },
    ];
  });
}
