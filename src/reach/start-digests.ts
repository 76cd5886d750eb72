import type { Store } from '#storage/store.ts';

import { orderDigests } from './order-digests.ts';

/** Starts a check, every minute on one replica, for digests that are due, and makes up at once for those missed. */
export async function startDigests(store: Store): Promise<void> {
  await store.jobs.everyMinute('digests', async () => {
    await orderDigests(store);
  });
  await orderDigests(store);
}
