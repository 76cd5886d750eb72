import assert from 'node:assert/strict';

/** Ten times the text takes about ten times as long for linear work, a hundred times for quadratic. */
const mostTimes = 40;

/** Asserts that work on 200,000 characters is linear in their number. */
export function assertLinear(sign: string, work: (text: string) => unknown): void {
  assertLinearIn(JSON.stringify(sign), (size) => sign.repeat(Math.ceil(size / sign.length)), work);
}

/** Asserts the same as `assertLinear` on generated texts of at most `most` characters. */
export function assertLinearIn(
  what: string,
  make: (size: number) => string,
  work: (text: string) => unknown,
  most = 200_000,
): void {
  const [small, large] = [make(most / 10), make(most)];
  const least = (text: string, tries: number): number =>
    Math.min(...Array.from({ length: tries }, () => threadMsOf(() => work(text))));
  let times = Infinity;
  // Garbage collection may slow a round down; below two milliseconds it hides everything else.
  for (let tries = 1; tries <= 4 && times > mostTimes; tries += 1) {
    times = least(large, tries) / Math.max(2, least(small, tries));
  }
  assert.ok(times <= mostTimes, `${times} times as long for ten times ${what}`);
}

/** Measures this thread's own processor time in milliseconds, without the rest of the machine. */
export function threadMsOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  // The kernel only estimates how they divide; their sum is measured.
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
