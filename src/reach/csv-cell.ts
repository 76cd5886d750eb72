/** Character between cells. A spreadsheet in French expects `;`. */
export type Separator = ',' | ';';

export const byteOrderMark = '\uFEFF';

/** RFC 4180, 2.1: https://www.rfc-editor.org/rfc/rfc4180#section-2. */
export const lineEnd = '\r\n';

const notInALine = /[\s\p{Cc}]+/gu;
// The beginning of a formula, in wide and small forms too, behind characters that a spreadsheet may skip.
const begins = String.raw`[\s\p{Cf}"'‘’“”«»]*[=+\-@＝＋－＠﹦﹢﹣﹫]`;
const mayBecomeFormula = new RegExp(`(^|[,;])(?=${begins}|')`, 'gu');

/** Returns a text with a space in place of line breaks, tabs and control characters. */
export function onOneLine(text: string): string {
  return text.replace(notInALine, ' ').trim();
}

/**
 * Returns a text as one quoted cell that no spreadsheet takes for a formula
 * (https://owasp.org/www-community/attacks/CSV_Injection): on one line, with an apostrophe before anything that could
 * begin one. Also after `,` and `;` within the text, since a spreadsheet that expects the other separator begins a cell
 * there, quotes or not. An existing apostrophe is doubled, so removing one at those places restores the text.
 */
export function textCell(text: string): string {
  return `"${onOneLine(text).replace(mayBecomeFormula, "$1'").replaceAll('"', '""')}"`;
}
