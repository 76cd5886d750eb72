import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

// Loaded into a program before its own code, to answer questions from outside about its event loop and memory. It
// samples every millisecond; a sample is that interval plus the delay of the loop.

const { BENCH_WATCH: path = '' } = process.env;
const lookEveryMs = 1;
const delay = monitorEventLoopDelay({ resolution: lookEveryMs });
let worked = 0;
let before = process.threadCpuUsage();

/** Delay of the event loop since "begin", in milliseconds. */
export interface LoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
  /** The most that its thread worked between two samples, without the work of other processes. */
  readonly worked: number;
}

/** Memory after a garbage collection, in MiB. */
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

/** Measures memory after several collections, with pauses in which pages go back to the system. */
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

// This file also runs in the program's threads, which must not answer.
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
