import type { Stats } from 'node:fs';
import { realpath, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * `credential`: handed by systemd to one service, in memory; nobody changes it while the service runs. `file`: any
 * other.
 */
export type KeyPlace = 'file' | 'credential';

// Magic numbers of tmpfs and ramfs, from linux/magic.h.
const inMemory = [0x0102_1994, 0x8584_58f6];
const root = 0;

/** Tells where a key file is kept, and whether only root and the user of this process may read it there. */
export async function placeOfKey(
  path: string,
  file: Stats,
): Promise<{ readonly place: KeyPlace; readonly isPrivate: boolean }> {
  const folder = dirname(await realpath(path));
  const [around, system] = await Promise.all([stat(folder), statfs(folder)]);
  const isUnwritable = ((file.mode | around.mode) & 0o222) === 0;
  const place = isUnwritable && inMemory.includes(system.type) ? 'credential' : 'file';
  const isOwnersAlone = (file.mode & 0o077) === 0;
  return { place, isPrivate: isOwnersAlone || (place === 'credential' && isHandedOver(file, around)) };
}

/**
 * Tells whether an access list opens root's own file, in root's own folder, to one user. `stat` shows that as a right
 * of root's group: https://systemd.io/CREDENTIALS/.
 */
function isHandedOver(file: Stats, folder: Stats): boolean {
  const isRoots = [file, folder].every(({ uid, gid }) => uid === root && gid === root);
  return isRoots && (file.mode & 0o777) === 0o440 && (folder.mode & 0o777) === 0o550;
}
