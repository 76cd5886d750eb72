import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

// Loaded into a program before its own code, to be asked from outside what it cannot tell by itself. It looks every
// millisecond, so that what is measured is that and what the loop was late.

const { BENCH_WATCH: path = '' } = process.env;
const lookEveryMs = 1;
const delay = monitorEventLoopDelay({ resolution: lookEveryMs });
let worked = 0;
let before = process.threadCpuUsage();

/** How late the event loop was since "begin", in milliseconds. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** The most that its thread worked between two looks: what else the machine does is not in it. */
  readonly worked: number;
}

/** After a collection, in MiB. */
export interface Memory {
  readonly rss: number;
  readonly heap: number;
  readonly heapTotal: number;
  readonly external: number;
}

function lateMs(nanoseconds: number): number {
  return Math.max(0, nanoseconds / 1e6 - lookEveryMs);
}

function look(): void {
  const now = process.threadCpuUsage();
  worked = Math.max(worked, (now.user + now.system - before.user - before.system) / 1000);
  before = now;
}

function delayNow(): LoopDelay {
  const at = (share: number): number => lateMs(delay.percentile(share));
  return { p50: at(50), p99: at(99), p999: at(99.9), max: lateMs(delay.max), worked };
}

/** Pages are given back in the pauses after a collection, not in it. */
async function memoryNow(): Promise<Memory> {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.();
    await pause(400);
  }
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const [inRss, inHeap, ofHeap, outside] = [rss, heapUsed, heapTotal, external].map((bytes) => bytes / 2 ** 20);
  return { rss: inRss ?? 0, heap: inHeap ?? 0, heapTotal: ofHeap ?? 0, external: outside ?? 0 };
}

let looking: NodeJS.Timeout | null = null;

// A thread of the program's gets this as well.
if (path !== '' && isMainThread) {
  createServer((request, response) => {
    const answer = (said: object): void => void response.end(JSON.stringify(said));
    if (request.url === '/begin') {
      delay.reset();
      delay.enable();
      looking ??= setInterval(look, lookEveryMs).unref();
      look();
      worked = 0;
      answer({});
    } else if (request.url === '/delay') answer(delayNow());
    else void memoryNow().then(answer);
  })
    .listen(path)
    .unref();
}
