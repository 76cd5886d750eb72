import type { Store } from '#storage/store.ts';

import { followUses } from './ask-to-regularise.ts';
import { type LoseAnswers, playDrills } from './drill/play-drills.ts';
import { showPause } from './end-emergency.ts';
import { pauseQueue } from './pause-queue.ts';

/**
 * Begins to hold what waits for an emergency, to show what its end leaves to decide, to have each post approved afterwards,
 * and to play drills.
 */
export async function startEmergencies(store: Store, loseAnswers: LoseAnswers = null): Promise<void> {
  await playDrills(store, loseAnswers);
  await store.jobs.work(pauseQueue, { concurrency: 1 }, ({ emergencyId }) => showPause(store, emergencyId));
  await store.jobs.everyMinute('regularisations', async () => {
    await followUses(store);
  });
}
