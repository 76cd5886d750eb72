import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import { z } from 'zod';

import { errorCode } from '#storage/error-code.ts';
import { isThere } from '#storage/is-there.ts';
import type { OnProgress } from '#storage/progress.ts';

import type { Binaries } from './find-binaries.ts';
import { makeOpenFolder } from './make-open-folder.ts';
import { closedTo, type ServerUser } from './server-user.ts';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the binaries usable and returns their folder. Creates missing links of the libraries, since npm packages carry
 * no links and their install scripts don't run here. If node_modules is read-only or closed to the server's user,
 * copies everything once into `copies`.
 */
export async function placeBinaries(
  binaries: Binaries,
  user: ServerUser | null,
  copies: string,
  onProgress: OnProgress,
): Promise<string> {
  if (binaries.kind === 'given') return binaries.bin;
  const reachable = user === null || (await closedTo(user, join(binaries.native, 'bin'))) === null;
  if (reachable && (await linkLibraries(binaries.native))) return join(binaries.native, 'bin');
  const copy = join(copies, `postgresql-${binaries.version}`);
  if (!(await isThere(copy))) {
    onProgress({ kind: 'copyingBinaries', folder: copy });
    await copyBeside(binaries.native, copy);
  }
  return join(copy, 'bin');
}

/** Links the libraries; false if a link is missing and can't be made. */
async function linkLibraries(native: string): Promise<boolean> {
  const links = linksSchema.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (await isThere(path)) continue;
    try {
      await symlink(relative(dirname(target), source), path);
    } catch (error) {
      // Another process that starts at the same time makes the same links.
      if (errorCode(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

async function copyBeside(native: string, copy: string): Promise<void> {
  await makeOpenFolder(dirname(copy));
  const beside = await mkdtemp(`${copy}.making-`);
  try {
    // The links name their folder as "native/…", so the copy has that name until it is complete.
    const complete = join(beside, 'native');
    await cp(native, complete, { recursive: true, filter: (path) => !path.endsWith('.a') });
    // Before the links, since the copy of a read-only folder is read-only too.
    await openToAll(complete);
    if (!(await linkLibraries(complete))) throw new Error(`no links could be made in ${beside}`);
    await rename(complete, copy).catch((error: unknown) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

// npm and the copy follow the umask, which may close everything to others.
async function openToAll(path: string): Promise<void> {
  await chmod(path, 0o755);
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
