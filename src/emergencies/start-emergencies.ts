import type { Store } from '#storage/store.ts';

import { showPause } from './end-emergency.ts';
import { pauseQueue } from './pause-queue.ts';

/** Begins to hold what waits for an emergency, and to show what its end leaves to decide. */
export async function startEmergencies(store: Store): Promise<void> {
  await store.jobs.work(pauseQueue, { concurrency: 1 }, ({ emergencyId }) => showPause(store, emergencyId));
}
