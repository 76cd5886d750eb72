import type { Store } from '#storage/store.ts';

import { followUses } from './ask-to-regularise.ts';
import { showPause } from './end-emergency.ts';
import { pauseQueue } from './pause-queue.ts';

/** Begins to hold what waits for an emergency, to show what its end leaves to decide, and to have each post approved afterwards. */
export async function startEmergencies(store: Store): Promise<void> {
  await store.jobs.work(pauseQueue, { concurrency: 1 }, ({ emergencyId }) => showPause(store, emergencyId));
  await store.jobs.everyMinute('regularisations', async () => {
    await followUses(store);
  });
}
