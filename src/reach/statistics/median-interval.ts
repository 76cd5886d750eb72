import { median } from './median.ts';
import { signCritical } from './sign-critical.ts';

export interface MedianInterval {
  readonly median: number;
  /** Both null under six values: no interval reaches 95 % with so few. */
  readonly low: number | null;
  readonly high: number | null;
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
  const critical = signCritical(sorted.length, 0.025);
  if (critical === null) return { median: middle, low: null, high: null };
  return { median: middle, low: sorted.at(critical) ?? null, high: sorted.at(-1 - critical) ?? null };
}
