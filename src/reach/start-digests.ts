import type { Store } from '#storage/store.ts';

import { orderDigests } from './order-digests.ts';

/**
 * Looks every minute, on one replica, whether a desk's hour has come; and at once for those missed while nobody looked.
 */
export async function startDigests(store: Store): Promise<void> {
  await store.jobs.everyMinute('digests', async () => {
    await orderDigests(store);
  });
  await orderDigests(store);
}
