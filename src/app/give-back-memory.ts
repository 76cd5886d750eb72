import { Session } from 'node:inspector';

/**
 * Collects garbage after a start, and returns the memory to the system: 22 MiB of 195. Blocks the process for a tenth
 * of a second.
 */
export async function giveBackMemory(): Promise<void> {
  const session = new Session();
  session.connect();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  // An error in the answer only means that nothing was collected.
  session.post('HeapProfiler.collectGarbage', () => resolve(undefined));
  // Outside the callback: a session disconnected inside it keeps the process from ending.
  await promise;
  session.disconnect();
}
