/** How many times longer some work takes on four times the text; near 4 where it is linear, 16 where it is quadratic. */
export function timeGrowth(sign: string, work: (text: string) => unknown): number {
  const small = sign.repeat(Math.ceil(50_000 / sign.length));
  const large = sign.repeat(Math.ceil(200_000 / sign.length));
  const timeOf = (text: string): number => {
    const startedAt = performance.now();
    work(text);
    return performance.now() - startedAt;
  };
  timeOf(small);
  const least = (text: string): number => Math.min(...Array.from({ length: 4 }, () => timeOf(text)));
  // Other work on the machine makes a round slower, never faster; below a millisecond it is all there is to see.
  return Math.min(...Array.from({ length: 3 }, () => least(large) / Math.max(1, least(small))));
}
