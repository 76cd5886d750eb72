import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { errorCode } from '#storage/error-code.ts';
import { isThere } from '#storage/is-there.ts';

export type NewFileRefusal =
  | { readonly kind: 'fileThere'; readonly path: string }
  | { readonly kind: 'notWritable'; readonly path: string; readonly code: string }
  | { readonly kind: 'noRoom'; readonly folder: string; readonly freeBytes: number };

export type NewFileOutcome =
  | { readonly kind: 'written'; readonly bytes: number }
  | { readonly kind: 'notWritten'; readonly refusal: NewFileRefusal };

/** Bytes to leave free: the database may be on the same disk, and stops when it cannot write. */
const roomLeftBytes = 64 * 1024 * 1024;
const lookEveryBytes = 8 * 1024 * 1024;
const deadAfterMs = 24 * 3600 * 1000;
const ofTheFileSystem =
  /^(ENOSPC|EDQUOT|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|ENAMETOOLONG|EIO|EEXIST|EFBIG|ELOOP|EINVAL)$/;

/**
 * Writes a new file for its owner alone. It appears under its name only when complete, and is on disk when this
 * resolves. Never overwrites. If it refuses or throws, it leaves no partial file.
 */
export async function writeNewFile(path: string, chunks: AsyncIterable<Uint8Array>): Promise<NewFileOutcome> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (await isThere(path)) return notWritten({ kind: 'fileThere', path });
    await removeLeftParts(dirname(path));
    await requireRoom(dirname(path));
    return { kind: 'written', bytes: await writeWhole(path, chunks) };
  } catch (error) {
    return refusedBecause(error, path);
  }
}

async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    const bytes = await writeOut(beside, chunks);
    await putInPlace(beside, path);
    await sync(dirname(path));
    return bytes;
  } finally {
    await rm(beside, { force: true });
  }
}

async function writeOut(path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  await using file = await open(path, 'wx', 0o600);
  let bytes = 0;
  let lookAt = lookEveryBytes;
  for await (const chunk of chunks) {
    await file.writeFile(chunk);
    bytes += chunk.length;
    if (bytes < lookAt) continue;
    await requireRoom(dirname(path));
    lookAt = bytes + lookEveryBytes;
  }
  await file.sync();
  return bytes;
}

// A link fails if the name is taken, which a rename does not; but not every file system has links.
async function putInPlace(beside: string, path: string): Promise<void> {
  try {
    await link(beside, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error;
    if (await isThere(path)) throw Object.assign(new Error('taken meanwhile'), { code: 'EEXIST' });
    await rename(beside, path);
  }
}

async function requireRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < roomLeftBytes) throw Object.assign(new Error('no room is left'), { code: 'ENOSPC' });
}

/** Removes partial files of killed processes. */
async function removeLeftParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/\.backup\.[0-9a-f-]{36}\.part$/.test(name)) continue;
    const path = join(folder, name);
    const left = await stat(path).catch(() => null);
    if (left !== null && Date.now() - left.mtimeMs > deadAfterMs) await rm(path, { force: true });
  }
}

async function refusedBecause(error: unknown, path: string): Promise<NewFileOutcome> {
  const code = errorCode(error) ?? '';
  if (!ofTheFileSystem.test(code)) throw error;
  if (code === 'EEXIST') return notWritten({ kind: 'fileThere', path });
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return notWritten({ kind: 'notWritable', path, code });
  const folder = dirname(path);
  const { bavail, bsize } = await statfs(folder);
  return notWritten({ kind: 'noRoom', folder, freeBytes: bavail * bsize });
}

function notWritten(refusal: NewFileRefusal): NewFileOutcome {
  return { kind: 'notWritten', refusal };
}

async function sync(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}
