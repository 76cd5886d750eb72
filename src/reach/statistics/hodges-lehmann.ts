import { walshAverage } from './walsh-average.ts';
import { wilcoxonCritical } from './wilcoxon-critical.ts';

export interface Location {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Returns the centre of values that scatter evenly to both sides of it, with the 95 % interval of all centres that the
 * signed-rank test does not reject. The estimate is the median of all averages of two values; one wild value hardly
 * moves it. Null under six values: no interval reaches 95 % with so few.
 *
 * Source: Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963) 598–611; the interval, by Tukey, in
 * Hollander, Wolfe and Chicken, Nonparametric Statistical Methods (3rd ed., 2014), section 3.3.
 *
 * @param values finite
 */
export function hodgesLehmann(values: readonly number[]): Location | null {
  const critical = wilcoxonCritical(values.length);
  if (critical === null) return null;
  const sorted = Float64Array.from(values).sort();
  const averages = (sorted.length * (sorted.length + 1)) / 2;
  const lower = walshAverage(sorted, Math.floor((averages - 1) / 2));
  const upper = walshAverage(sorted, Math.floor(averages / 2));
  return {
    estimate: (lower + upper) / 2,
    low: walshAverage(sorted, critical),
    high: walshAverage(sorted, averages - 1 - critical),
  };
}
