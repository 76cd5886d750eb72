import { readlinkSync } from 'node:fs';
import { mkdtempDisposable, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const begins = 'tambour-video-';
/** No work on a video takes this long. */
const longestMs = 2 * 3_600_000;

/**
 * Creates a folder for the files of one video, which is removed when disposed. Its name contains the process, so that
 * the leftovers of a killed process can be told from folders in use.
 */
export async function workFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  return mkdtempDisposable(join(tmpdir(), `${begins}${ownNames()}-${process.pid}-`));
}

/**
 * Deletes the folders of processes that have ended, also of an earlier process with this one's number. In another
 * container, which has process numbers of its own, only a folder's age tells.
 */
export async function removeLeftFolders(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names) {
    const [, namespace = '', pid = ''] = /^tambour-video-(\d+)-(\d+)-/u.exec(name) ?? [];
    if (pid === '') continue;
    const folder = join(tmpdir(), name);
    const isLeft = namespace === ownNames() ? await isLeftBy(Number(pid), folder) : (await ageMs(folder)) > longestMs;
    // Another user's folder stays.
    if (isLeft) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Tells whether the process that made a folder has ended. With this process's number, it may be an earlier process. */
async function isLeftBy(pid: number, folder: string): Promise<boolean> {
  return pid === process.pid ? (await ageMs(folder)) > performance.now() : !isRunning(pid);
}

/** Returns this process's PID namespace (https://man7.org/linux/man-pages/man7/pid_namespaces.7.html). */
function ownNames(): string {
  try {
    return /\d+/u.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Returns how long ago a folder was made, in milliseconds, by the wall clock that its timestamp is from. */
async function ageMs(folder: string): Promise<number> {
  const known = await stat(folder).catch(() => null);
  return known === null ? 0 : performance.timeOrigin + performance.now() - known.birthtimeMs;
}
