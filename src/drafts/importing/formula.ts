const beginsFormula = /^\s*[=+\-@＝＋－＠]/u;

/** Tells whether a spreadsheet would take a text for a formula. Here it is words like any other, which people should see. */
export function looksLikeFormula(text: string): boolean {
  return beginsFormula.test(text);
}
