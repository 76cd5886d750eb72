import { setTimeout as pause } from 'node:timers/promises';

import { errorCode } from '#storage/error-code.ts';

import { runningServer } from './running-server.ts';

const longestStopMs = 60_000;
const pollMs = 10;

/**
 * Stops a cluster's server by PostgreSQL's "fast shutdown": open transactions are rolled back, and everything committed
 * is on disk. Resolves once the server has ended; false if that takes over a minute.
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
