import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Figures of a process while it was watched. Memory is known on Linux only. */
export interface Watched {
  /** Peak memory above that at the start. */
  readonly addedMiB: number;
  /** Longest delay of the event loop, whatever used the processor. */
  readonly loopMs: number;
  /** Longest work of this thread between two turns of the loop, without the work of other processes. */
  readonly ownMs: number;
  readonly processorMs: number;
}

/** Begins to watch this process. The returned function stops and returns the figures. */
export function watchLoop(): () => Watched {
  globalThis.gc?.();
  const before = statusKiB('VmRSS');
  // https://man7.org/linux/man-pages/man5/proc_pid_clear_refs.5.html: resets the peak.
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
