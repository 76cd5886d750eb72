import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

import type { OnProgress } from '#storage/progress.ts';
import { refused, type Refused } from '#storage/refusal.ts';

const run = promisify(execFile);

/** The system user that the server runs under when Tambour itself runs as root. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Finds the user to run the server as. Null: this process's own user, unless that is root, which PostgreSQL refuses.
 * For root: the given user, else `postgres`, else `tambour`, which is created if missing.
 */
export async function findServerUser(
  given: string | null,
  onProgress: OnProgress,
): Promise<{ readonly kind: 'user'; readonly user: ServerUser | null } | Refused> {
  if (process.getuid?.() !== 0) return { kind: 'user', user: null };
  for (const name of given === null ? ['postgres', 'tambour'] : [given]) {
    const user = await lookUp(name);
    if (user !== null && user.uid !== 0) return { kind: 'user', user };
  }
  if (given !== null) return refused({ kind: 'serverUserMissing', user: given });
  onProgress({ kind: 'makingUser', user: 'tambour' });
  await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'tambour',
  ]).catch(() => undefined);
  const made = await lookUp('tambour');
  return made === null ? refused({ kind: 'serverUserMissing', user: 'tambour' }) : { kind: 'user', user: made };
}

/** Returns the owner of a cluster, the only user who can run it; null if that is this process's own user. */
export async function ownerOf(cluster: string): Promise<ServerUser | null> {
  const { uid, gid } = await stat(cluster);
  if (process.getuid?.() !== 0 || uid === 0) return null;
  const name = await run('id', ['-un', String(uid)]).then(
    ({ stdout }) => stdout.trim(),
    () => String(uid),
  );
  return { name, uid, gid };
}

/** Returns the first folder on the way to `path`, itself included, that the user may not enter; null if none. */
export async function closedTo(user: ServerUser, path: string): Promise<string | null> {
  const parent = dirname(path);
  const above = parent === path ? null : await closedTo(user, parent);
  if (above !== null) return above;
  const { uid, gid, mode } = await stat(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & 1) === 1 ? null : path;
}

async function lookUp(name: string): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}
