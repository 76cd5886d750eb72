import type { Store } from '#storage/store.ts';

import { orderLeftLying } from './order-left-lying.ts';
import { orderReminders } from './order-reminders.ts';
import { orderWarnings } from './order-warnings.ts';

/**
 * Starts looking every minute, on one replica, for unasked messages to send. Warnings come first: of two messages for
 * the same draft and day, the urgent one wins.
 */
export async function startReminders(store: Store): Promise<void> {
  await store.jobs.everyMinute('reminders', () => orderNudges(store));
  await orderNudges(store);
}

/** Looks once, and enqueues the messages that are due. */
export async function orderNudges(store: Store): Promise<void> {
  await orderWarnings(store);
  await orderReminders(store);
  await orderLeftLying(store);
}
