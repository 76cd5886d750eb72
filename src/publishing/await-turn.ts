import type { Writing } from '#storage/store.ts';

import type { Delivery } from './delivery.ts';
import { enqueueStepIfAbsent } from './publishing-queue.ts';

/** Whoever goes before wakes the next one: this is for what that is lost of, such as with its process. */
const lookAgainMs = 10_000;

/** Has a delivery that another of its account goes before look again, should nobody wake it. */
export async function awaitTurn(w: Writing, { id: deliveryId, attempt }: Delivery): Promise<void> {
  // On a grid: however often it was woken in vain, it looks again once.
  const at = new Date((Math.floor(w.clock.now().getTime() / lookAgainMs) + 1) * lookAgainMs);
  await enqueueStepIfAbsent(w, { deliveryId, step: 'send', attempt, round: 1 }, at);
}
