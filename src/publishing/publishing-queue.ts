import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { Writing } from '#storage/store.ts';

const stepSchema = z.object({
  deliveryId: z.uuid(),
  step: z.enum(['send', 'settle', 'readBack', 'retract']),
  /** Which try of this step, from 1: bounds those that are not counted in the delivery. */
  round: z.number().int(),
});

/** The next thing to do for one delivery. */
export type PublishingStep = z.infer<typeof stepSchema>;

export const publishingQueue: Queue<PublishingStep> = { name: 'publishing', schema: stepSchema };

/** A step's key: another moment is another job, so that a running job can order the next of its kind. */
function keyOf({ deliveryId, step, round }: PublishingStep, at: Date): string {
  return `${step}:${deliveryId}:${round}:${at.getTime()}`;
}

/** Has a step done at `at`, enqueued with the transaction. */
export async function enqueueStep(w: Writing, step: PublishingStep, at: Date): Promise<void> {
  await w.jobs.enqueueIfAbsent(w.tx, publishingQueue, { key: keyOf(step, at), data: step, startAfter: at });
}
