import type { Store } from '#storage/store.ts';

import { enqueueStaleDrafts } from './enqueue-stale-drafts.ts';
import { enqueueReminders } from './enqueue-reminders.ts';
import { enqueueWarnings } from './enqueue-warnings.ts';

/**
 * Starts looking every minute, on one replica, for unasked messages to send. Warnings come first: of two messages for
 * the same draft and day, the urgent one wins.
 */
export async function startReminders(store: Store): Promise<void> {
  await store.jobs.everyMinute('reminders', () => enqueueNudges(store));
  store.jobs.begin('reminders', () => enqueueNudges(store));
}

/** Looks once, and enqueues the messages that are due. */
export async function enqueueNudges(store: Store): Promise<void> {
  await enqueueWarnings(store);
  await enqueueReminders(store);
  await enqueueStaleDrafts(store);
}
