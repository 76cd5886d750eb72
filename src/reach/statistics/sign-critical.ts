/**
 * Returns the largest k with P(B ≤ k) ≤ `tail`, where B counts heads of `n` throws of a coin; null if there is none.
 * Summed by logarithms: 2 to the power of -n is zero to a computer from 1,075 on.
 */
export function signCritical(n: number, tail: number): number | null {
  let logTerm = -n * Math.LN2;
  let sum = 0;
  for (let heads = 0; heads <= n; heads += 1) {
    sum += Math.exp(logTerm);
    if (sum > tail) return heads === 0 ? null : heads - 1;
    logTerm += Math.log((n - heads) / (heads + 1));
  }
  return null;
}
