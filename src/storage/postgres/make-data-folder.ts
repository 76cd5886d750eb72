import { access, chmod, constants, mkdir } from 'node:fs/promises';

import { errorCode } from '#storage/error-code.ts';
import { refused, type Refused } from '#storage/refusal.ts';

/** Makes the data folder if there is none, and refuses one that this process may not write to. */
export async function makeDataFolder(folder: string): Promise<{ readonly kind: 'made' } | Refused> {
  try {
    const made = await mkdir(folder, { recursive: true });
    // Root's new files may be closed to all others; the server's user must be able to pass, but not to list.
    if (made !== undefined && process.getuid?.() === 0) await chmod(folder, 0o711);
    await access(folder, constants.W_OK | constants.X_OK);
    return { kind: 'made' };
  } catch (error) {
    return refusedFolder(error, folder, 0);
  }
}

/** Returns the refusal behind an error of the file system; throws on any other error. */
export function refusedFolder(error: unknown, folder: string, neededBytes: number): Refused {
  const code = errorCode(error) ?? '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return refused({ kind: 'diskFull', folder, freeBytes: 0, neededBytes });
  if (['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return refused({ kind: 'dataFolderNotWritable', folder, code });
  }
  throw error;
}
