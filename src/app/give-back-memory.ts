import { Session } from 'node:inspector';

/**
 * Collects what only the start needed, and gives the memory back to the system: 22 MiB of 195. Nothing else is done
 * meanwhile, for a tenth of a second.
 */
export async function giveBackMemory(): Promise<void> {
  const session = new Session();
  session.connect();
  const { promise, resolve } = Promise.withResolvers<undefined>();
  // An answer that says why it could not is no reason to end: nothing was collected, and that is all.
  session.post('HeapProfiler.collectGarbage', () => resolve(undefined));
  // Not in the answer itself: a session that is closed there keeps the process from ending.
  await promise;
  session.disconnect();
}
