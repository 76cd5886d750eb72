import type { TrendPoint } from '#reach/digest.ts';

/** A week of the trend, and where it stands from left to right. */
export interface Place {
  readonly point: TrendPoint;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly px: number;
}

/** A week, and half of one more for a change of the clock or a late digest. */
const nextAtMostMs = 1.5 * 7 * 86_400_000;

/** Weeks one after the other that have a value, apart from the next such weeks: a line is not drawn over a gap. */
export function stretchesOf<Value extends object>(
  places: readonly Place[],
  valueOf: (place: Place) => Value | null,
): readonly (readonly (Value & { readonly px: number })[])[] {
  const stretches: (Value & { readonly px: number })[][] = [];
  let lastAt = -Infinity;
  for (const place of places) {
    const value = valueOf(place);
    if (value === null) continue;
    if (place.at - lastAt > nextAtMostMs) stretches.push([]);
    stretches.at(-1)?.push({ ...value, px: place.px });
    lastAt = place.at;
  }
  return stretches;
}
