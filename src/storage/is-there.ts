import { lstat } from 'node:fs/promises';

/** Tells whether something exists at a path and is visible to this process; a link counts, wherever it leads. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
