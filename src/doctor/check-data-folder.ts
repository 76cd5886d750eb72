import { randomUUID } from 'node:crypto';
import { access, constants, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { errorCode } from '#storage/error-code.ts';
import { isThere } from '#storage/is-there.ts';

import { advice, type FindingOf, right, wrong } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface DataFolderFacts {
  readonly dataFolderNotYet: { readonly path: string };
  readonly dataFolderFine: { readonly path: string };
  readonly dataFolderNotWritable: { readonly path: string; readonly error: string };
  readonly dataFolderOpen: { readonly path: string; readonly mode: string };
  readonly diskRoom: { readonly path: string; readonly freeBytes: number };
  readonly diskLow: { readonly path: string; readonly freeBytes: number };
  readonly diskFull: { readonly path: string; readonly freeBytes: number };
  /** `free`: the number of files for which there is still room. */
  readonly inodesLow: { readonly path: string; readonly free: number };
}

// Below the first, the embedded database does not start; below the second, a backup may not fit.
const fullBytes = 64 * 1024 * 1024;
const lowBytes = 1024 * 1024 * 1024;
const fewInodes = 1000;

/** Checks that Tambour, and nobody else, can use the data folder, and that it has room. Leaves nothing in it. */
export async function checkDataFolder(path: string): Promise<readonly FindingOf<DataFolderFacts>[]> {
  if (!(await isThere(path))) {
    const parent = await nearestFolder(path);
    const mayMake = await access(parent, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!mayMake) return [wrong({ code: 'dataFolderNotWritable', path, error: 'EACCES' })];
    return [advice({ code: 'dataFolderNotYet', path }), ...(await checkRoom(parent, path))];
  }
  return [...(await checkAccess(path)), ...(await checkRoom(path, path))];
}

async function checkAccess(path: string): Promise<readonly FindingOf<DataFolderFacts>[]> {
  const probe = join(path, `.doctor-${randomUUID()}`);
  try {
    await writeFile(probe, 'x', { mode: 0o600 });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    // The check of the free space reports a full disk.
    return code === 'ENOSPC' ? [] : [wrong({ code: 'dataFolderNotWritable', path, error: code })];
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
  const mode = (await stat(path)).mode & 0o777;
  // With 0711 the database's own user can pass, and nobody else can list it.
  if ((mode & 0o066) === 0) return [right({ code: 'dataFolderFine', path })];
  return [advice({ code: 'dataFolderOpen', path, mode: mode.toString(8).padStart(3, '0') })];
}

async function checkRoom(existing: string, path: string): Promise<readonly FindingOf<DataFolderFacts>[]> {
  const { bavail, bsize, ffree, files } = await statfs(existing);
  const freeBytes = bavail * bsize;
  const found: FindingOf<DataFolderFacts>[] = [];
  if (freeBytes < fullBytes) found.push(wrong({ code: 'diskFull', path, freeBytes }));
  else if (freeBytes < lowBytes) found.push(advice({ code: 'diskLow', path, freeBytes }));
  else found.push(right({ code: 'diskRoom', path, freeBytes }));
  // Some file systems have no inode limit, and report 0.
  if (files > 0 && ffree < fewInodes) found.push(wrong({ code: 'inodesLow', path, free: ffree }));
  return found;
}

async function nearestFolder(path: string): Promise<string> {
  const parent = dirname(path);
  return parent === path || (await isThere(parent)) ? parent : nearestFolder(parent);
}
