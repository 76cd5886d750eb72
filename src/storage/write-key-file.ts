import { chown, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { MasterKey, MasterKeys } from './master-key.ts';

/**
 * Puts other keys into a key file, for its owner alone: a reader finds, at any moment, all of the old ones or all of
 * the new. Throws the system's own error if the folder takes no file.
 */
export async function writeKeyFile(path: string, { current, other, mattermost }: MasterKeys): Promise<void> {
  // A link stays one.
  const file = await realpath(path);
  const lines = [
    textOf(current),
    ...(other === null ? [] : [`${other.role} ${textOf(other.masterKey)}`]),
    ...(mattermost === null ? [] : [`mattermost ${mattermost.export().toString('base64')}`]),
  ];
  const beside = `${file}.new`;
  // Of a rotation that was killed.
  await rm(beside, { force: true });
  try {
    await writePrivate(beside, lines);
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

/** Writes one key into a new file of its own, for its owner alone; `EEXIST` where there is one. */
export async function keepKey(path: string, key: MasterKey): Promise<void> {
  await writePrivate(path, [textOf(key)]);
}

async function writePrivate(path: string, lines: readonly string[]): Promise<void> {
  await using handle = await open(path, 'wx', 0o600);
  await handle.writeFile(`${lines.join('\n')}\n`);
  await handle.sync();
}

function textOf({ key }: MasterKey): string {
  return key.export().toString('base64');
}
