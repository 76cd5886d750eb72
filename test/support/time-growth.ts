import assert from 'node:assert/strict';

/** Ten times the text takes about ten times as long where the work is linear, a hundred times where it is quadratic. */
const mostTimes = 40;

/** Asserts that work on 200,000 characters is linear in them. */
export function assertLinear(sign: string, work: (text: string) => unknown): void {
  assertLinearIn(JSON.stringify(sign), (size) => sign.repeat(Math.ceil(size / sign.length)), work);
}

/** Asserts the same as `assertLinear`, on texts of any making, of at most `most` characters. */
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
  // A round may be slow for the collector's sake; below two milliseconds that is all there is to see.
  for (let tries = 1; tries <= 4 && times > mostTimes; tries += 1) {
    times = least(large, tries) / Math.max(2, least(small, tries));
  }
  assert.ok(times <= mostTimes, `${times} times as long for ten times ${what}`);
}

/** Measures this thread's own time, in milliseconds: what else the machine does is not in it. */
export function threadMsOf(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  // How they are shared out is a guess of the kernel's; their sum is measured.
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
