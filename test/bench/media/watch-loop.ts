import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How a process fared while it was watched. Linux alone tells its memory. */
export interface Watched {
  /** The most that it had in memory, above what it had before. */
  readonly addedMiB: number;
  /** Longest time for which the event loop took nothing up, whoever had the processor. */
  readonly loopMs: number;
  /** Longest time of this thread's own between two turns of the loop: what other processes take is not in it. */
  readonly ownMs: number;
  readonly processorMs: number;
}

/** Begins to watch this process; what it returns ends that, and tells. */
export function watchLoop(): () => Watched {
  globalThis.gc?.();
  const before = statusKiB('VmRSS');
  // https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html: the peak begins anew.
  writeFileSync('/proc/self/clear_refs', '5');
  const begun = process.cpuUsage();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let last = threadMs();
  let ownMs = 0;
  const turn = setInterval(() => {
    const now = threadMs();
    ownMs = Math.max(ownMs, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(turn);
    delay.disable();
    const { user, system } = process.cpuUsage(begun);
    return {
      addedMiB: Math.max(0, statusKiB('VmHWM') - before) / 1024,
      loopMs: delay.max / 1e6,
      ownMs,
      processorMs: (user + system) / 1000,
    };
  };
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function statusKiB(field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN);
}
