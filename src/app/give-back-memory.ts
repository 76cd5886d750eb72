import { Session } from 'node:inspector';

/**
 * Collects garbage and returns the memory to the system: 22 MiB of 195 after a start, 330 of 580 after a practice month
 * that passed in two minutes. Blocks the process for a tenth of a second, and longer for more.
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
