import type { Store } from '#storage/store.ts';

import { enqueueDigests } from './enqueue-digests.ts';

/** Starts a check, every minute on one replica, for digests that are due, and makes up at once for those missed. */
export async function startDigests(store: Store): Promise<void> {
  const enqueue = async (): Promise<void> => {
    await enqueueDigests(store);
  };
  await store.jobs.everyMinute('digests', enqueue);
  store.jobs.begin('digests', enqueue);
}
