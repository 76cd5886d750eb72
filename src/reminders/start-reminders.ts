import type { Store } from '#storage/store.ts';

import { orderLeftLying } from './order-left-lying.ts';
import { orderReminders } from './order-reminders.ts';
import { orderWarnings } from './order-warnings.ts';

/**
 * Looks every minute, on one replica, for messages to be sent unasked. Warnings first: of two that would take the same
 * draft's day, the one that cannot wait has it.
 */
export async function startReminders(store: Store): Promise<void> {
  await store.jobs.everyMinute('reminders', () => orderNudges(store));
  await orderNudges(store);
}

/** Looks once, and enqueues what is due. */
export async function orderNudges(store: Store): Promise<void> {
  await orderWarnings(store);
  await orderReminders(store);
  await orderLeftLying(store);
}
