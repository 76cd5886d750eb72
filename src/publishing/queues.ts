import { z } from 'zod';

import type { JobRequest, Queue } from '#storage/jobs.ts';
import type { UnitOfWork } from '#storage/store.ts';

const attemptSchema = z.object({ deliveryId: z.uuid(), attempt: z.number().int() });

const stepSchema = attemptSchema.extend({
  step: z.enum(['send', 'settle', 'readBack', 'retract', 'retractOld']),
  /** Number of this step's try within the attempt, from 1. */
  round: z.number().int(),
  /** For a send: others of its draft that leave with it, and have no job of their own. */
  others: z.array(attemptSchema).optional(),
});

/** The next thing to do for one delivery. */
export type PublishingStep = z.infer<typeof stepSchema>;

export const publishingQueue: Queue<PublishingStep> = { name: 'publishing', schema: stepSchema };

/**
 * The queue for reading back what is public. It is separate because nobody waits for it and after a standstill there is
 * much of it at once: in a shared queue it would take every worker, and the machine, when the next post is due.
 */
export const readBackQueue: Queue<PublishingStep> = { name: 'read-back', schema: stepSchema };

/**
 * Enqueues a step for `at`, in this transaction. Throws if the step has a live job already. A running job is live, so a
 * step that enqueues itself again needs another attempt, round or time.
 */
export async function enqueueStep(work: UnitOfWork, step: PublishingStep, at: Date): Promise<void> {
  await work.jobs.enqueue(work.tx, queueOf(step), requestOf(step, at));
}

/** Most deliveries in one job: they are claimed in one transaction. */
const mostTogether = 6;

/**
 * Enqueues a draft's deliveries for `at`, in this transaction, split evenly into jobs of at most `mostTogether`, so
 * that several workers and processes share a large draft.
 */
export async function enqueueSends(
  work: UnitOfWork,
  deliveries: readonly { readonly id: string; readonly attempt: number }[],
  at: Date,
): Promise<void> {
  if (deliveries.length === 0) return;
  const jobs = Math.ceil(deliveries.length / mostTogether);
  const each = Math.ceil(deliveries.length / jobs);
  const requests = Array.from({ length: jobs }, (_, job) => {
    const together = deliveries.slice(job * each, (job + 1) * each);
    const [first, ...others] = together.map(({ id: deliveryId, attempt }) => ({ deliveryId, attempt }));
    return first === undefined ? [] : [requestOf({ ...first, step: 'send', round: 1, others }, at)];
  });
  await work.jobs.enqueueAll(work.tx, publishingQueue, requests.flat());
}

/** Enqueues a step as `enqueueStep` does; does nothing if the step has a live job. */
export async function enqueueStepIfAbsent(work: UnitOfWork, step: PublishingStep, at: Date): Promise<void> {
  await work.jobs.enqueueIfAbsent(work.tx, queueOf(step), requestOf(step, at));
}

/**
 * Enqueues a step as `enqueueStepIfAbsent` does, in case nobody enqueues it sooner. Its low priority puts it behind
 * what is due by then: of a thousand posts of a few accounts nearly all would try in vain, and those whose turn it is
 * must not wait for them. Returns false if it was enqueued already.
 */
export async function enqueueFallback(work: UnitOfWork, step: PublishingStep, at: Date): Promise<boolean> {
  return work.jobs.enqueueIfAbsent(work.tx, queueOf(step), { ...requestOf(step, at), priority: fallbackPriority });
}

function queueOf({ step }: PublishingStep): Queue<PublishingStep> {
  return step === 'readBack' ? readBackQueue : publishingQueue;
}

function requestOf(step: PublishingStep, at: Date): JobRequest<PublishingStep> {
  const { deliveryId, attempt, round } = step;
  // A job for several has another key than one for the first alone, so that neither passes for the other.
  const together = step.others === undefined || step.others.length === 0 ? '' : `:${step.others.length}`;
  const key = `${step.step}:${deliveryId}:${attempt}:${round}:${at.getTime()}${together}`;
  return { key, data: step, startAfter: at, priority: priorityOf(step) };
}

const fallbackPriority = 1;

/**
 * Returns a step's priority: what people wait for goes before what is only checked again, which may be much at once.
 */
function priorityOf({ step, round }: PublishingStep): number {
  if (step === 'send' || step === 'retract') return 2;
  // The end of a lease: mostly the claim was answered long ago. If not, other posts of its account may wait for it.
  return step === 'settle' && round === 0 ? 1 : 0;
}

const claimSchema = z.object({ deliveryId: z.uuid(), attempt: z.number().int() });
const leasesSchema = z.object({ claims: z.array(claimSchema).nonempty() });

/** Attempts that were claimed together, and whose leases end together. */
export type Leases = z.infer<typeof leasesSchema>;

/** The queue of ended leases, apart from the sends: mostly all were answered long before, as a single read shows. */
export const leaseQueue: Queue<Leases> = { name: 'leases', schema: leasesSchema };

/** Enqueues a check of these attempts for the end of their leases, in the transaction that claims them. */
export async function enqueueLeases(
  work: UnitOfWork,
  claims: readonly z.infer<typeof claimSchema>[],
  leaseUntil: Date,
): Promise<void> {
  const [first, ...others] = claims.map(({ deliveryId, attempt }) => ({ deliveryId, attempt }));
  if (first === undefined) return;
  const key = `leases:${first.deliveryId}:${first.attempt}`;
  await work.jobs.enqueue(work.tx, leaseQueue, { key, data: { claims: [first, ...others] }, startAfter: leaseUntil });
}

/** The queue of jobs that hold what was ready when a freeze began; separate, since a thousand sends may be waiting. */
export const freezeQueue: Queue<{ freezeId: string }> = {
  name: 'freeze',
  schema: z.object({ freezeId: z.uuid() }),
};
