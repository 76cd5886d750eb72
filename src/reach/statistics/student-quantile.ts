/** A quarter turn, halved so often, is finer than a number can tell. */
const halvings = 60;

/**
 * Returns the probability that a t with that many degrees of freedom lies within ± tan(angle) · √df: a finite sum.
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
 */
function within(angle: number, degrees: number): number {
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= degrees - 2; power += 2) {
    sum += term;
    term *= (cosine * cosine * (power + 1)) / (power + 2);
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/**
 * Returns the quantile of Student's t distribution: below it lies the share `probability` of all values. Right to nine
 * digits for shares from 0.001 to 0.999.
 *
 * @param probability above 0, below 1
 * @param degrees of freedom, whole, at least 1
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`${probability} is no probability between 0 and 1.`);
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`${degrees} degrees of freedom.`);
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees);
  const wanted = 2 * probability - 1;
  let low = 0;
  let high = Math.PI / 2;
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if (within(middle, degrees) < wanted) low = middle;
    else high = middle;
  }
  return Math.tan((low + high) / 2) * Math.sqrt(degrees);
}
