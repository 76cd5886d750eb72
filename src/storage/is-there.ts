import { lstat } from 'node:fs/promises';

/** Tells whether a path leads to something that this process may see; a link counts, wherever it leads. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
