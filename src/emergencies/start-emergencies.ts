import type { Store } from '#storage/store.ts';

import { followUses } from './ask-for-retrospective-review.ts';
import { type LoseAnswers, playDrills } from './drill/play-drills.ts';
import { showPause } from './end-emergency.ts';
import { pauseQueue } from './pause-queue.ts';

/**
 * Starts the jobs of emergencies: they hold routine posts, show what an event's end leaves to decide, ask for approval
 * afterwards, and play drills.
 */
export async function startEmergencies(store: Store, loseAnswers: LoseAnswers = null): Promise<void> {
  await playDrills(store, loseAnswers);
  await store.jobs.work(pauseQueue, { concurrency: 1 }, ({ emergencyId }) => showPause(store, emergencyId));
  await store.jobs.everyMinute('retrospectiveReviews', async () => {
    await followUses(store);
  });
}
