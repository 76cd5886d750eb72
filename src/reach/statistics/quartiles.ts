/** The median of some values, and the bounds of the lower and upper quarter. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/**
 * Returns the quartiles, interpolated between two values as spreadsheets do (QUARTILE.INC); null without values, which
 * is never zero.
 *
 * Source: Hyndman and Fan, The American Statistician 50 (1996) 361–365, definition 7.
 */
export function quartilesOf(values: readonly number[]): Quartiles | null {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
    return below + (above - below) * (place - Math.floor(place));
  };
  return sorted.length === 0 ? null : { lower: at(0.25), median: at(0.5), upper: at(0.75) };
}
