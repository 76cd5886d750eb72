import { readFile, readlink } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { basename, join } from 'node:path';

/** A server's own entries in its cluster's postmaster.pid. */
export interface RunningServer {
  readonly pid: number;
  readonly socketFolder: string;
  readonly ready: boolean;
}

// https://www.postgresql.org/docs/18/storage-file-layout.html
const line = { pid: 0, socketFolder: 4, status: 7 } as const;

/** Returns the server that runs on the cluster now; null if there is none, even if a dead server left its file. */
export async function runningServer(cluster: string): Promise<RunningServer | null> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const pid = Number(lines[line.pid]);
  const socketFolder = lines[line.socketFolder] ?? '';
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (socketFolder !== '' && (await answers(socketFolder))) {
    return { pid, socketFolder, ready: lines[line.status]?.trim() === 'ready' };
  }
  return (await isPostgres(pid)) ? { pid, socketFolder, ready: false } : null;
}

async function answers(socketFolder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(join(socketFolder, '.s.PGSQL.5432'));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/**
 * Tells whether a process is alive and is PostgreSQL. After a restart of the machine or container, the number in an old
 * file may belong to another program or a zombie.
 */
export async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    return readlink(`/proc/${pid}/exe`).then(
      (path) => basename(path).startsWith('postgres'),
      () => false,
    );
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
