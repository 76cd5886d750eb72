import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Connection } from '#storage/connection.ts';
import { findBinaries } from '#storage/postgres/find-binaries.ts';
import { clusterRole, makeCluster } from '#storage/postgres/make-cluster.ts';
import { placeServer } from '#storage/postgres/place-server.ts';
import { runningServer } from '#storage/postgres/running-server.ts';

import { testElsewhere } from '../../support/test-elsewhere.ts';

const startsWithinMs = 60_000;

/** A separate PostgreSQL as an organisation would run it: durable, on its own disk. The test starts and kills it. */
export interface PostgresServer extends AsyncDisposable {
  readonly connection: Connection;
  readonly url: string;
  /** Folder of the cluster. */
  readonly cluster: string;
  start(): Promise<void>;
  isRunning(): boolean;
  /** Kills all its processes with kill -9. */
  kill(): Promise<void>;
  /** Limits its files' size, which acts as a full disk, for machines that cannot mount a small one; null: no limit. */
  limitFiles(bytes: number | null): Promise<void>;
  output(): string;
}

/** Creates a cluster in `folder` with the programs of Tambour's own server, and starts it; `more`: environment. */
export async function openPostgresServer(
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<PostgresServer> {
  await mkdir(folder, { mode: 0o711 });
  const binaries = await findBinaries(null);
  if (binaries.kind === 'refused') throw new Error('no PostgreSQL', { cause: binaries.refusal });
  const place = await placeServer({ folder, user: null, elsewhere: testElsewhere }, binaries, () => {});
  if (place.kind === 'refused') throw new Error('no place for PostgreSQL', { cause: place.refusal });
  const made = await makeCluster(place, () => {});
  if (made.kind === 'refused') throw new Error('no cluster', { cause: made.refusal });
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${place.socketFolder}`,
    'max_connections=200',
    'restart_after_crash=on',
    // A small WAL, so that a full disk shows within seconds.
    'min_wal_size=32MB',
    'max_wal_size=48MB',
  ];
  let child: ChildProcess | null = null;
  let written = '';

  const start = async (): Promise<void> => {
    for (const begunMs = performance.now(); ;) {
      const started = spawn(
        join(place.bin, 'postgres'),
        ['-D', place.cluster, ...settings.flatMap((one) => ['-c', one])],
        {
          cwd: '/',
          env: { LC_ALL: 'C', ...more },
          stdio: ['ignore', 'pipe', 'pipe'],
          ...(place.user === null ? {} : { uid: place.user.uid, gid: place.user.gid }),
        },
      );
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => (written = (written + chunk.toString()).slice(-100_000)));
      }
      child = started;
      while (started.exitCode === null && started.signalCode === null) {
        if ((await runningServer(place.cluster))?.ready === true) return;
        await pause(10);
      }
      // Processes of the previous server may hold its shared memory for a moment.
      if (performance.now() - begunMs > startsWithinMs) throw new Error(`PostgreSQL did not start:\n${written}`);
      await pause(50);
    }
  };
  const isRunning = (): boolean => child !== null && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const exited = once(running, 'exit');
    running.kill(signal);
    await exited;
  };
  await start();
  const connection: Connection = { host: place.socketFolder, user: clusterRole, database: 'postgres' };
  return {
    connection,
    url: `postgresql://${clusterRole}@localhost/postgres?host=${encodeURIComponent(place.socketFolder)}`,
    cluster: place.cluster,
    start,
    async kill() {
      const children = await childrenOf(child?.pid ?? 0);
      const dead = end('SIGKILL');
      for (const one of children) killIfThere(one);
      await dead;
    },
    async limitFiles(bytes) {
      const pid = child?.pid ?? 0;
      // The server's own user may do this without root. Processes that start later inherit it.
      const as = place.user === null ? {} : { uid: place.user.uid, gid: place.user.gid };
      for (const one of [pid, ...(await childrenOf(pid))]) {
        const soft = `--fsize=${bytes ?? 'unlimited'}:`;
        const { status } = spawnSync('prlimit', [`--pid=${one}`, soft], { ...as, cwd: '/' });
        if (one === pid && status !== 0 && isRunning()) throw new Error('prlimit did not limit the server');
      }
    },
    isRunning,
    output: () => written,
    [Symbol.asyncDispose]: () => end('SIGINT'),
  };
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return children
    .split(' ')
    .map(Number)
    .filter((number) => number > 1);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended with its parent.
  }
}
