const beginsFormula = /^\s*[=+\-@＝＋－＠]/u;

/** Tells whether a spreadsheet would take a text for a formula. Here it stays plain text, but people should see it. */
export function looksLikeFormula(text: string): boolean {
  return beginsFormula.test(text);
}
