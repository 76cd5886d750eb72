import { z } from 'zod';

import type { JobRequest, Queue } from '#storage/jobs.ts';
import type { Writing } from '#storage/store.ts';

const stepSchema = z.object({
  deliveryId: z.uuid(),
  step: z.enum(['send', 'settle', 'readBack', 'retract', 'retractOld']),
  attempt: z.number().int(),
  /** Which try of this step within the attempt, from 1. */
  round: z.number().int(),
});

/** The next thing to do for one delivery. */
export type PublishingStep = z.infer<typeof stepSchema>;

export const publishingQueue: Queue<PublishingStep> = { name: 'publishing', schema: stepSchema };

/**
 * Has a step done at `at`, enqueued with the transaction. Throws where the step has a live job already: since a running
 * job is live, a step that orders itself anew is another attempt, round or moment.
 */
export async function enqueueStep(w: Writing, step: PublishingStep, at: Date): Promise<void> {
  await enqueueSteps(w, [step], at);
}

/** As `enqueueStep`, for several in one. */
export async function enqueueSteps(w: Writing, steps: readonly PublishingStep[], at: Date): Promise<void> {
  const requests = steps.map((step) => requestOf(step, at));
  if (requests.length > 0) await w.jobs.enqueueAll(w.tx, publishingQueue, requests);
}

/** As `enqueueStep`, but nothing happens where the step has a live job. */
export async function enqueueStepIfAbsent(w: Writing, step: PublishingStep, at: Date): Promise<void> {
  await w.jobs.enqueueIfAbsent(w.tx, publishingQueue, requestOf(step, at));
}

function requestOf(step: PublishingStep, at: Date): JobRequest<PublishingStep> {
  const { deliveryId, attempt, round } = step;
  // What people wait for goes before what is only looked at again, of which there may be much at once.
  // What was claimed and never answered is such a thing too: others of its account may be next.
  const isLapsed = step.step === 'settle' && round === 0;
  const isUrgent = step.step === 'send' || step.step === 'retract' || isLapsed;
  const key = `${step.step}:${deliveryId}:${attempt}:${round}:${at.getTime()}`;
  return { key, data: step, startAfter: at, isUrgent };
}
