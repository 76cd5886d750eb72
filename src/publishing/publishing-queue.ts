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
 * What is public is read back apart from the rest. Nobody waits for it, and after a standstill there is much of it at
 * once: in one queue with the rest it would have every worker, and the machine, when the next post is due.
 */
export const readBackQueue: Queue<PublishingStep> = { name: 'read-back', schema: stepSchema };

/**
 * Has a step done at `at`, enqueued with the transaction. Throws where the step has a live job already: since a running
 * job is live, a step that orders itself anew is another attempt, round or moment.
 */
export async function enqueueStep(w: Writing, step: PublishingStep, at: Date): Promise<void> {
  await w.jobs.enqueue(w.tx, queueOf(step), requestOf(step, at));
}

/** As `enqueueStep`, for several of one kind in one. */
export async function enqueueSteps(w: Writing, steps: readonly PublishingStep[], at: Date): Promise<void> {
  const [first] = steps;
  if (first === undefined) return;
  const requests = steps.map((step) => requestOf(step, at));
  await w.jobs.enqueueAll(w.tx, queueOf(first), requests);
}

/** As `enqueueStep`, but nothing happens where the step has a live job. */
export async function enqueueStepIfAbsent(w: Writing, step: PublishingStep, at: Date): Promise<void> {
  await w.jobs.enqueueIfAbsent(w.tx, queueOf(step), requestOf(step, at));
}

function queueOf({ step }: PublishingStep): Queue<PublishingStep> {
  return step === 'readBack' ? readBackQueue : publishingQueue;
}

function requestOf(step: PublishingStep, at: Date): JobRequest<PublishingStep> {
  const { deliveryId, attempt, round } = step;
  const key = `${step.step}:${deliveryId}:${attempt}:${round}:${at.getTime()}`;
  return { key, data: step, startAfter: at, priority: priorityOf(step) };
}

/** What people wait for goes before what is only looked at again, of which there may be much at once. */
function priorityOf({ step, round }: PublishingStep): number {
  if (step === 'send' || step === 'retract') return 2;
  // What was claimed may never have been answered: others of its account may be next. Mostly it was, and all is done.
  return step === 'settle' && round === 0 ? 1 : 0;
}
