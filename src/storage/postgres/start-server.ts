import { spawn } from 'node:child_process';
import { chown, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { OnProgress } from '#storage/progress.ts';
import { refused, type Refused } from '#storage/refusal.ts';

import type { ServerPlace } from './place-server.ts';
import { isPostgres, runningServer, type RunningServer } from './running-server.ts';

const slowAfterMs = 1000;
// Recovery replays everything since the last checkpoint: seconds, rarely minutes.
const longestStartMs = 5 * 60 * 1000;
const pollMs = 10;
const nobodysNumber = 2 ** 31 - 1;
const longestLogBytes = 10 * 1024 * 1024;

/** Returns a server of the cluster that accepts connections: a running one, or one started now. */
export async function startServer(
  place: ServerPlace,
  onProgress: OnProgress,
): Promise<{ readonly kind: 'running'; readonly server: RunningServer } | Refused> {
  const before = await runningServer(place.cluster);
  let child: { readonly exited: () => boolean } | null = null;
  if (before === null) {
    onProgress({ kind: 'startingServer' });
    child = await launch(place);
  } else {
    onProgress({ kind: 'joiningServer' });
  }
  let toldSlow = false;
  for (let waitedMs = 0; waitedMs < longestStartMs; waitedMs += pollMs) {
    const server = await runningServer(place.cluster);
    if (server?.ready === true) return { kind: 'running', server };
    if (server === null && child === null) child = await launch(place);
    if (child?.exited() === true && server === null) break;
    if (waitedMs >= slowAfterMs && !toldSlow) {
      onProgress({ kind: 'recovering' });
      toldSlow = true;
    }
    await pause(pollMs);
  }
  return refusedBecause(place);
}

// Its own session, so that Ctrl-C in the terminal reaches Tambour alone, which stops the server last.
async function launch(place: ServerPlace): Promise<{ readonly exited: () => boolean }> {
  await releaseDeadLocks(place);
  const logSize = await stat(place.logFile).then(
    ({ size }) => size,
    () => 0,
  );
  await using log = await open(place.logFile, logSize > longestLogBytes ? 'w' : 'a', 0o600);
  if (place.user !== null) await chown(place.logFile, place.user.uid, place.user.gid);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories="${place.socketFolder.replaceAll('"', '""')}"`,
    'unix_socket_permissions=0700',
    'ssl=off',
    'logging_collector=off',
    'log_destination=stderr',
    // The values of a failed statement may be the text of a post.
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'log_parameter_max_length_on_error=0',
  ];
  const server = spawn(
    join(place.bin, 'postgres'),
    ['-D', place.cluster, ...settings.flatMap((setting) => ['-c', setting])],
    {
      cwd: '/',
      detached: true,
      env: { LC_ALL: 'C' },
      stdio: ['ignore', log.fd, log.fd],
      ...(place.user === null ? {} : { uid: place.user.uid, gid: place.user.gid }),
    },
  );
  let exited = false;
  server.once('exit', () => {
    exited = true;
  });
  server.once('error', () => {
    exited = true;
  });
  server.unref();
  return { exited: () => exited };
}

// PostgreSQL ignores the lock files of a dead server, unless their number now belongs to a zombie or, after a restart
// of the container, to another program. So the number is replaced by one that nobody has. The files stay:
// postmaster.pid also names the shared memory by which PostgreSQL sees that processes of the old server still run.
async function releaseDeadLocks(place: ServerPlace): Promise<void> {
  for (const path of [join(place.cluster, 'postmaster.pid'), join(place.socketFolder, '.s.PGSQL.5432.lock')]) {
    const text = await readFile(path, 'utf8').catch(() => '');
    const pid = Number(/^(\d+)\n/.exec(text)?.[1]);
    // A server is just writing a file without a number.
    if (!Number.isInteger(pid) || (await isPostgres(pid))) continue;
    const beside = `${path}.${process.pid}`;
    await writeFile(beside, text.replace(String(pid), String(nobodysNumber)), { mode: 0o600 });
    if (place.user !== null) await chown(beside, place.user.uid, place.user.gid);
    if ((await readFile(path, 'utf8').catch(() => '')) === text) await rename(beside, path);
    else await rm(beside);
  }
}

async function refusedBecause(place: ServerPlace): Promise<Refused> {
  const log = await readFile(place.logFile, 'utf8').catch(() => '');
  const lastLines = log.trim().split('\n').slice(-5);
  if (lastLines.some((line) => /No space left on device|Disk quota exceeded/.test(line))) {
    return refused({ kind: 'diskFull', folder: place.home, freeBytes: 0, neededBytes: 0 });
  }
  return refused({ kind: 'serverDidNotStart', logFile: place.logFile, lastLines });
}
