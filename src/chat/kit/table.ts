import type { Block, Inline } from '#chat/card.ts';

export type Table = Extract<Block, { kind: 'table' }>;

/** A cell as it is shown: on one line. */
export function cellOf(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n|[\n\r\u2028\u2029]/gu, ' ');
}

/** Each row as a line of text, for a table that no message has room for: "Monday: likes 3 · replies 1". */
export function tableInWords({ header, rows }: Table): readonly (readonly Inline[])[] {
  return rows.map(([name = '', ...figures]) => {
    const said = figures.map((figure, at) => `${cellOf(header[at + 1] ?? '')} ${cellOf(figure)}`.trim());
    return [
      { kind: 'strong', text: cellOf(name) },
      { kind: 'text', text: `: ${said.join(' · ')}` },
    ];
  });
}
