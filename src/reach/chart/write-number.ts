import type { Language } from '#languages.ts';

/** Returns a function that writes a number in the language; from 10,000 with three digits: "12.3 k", "1.23 Md". */
export function numbersIn(locale: Language): (value: number) => string {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 });
  return (value) => (value < 10_000 ? plain : compact).format(value);
}
