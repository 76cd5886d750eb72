import { median } from './median.ts';

export interface MedianInterval {
  readonly median: number;
  /** Both null under six values: no interval reaches 95 % with so few. */
  readonly low: number | null;
  readonly high: number | null;
}

const tail = 0.025;

/**
 * Returns the largest k with P(B ≤ k) ≤ 2.5 %, where B counts heads of `n` throws of a coin; null if there is none.
 * Summed by logarithms: 2 to the power of -n is zero to a computer from 1,075 on.
 */
function binomialCritical(n: number): number | null {
  let logTerm = -n * Math.LN2;
  let sum = 0;
  for (let heads = 0; heads <= n; heads += 1) {
    sum += Math.exp(logTerm);
    if (sum > tail) return heads === 0 ? null : heads - 1;
    logTerm += Math.log((n - heads) / (heads + 1));
  }
  return null;
}

/**
 * Returns the median with an interval that holds the true median in at least 95 % of cases, whatever the distribution:
 * between the order statistics k + 1 from below and from above. Null of no values.
 *
 * Source: the sign test turned around. David and Nagaraja, Order Statistics (3rd ed., 2003), section 7.1; Hollander,
 * Wolfe and Chicken, Nonparametric Statistical Methods (3rd ed., 2014), section 3.6.
 */
export function medianInterval(values: readonly number[]): MedianInterval | null {
  const middle = median(values);
  if (middle === null) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const critical = binomialCritical(sorted.length);
  if (critical === null) return { median: middle, low: null, high: null };
  return { median: middle, low: sorted.at(critical) ?? null, high: sorted.at(-1 - critical) ?? null };
}
