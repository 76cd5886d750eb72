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

/** Formats a duration by its two largest units, without those that are zero: "2 h 10 min" in French. */
export function lastingText(seconds: number, language: Language): string {
  const units = unitsOf(seconds).filter(({ count }) => count > 0);
  return (units.length === 0 ? [{ count: 0, unit: 'second' }] : units)
    .map(({ count, unit }) => formatOf(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    .join(' ');
}

function unitsOf(seconds: number): readonly { readonly count: number; readonly unit: string }[] {
  if (seconds < 60) return [{ count: Math.round(seconds), unit: 'second' }];
  const minutes = Math.round(seconds / 60);
  const hours = Math.round(minutes / 60);
  return minutes < 24 * 60
    ? [
        { count: Math.floor(minutes / 60), unit: 'hour' },
        { count: minutes % 60, unit: 'minute' },
      ]
    : [
        { count: Math.floor(hours / 24), unit: 'day' },
        { count: hours % 24, unit: 'hour' },
      ];
}

function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(languageFacts[language].locale, options);
}
