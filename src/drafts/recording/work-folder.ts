import { readlinkSync } from 'node:fs';
import { mkdtempDisposable, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const begins = 'tambour-video-';
/** Nothing works on a video for as long. */
const longestMs = 2 * 3_600_000;

/**
 * Makes a folder for the files of one video, which goes at the end. Its name says which process it is of, so that what a
 * killed one has left can be told from what is worked on.
 */
export async function workFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  return mkdtempDisposable(join(tmpdir(), `${begins}${ownNames()}-${process.pid}-`));
}

/**
 * Deletes the folders of processes that are no more, and what a process left that had this one's number. Where a
 * container has process numbers of its own, its folders are known by their age alone.
 */
export async function removeLeftFolders(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names) {
    const [, namespace = '', pid = ''] = /^tambour-video-(\d+)-(\d+)-/u.exec(name) ?? [];
    if (pid === '') continue;
    const folder = join(tmpdir(), name);
    const isLeft = namespace === ownNames() ? await isLeftBy(Number(pid), folder) : (await ageMs(folder)) > longestMs;
    // Somebody else's stays where it is.
    if (isLeft) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Tells whether the process that made it has ended; of this process's number it may be one before it. */
async function isLeftBy(pid: number, folder: string): Promise<boolean> {
  return pid === process.pid ? (await ageMs(folder)) > performance.now() : !isRunning(pid);
}

/** Returns the namespace in which this process has its number. https://man7.org/linux/man-pages/man7/pid_namespaces.7.html */
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
    // It runs, and is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** How long ago a folder was made, by the clock by which the disk has it. */
async function ageMs(folder: string): Promise<number> {
  const known = await stat(folder).catch(() => null);
  return known === null ? 0 : performance.timeOrigin + performance.now() - known.birthtimeMs;
}
