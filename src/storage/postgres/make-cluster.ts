import { execFile } from 'node:child_process';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { errorCode } from '#storage/error-code.ts';
import { isThere } from '#storage/is-there.ts';
import type { OnProgress } from '#storage/progress.ts';
import { refused, type Refused } from '#storage/refusal.ts';

import type { ServerPlace } from './place-server.ts';

const run = promisify(execFile);

/** The server's superuser, who owns the tables; reachable only for users who may enter the socket's folder. */
export const clusterRole = 'tambour';

/**
 * Makes the cluster if there is none. It is made beside its place and renamed when complete, so that an interrupted
 * attempt leaves no partial cluster.
 */
export async function makeCluster(
  place: ServerPlace,
  onProgress: OnProgress,
): Promise<{ readonly kind: 'made' } | Refused> {
  await removeLeftovers(place);
  if (await isThere(place.cluster)) return { kind: 'made' };
  onProgress({ kind: 'makingCluster', folder: place.cluster });
  const beside = `${place.cluster}.making-${process.pid}`;
  // Since version 17 PostgreSQL has built-in collations, which no update of system libraries changes.
  const locale = place.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const options = ['--encoding=UTF8', '--locale=C', ...locale, '--data-checksums', '--auth=trust', '--no-instructions'];
  try {
    await run(join(place.bin, 'initdb'), ['-D', beside, '-U', clusterRole, ...options], {
      cwd: '/',
      env: { LC_ALL: 'C' },
      ...(place.user === null ? {} : { uid: place.user.uid, gid: place.user.gid }),
    });
    await rename(beside, place.cluster);
    await syncFolder(place.home);
    return { kind: 'made' };
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    // Another process made it first.
    if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) return { kind: 'made' };
    return refusedBecause(place, error);
  }
}

function refusedBecause(place: ServerPlace, error: unknown): Refused {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  if (/No space left on device|Disk quota exceeded/.test(text)) {
    return refused({ kind: 'diskFull', folder: place.home, freeBytes: 0, neededBytes: 0 });
  }
  const lastLines = text.trim().split('\n').slice(-5);
  return refused({ kind: 'serverDidNotStart', logFile: place.logFile, lastLines });
}

async function removeLeftovers(place: ServerPlace): Promise<void> {
  for (const name of await readdir(place.home)) {
    const pid = /^pg\d+\.making-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(place.home, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r');
  await folder.sync();
}
