/** Returns the smallest value that at least this share of all values does not exceed; NaN if there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** A median, and the interval that holds 95 % of its resamplings. */
export interface Estimate {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

const resamplings = 1_000;

/** Estimates the median by bootstrap: what it might have been with other rounds of the same kind. */
export function estimate(values: readonly number[], random: () => number): Estimate {
  const medians = Array.from({ length: resamplings }, () =>
    median(values.map(() => values[Math.floor(random() * values.length)] ?? Number.NaN)),
  );
  return { median: median(values), low: quantile(medians, 0.025), high: quantile(medians, 0.975) };
}
