import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

import { confined } from '#drafts/decoder/confined.ts';

interface Run {
  readonly options: readonly string[];
  /** Absolute path of the file that it reads. */
  readonly source: string;
  /** Absolute path of the file that it writes, which must exist already. */
  readonly made: string;
  readonly mostBytes: number;
  readonly withinMs: number;
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
}

/**
 * Runs ffmpeg once in a process of its own, confined to its two files if the machine supports that, at low priority and
 * with limits on time, memory and output. "failed": it ended with an error. "notNow": it could not be started, or not
 * confined as this machine can.
 */
export async function runFfmpeg(ffmpeg: string, run: Run): Promise<'done' | 'failed' | 'late' | 'notNow'> {
  const { options, source, made, mostBytes, withinMs, signal, onOutput } = run;
  using confinement = await confined([process.execPath, ffmpeg, dirname(ffmpeg), source, made], [made]);
  if (confinement === null) return 'notNow';
  // The same as for pictures (decoder/launch.ts). 1.5 GiB of memory, since 4K frames are large.
  const limited = `echo 1000 > /proc/$$/oom_score_adj
ulimit -c 0
ulimit -f ${Math.ceil(mostBytes / 512)}
ulimit -d 1572864
ulimit -t ${Math.ceil((2 * withinMs) / 1000)}
exec env -i "$@"`;
  const command = ['nice', '-n', '10', ...confinement.before, ffmpeg, ...options];
  const child = spawn('/bin/sh', ['-c', limited, 'sh', ...command], {
    cwd: '/',
    env: {},
    stdio: ['ignore', 'pipe', 'ignore'],
    // A process group of its own, so that its children end with it.
    detached: true,
  });
  let isLate = false;
  const stop = (): void => endGroup(child.pid);
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, withinMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const ended = new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null));
      child.once('close', (code) => resolve(code));
    });
    child.stdout?.setEncoding('utf8').on('data', onOutput);
    if (signal.aborted) stop();
    const code = await ended;
    if (child.pid === undefined) return 'notNow';
    if (isLate) return 'late';
    return code === 0 ? 'done' : 'failed';
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
