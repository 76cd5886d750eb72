import { beginFigures } from '#reach/begin-figures.ts';
import { dueAtOf } from '#reach/reading-ages.ts';
import { recordReadings } from '#reach/record-readings.ts';
import type { ReadingAge } from '#storage/generated/client.ts';

import type { BotScene } from './bot-scene.ts';

/** Replies to a post, as a network reports them. */
interface Told {
  readonly replies: number;
  readonly ownReplies?: number | null;
  readonly unanswered?: number | null;
}

/**
 * Moves the clock to an age, and lets every post of a network be read there with these replies; then looks at the
 * replies.
 */
export async function readReplies(
  { store, clock, settle }: Pick<BotScene, 'store' | 'clock' | 'settle'>,
  network: 'mastodon' | 'x',
  age: ReadingAge,
  { replies, ownReplies = 0, unanswered = null }: Told,
): Promise<void> {
  await beginFigures(store.db, clock.now());
  const rows = await store.db.deliveryFigures.findMany({ where: { network } });
  for (const { deliveryId, accountId, publishedAt } of rows) {
    clock.advance(Math.max(0, dueAtOf(publishedAt, age).getTime() - clock.now().getTime()));
    const counts = { likes: 1, shares: 0, quotes: null, replies, ownReplies, unanswered, views: null };
    const reading = { age, outcome: 'counts', counts, readAt: clock.now() } as const;
    await store.write((work) =>
      recordReadings(work, accountId, {
        taken: [{ deliveryId, publishedAt, readings: [reading], boosted: null }],
        vain: [],
      }),
    );
  }
  await store.runEveryMinute();
  await settle();
}
