import { forgetRecordings } from '#drafts/forget-recordings.ts';
import type { Store } from '#storage/store.ts';

const everyMs = 3_600_000;

/** Returns a task that removes unused recordings, once an hour: it is not urgent, and it reads many drafts. */
export function watchRecordings(store: Store): () => Promise<void> {
  let lookedAt: Date | null = null;
  return async () => {
    const now = store.clock.now();
    if (lookedAt !== null && now.getTime() - lookedAt.getTime() < everyMs) return;
    lookedAt = now;
    await forgetRecordings(store);
  };
}
