import { setTimeout as pause } from 'node:timers/promises';

import { errorCode } from '#storage/error-code.ts';

import { runningServer } from './running-server.ts';

const longestStopMs = 60_000;
const pollMs = 10;

/**
 * Stops the server of a cluster as PostgreSQL's "fast shutdown" does: open transactions are rolled back, everything
 * committed is on disk. Resolves once the server is gone; false if it is not within a minute.
 */
export async function stopServer(cluster: string): Promise<boolean> {
  const server = await runningServer(cluster);
  if (server === null) return true;
  signal(server.pid, 'SIGINT');
  for (let waitedMs = 0; waitedMs < longestStopMs; waitedMs += pollMs) {
    const left = await runningServer(cluster);
    if (left === null || left.pid !== server.pid) return true;
    await pause(pollMs);
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
