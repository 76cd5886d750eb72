/** Applies French typography to a template's own text, but not to the values put in, which are people's own words. */
export function fr(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.map((part, index) => typeset(part) + (index < values.length ? String(values[index]) : '')).join('');
}

function typeset(part: string): string {
  return part
    .replaceAll(/ ([;!?])/g, '\u202f$1')
    .replaceAll(/ ([:»])/g, '\u00a0$1')
    .replaceAll(/([«°]) /g, '$1\u00a0')
    .replaceAll("'", '\u2019');
}

/** Formats a count with its noun. French takes the singular for 0 and 1. */
export function counted(count: number, one: string, many: string): string {
  return `${numeral(count)}\u00a0${Math.abs(count) < 2 ? one : many}`;
}

export function numeral(count: number): string {
  return count.toLocaleString('fr');
}
