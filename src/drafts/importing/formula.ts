const beginsFormula = /^\s*[=+\-@＝＋－＠]/u;

/** Tells whether a spreadsheet would take a text for a formula. Here it stays plain text, but people should see it. */
export function looksLikeFormula(text: string): boolean {
  return beginsFormula.test(text);
}

/** As Excel and LibreOffice write them in English, French and German. */
const cellError =
  /^#(?:DIV\/0!|REF!|N\/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|BEZUG!|WERT!|ZAHL!|NV|NOM\s?\?|VALEUR\s?!|NOMBRE\s?!|NUL\s?!)$/iu;

/** Tells whether a cell has no words in it: only an error of the spreadsheet, such as "#DIV/0!", or a number. */
export function hasNoWords(text: string): boolean {
  const trimmed = text.trim();
  return cellError.test(trimmed) || /^[\d\s.,%+-]*\d[\d\s.,%+-]*$/u.test(trimmed);
}
