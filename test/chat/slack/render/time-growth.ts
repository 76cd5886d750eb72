import assert from 'node:assert/strict';

/** Ten times the text takes about ten times as long where the work is linear, a hundred times where it is quadratic. */
const mostTimes = 40;

/** That work on 200,000 characters is linear in them. */
export function assertLinear(sign: string, work: (text: string) => unknown): void {
  const small = sign.repeat(Math.ceil(20_000 / sign.length));
  const large = sign.repeat(Math.ceil(200_000 / sign.length));
  const least = (text: string): number => Math.min(...[text, text, text].map((each) => timeOf(work, each)));
  let times = Infinity;
  // A round may be slow for the collector's sake; below two milliseconds that is all there is to see.
  for (let round = 0; round < 4 && times > mostTimes; round += 1) {
    times = least(large) / Math.max(2, least(small));
  }
  assert.ok(times <= mostTimes, `${times} times as long for ten times ${JSON.stringify(sign)}`);
}

/** This thread's own time, in milliseconds: what else the machine does is not in it. */
function timeOf(work: (text: string) => unknown, text: string): number {
  const before = process.threadCpuUsage();
  work(text);
  return process.threadCpuUsage(before).user / 1000;
}
