import type { KeyObject } from 'node:crypto';
import { chown, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import { errorCode } from './error-code.ts';
import type { MasterKeys } from './master-key.ts';

/**
 * Replaces the keys in a key file, for its owner alone. At any moment a reader finds all of the old ones or all of the
 * new. Throws the system's own error if the folder takes no file.
 */
export async function writeKeyFile(path: string, keys: MasterKeys): Promise<void> {
  // If the path is a link, replace its target.
  const file = await realpath(path);
  const beside = `${file}.new`;
  // Left by a rotation that was killed.
  await rm(beside, { force: true });
  try {
    await keepKeys(beside, keys);
    const { uid, gid } = await stat(file);
    // Root rotates for the user that runs Tambour.
    if (process.getuid?.() === 0) await chown(beside, uid, gid);
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
  await using folder = await open(dirname(file));
  await folder.sync();
}

/** Writes keys into a new file that only its owner can read; fails with `EEXIST` if it exists. */
export async function keepKeys(path: string, keys: MasterKeys): Promise<void> {
  await using handle = await open(path, 'wx', 0o600);
  await handle.writeFile(`${linesOf(keys).join('\n')}\n`);
  await handle.sync();
}

/** A file that could not be written; `code` is the system's. */
export interface NotWritable {
  readonly kind: 'notWritable';
  readonly path: string;
  readonly code: string;
}

/** Writes a file; returns the refusal if the system refuses, else null. */
export async function tryWriting(path: string, write: () => Promise<void>): Promise<NotWritable | null> {
  try {
    await write();
    return null;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { kind: 'notWritable', path, code };
  }
}

function linesOf({ current, other, mattermost, nextMattermost }: MasterKeys): readonly string[] {
  return [
    textOf(current.key),
    ...(other === null ? [] : [`${other.role} ${textOf(other.masterKey.key)}`]),
    ...(mattermost === null ? [] : [`mattermost ${textOf(mattermost)}`]),
    ...(nextMattermost === undefined ? [] : [`next-mattermost ${textOf(nextMattermost)}`]),
  ];
}

function textOf(key: KeyObject): string {
  return key.export().toString('base64');
}
