import { type Language, languageFacts } from '#languages.ts';

/** Formats a count or a rate for people. */
export function figureText(value: number, language: Language, mostDecimals = 0): string {
  return formatOf(language, { maximumFractionDigits: mostDecimals }).format(value);
}

/** Formats a ratio with two significant digits; with three where two would say 1, since it matters on which side it lies. */
export function ratioText(value: number, language: Language): string {
  const maximumSignificantDigits = value >= 0.995 && value < 1.05 ? 3 : 2;
  return formatOf(language, { maximumSignificantDigits }).format(value);
}

/** Formats a difference with its sign. */
export function changeText(value: number, language: Language): string {
  return formatOf(language, { signDisplay: 'exceptZero', maximumFractionDigits: 0 }).format(value);
}

/** Formats a share of a whole as a percentage. */
export function shareText(value: number, language: Language): string {
  return formatOf(language, { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

/** Formats US dollars; less than one dollar to the tenth of a cent, as prices are. */
export function dollarsText(value: number, language: Language): string {
  const maximumFractionDigits = value < 1 ? 3 : 2;
  return formatOf(language, { style: 'currency', currency: 'USD', maximumFractionDigits }).format(value);
}

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(languageFacts[language].locale, options);
}
