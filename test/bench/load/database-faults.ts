import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, rename, rm, rmdir, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { runningServer } from '#storage/postgres/running-server.ts';
import { stopServer } from '#storage/postgres/stop-server.ts';

import type { Postgres } from '../open-postgres.ts';

/** A fault's beginning and end, in milliseconds of this machine's clock. */
export interface Fault {
  readonly what: string;
  readonly at: number;
  readonly overAt: number;
}

const lookEveryMs = 20;
const startEveryMs = 250;
const startWithinMs = 60_000;
const roomMegabytes = 24;
const mostAtOnce = 64 * 1024 * 1024;

/** Stops the server without a checkpoint, as in a crash, and starts it again. */
export async function restartAtOnce(postgres: Postgres): Promise<Fault> {
  const { cluster } = postgres;
  const running = await runningServer(cluster);
  if (running === null) throw new Error('PostgreSQL does not run');
  process.kill(running.pid, 'SIGQUIT');
  while ((await runningServer(cluster)) !== null) await pause(lookEveryMs);
  const at = Date.now();
  await postgres.up();
  return { what: 'restart', at, overAt: Date.now() };
}

export interface SmallDisk extends AsyncDisposable {
  /** Moves the cluster onto it and starts the server there; false where no disk can be mounted. */
  take(): Promise<boolean>;
  /** Fills the disk for that long. Restarts whatever ended because of it, as a supervisor would. */
  full(forMs: number): Promise<Fault>;
}

/** Makes a disk in memory that is little larger than the cluster. Its disposal puts the cluster back. */
export function smallDisk(postgres: Postgres): SmallDisk {
  const { cluster } = postgres;
  const kept = `${cluster}.kept`;
  const filler = join(cluster, 'filler');
  let isMounted = false;
  const leave = async (): Promise<void> => {
    if (!isMounted) return;
    await stopServer(cluster);
    execFileSync('umount', ['--lazy', cluster]);
    isMounted = false;
    await rmdir(cluster);
    await rename(kept, cluster);
    await postgres.up();
  };
  return {
    async take() {
      const { uid, gid } = await stat(cluster);
      await stopServer(cluster);
      const megabytes = Number(execFileSync('du', ['-sm', cluster]).toString().split('\t')[0]) + roomMegabytes;
      await rename(cluster, kept);
      await mkdir(cluster);
      try {
        const options = `size=${megabytes}m,mode=0700,uid=${uid},gid=${gid}`;
        execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', cluster], { stdio: 'ignore' });
      } catch {
        await rmdir(cluster);
        await rename(kept, cluster);
        await postgres.up();
        return false;
      }
      isMounted = true;
      execFileSync('cp', ['-a', `${kept}/.`, cluster]);
      // A small WAL, so that a full disk shows within seconds.
      await appendFile(join(cluster, 'postgresql.auto.conf'), "min_wal_size = '32MB'\nmax_wal_size = '48MB'\n");
      await postgres.up();
      return true;
    },
    async full(forMs) {
      const at = Date.now();
      while (Date.now() - at < forMs) {
        const { bavail, bsize } = await statfs(cluster);
        const bytes = Math.min(bavail * bsize, mostAtOnce);
        // Space that a checkpoint frees is filled as well.
        if (bytes > 0) await writeFile(filler, Buffer.alloc(bytes), { flag: 'a' }).catch(() => undefined);
        else await pause(lookEveryMs);
      }
      await rm(filler, { force: true });
      const overAt = Date.now();
      await started(postgres);
      return { what: 'disk full', at, overAt };
    },
    [Symbol.asyncDispose]: leave,
  };
}

/** Starts the server as a supervisor does: again and again, until it is up. */
async function started(postgres: Postgres): Promise<void> {
  for (const begunAt = performance.now(); ;) {
    try {
      return await postgres.up();
    } catch (error) {
      if (performance.now() - begunAt > startWithinMs) throw error;
    }
    await pause(startEveryMs);
  }
}
