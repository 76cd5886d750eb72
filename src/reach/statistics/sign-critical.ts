/**
 * Returns the largest k with P(B ≤ k) ≤ `tail`, where B is the number of heads in `n` coin tosses; null if there is
 * none. Sums by logarithms, since 2^-n underflows to zero from n = 1,075.
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
