import { createHash } from 'node:crypto';
import { access, chown, constants, lstat, mkdir, readdir, readFile, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isThere } from '#storage/is-there.ts';
import type { OnProgress } from '#storage/progress.ts';
import { refused, type Refused } from '#storage/refusal.ts';

import type { Binaries } from './find-binaries.ts';
import { refusedFolder } from './make-data-folder.ts';
import { makeOpenFolder } from './make-open-folder.ts';
import { placeBinaries } from './place-binaries.ts';
import { closedTo, findServerUser, ownerOf, type ServerUser } from './server-user.ts';

/** The places of one server's files, and the user that runs it. */
export interface ServerPlace {
  readonly kind: 'place';
  readonly bin: string;
  readonly major: number;
  /** Holds the cluster, the log and usually the socket; 0700, owned by the server's user. */
  readonly home: string;
  readonly cluster: string;
  readonly socketFolder: string;
  readonly logFile: string;
  /** Null: this process's own user. */
  readonly user: ServerUser | null;
}

/** Where files may be placed, as the system and the administrator say. */
export interface PlaceOptions {
  readonly folder: string;
  readonly user: string | null;
  /** Folder for clusters and binaries that the server's user could not reach otherwise. */
  readonly elsewhere: string;
}

const roomToRunBytes = 32 * 1024 * 1024;
const roomForClusterBytes = 160 * 1024 * 1024;

/** Decides where the cluster of a data folder is, or will be, and makes the folders. */
export async function placeServer(
  options: PlaceOptions,
  binaries: Binaries,
  onProgress: OnProgress,
): Promise<ServerPlace | Refused> {
  const { folder } = options;
  try {
    const found = await findHome(options, onProgress);
    if (found.kind === 'refused') return found;
    const { home, user } = found;
    await makePrivate(home, user);
    const other = await otherMajor(home, binaries.major);
    if (other !== null)
      return refused({ kind: 'otherMajorVersion', folder: home, found: other, wanted: binaries.major });
    const cluster = join(home, `pg${binaries.major}`);
    const neededBytes = (await isThere(cluster)) ? roomToRunBytes : roomForClusterBytes;
    const { bavail, bsize } = await statfs(home);
    const freeBytes = bavail * bsize;
    if (freeBytes < neededBytes) return refused({ kind: 'diskFull', folder: home, freeBytes, neededBytes });
    const bin = await placeBinaries(binaries, user, user === null ? home : options.elsewhere, onProgress);
    const socketFolder = await placeSocket(home, user);
    const logFile = join(home, 'server.log');
    return { kind: 'place', bin, major: binaries.major, home, cluster, socketFolder, logFile, user };
  } catch (error) {
    return refusedFolder(error, folder, roomForClusterBytes);
  }
}

interface Home {
  readonly kind: 'home';
  readonly home: string;
  readonly user: ServerUser | null;
}

async function findHome(options: PlaceOptions, onProgress: OnProgress): Promise<Home | Refused> {
  const inFolder = join(options.folder, 'postgres');
  const note = join(options.folder, 'postgres-is-elsewhere');
  const noted = await readFile(note, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
  const existing = noted ?? inFolder;
  if (await isThere(existing)) {
    const user = await ownerOf(existing);
    if (user !== null) {
      const path = await closedTo(user, existing);
      if (path !== null) return refused({ kind: 'serverUserCannotReach', user: user.name, path });
    }
    if (user !== null || process.getuid?.() !== 0) return { kind: 'home', home: existing, user };
  } else if (noted !== null) {
    return refused({ kind: 'clusterGone', folder: noted, note });
  }
  const found = await findServerUser(options.user, onProgress);
  if (found.kind === 'refused') return found;
  const { user } = found;
  if (user === null || (await closedTo(user, options.folder)) === null) return { kind: 'home', home: inFolder, user };
  const elsewhere = await freeNameElsewhere(options);
  await makeOpenFolder(options.elsewhere);
  const path = await closedTo(user, options.elsewhere);
  if (path !== null) return refused({ kind: 'serverUserCannotReach', user: user.name, path });
  await makePrivate(elsewhere, user);
  await writeFile(note, `${elsewhere}\n`);
  onProgress({ kind: 'placedElsewhere', folder: elsewhere, user: user.name });
  return { kind: 'home', home: elsewhere, user };
}

// A data folder that was deleted and made again starts afresh; the cluster of the deleted one stays untouched.
async function freeNameElsewhere(options: PlaceOptions): Promise<string> {
  const base = join(options.elsewhere, shortHash(options.folder));
  let path = base;
  for (let number = 2; await isThere(path); number += 1) path = `${base}-${number}`;
  return path;
}

async function makePrivate(path: string, user: ServerUser | null): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (user !== null) await chown(path, user.uid, user.gid);
  await access(path, constants.W_OK | constants.X_OK);
}

async function otherMajor(home: string, wanted: number): Promise<number | null> {
  const majors = (await readdir(home)).flatMap((name) => {
    const major = /^pg(\d+)$/.exec(name)?.[1];
    return major === undefined ? [] : [Number(major)];
  });
  return majors.includes(wanted) ? null : (majors[0] ?? null);
}

// A socket's address holds about 100 bytes, including its file name.
const longestSocketFolder = 80;

async function placeSocket(home: string, user: ServerUser | null): Promise<string> {
  if (Buffer.byteLength(home) <= longestSocketFolder) return home;
  const base = user === null ? tmpdir() : '/run';
  const path = join(base, `tambour-${shortHash(home)}`);
  await makePrivate(path, user);
  const { uid, mode } = await lstat(path);
  // In a folder that everybody can write to, somebody else may have made it first.
  if (uid !== (user?.uid ?? process.getuid?.()) || (mode & 0o077) !== 0) {
    throw Object.assign(new Error(`${path} is not private`), { code: 'EACCES' });
  }
  return path;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
