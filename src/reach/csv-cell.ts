/** Character between cells. A spreadsheet in French expects `;`. */
export type Separator = ',' | ';';

export const byteOrderMark = '\uFEFF';

/** RFC 4180, 2.1: https://www.rfc-editor.org/rfc/rfc4180#section-2. */
export const lineEnd = '\r\n';

const notInALine = /[\s\p{Cc}]+/gu;
// What begins a formula, in its wide and small forms too, behind whatever a spreadsheet may pass over.
const begins = String.raw`[\s\p{Cf}"'‘’“”«»]*[=+\-@＝＋－＠﹦﹢﹣﹫]`;
const mayBecomeFormula = new RegExp(`(^|[,;])(?=${begins}|')`, 'gu');

/** Returns a text without line breaks, tabs and control characters: a space stands for them. */
export function onOneLine(text: string): string {
  return text.replace(notInALine, ' ').trim();
}

/**
 * Returns a text as one cell, which no spreadsheet takes for a formula
 * (https://owasp.org/www-community/attacks/CSV_Injection): on one line, with an apostrophe before what could begin one,
 * always in quotes. The same behind `,` and `;` within the text, because a spreadsheet that expects the other separator
 * begins a cell there, quotes or not. An apostrophe that was there gets another, so that taking away one at those
 * places gives the text back.
 */
export function textCell(text: string): string {
  return `"${onOneLine(text).replace(mayBecomeFormula, "$1'").replaceAll('"', '""')}"`;
}
