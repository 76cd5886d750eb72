import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';
import type { Queue } from '#storage/jobs.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isSamePolicy, type Policy, policySchema } from './policy.ts';

/** One change of a desk's policy. */
export interface PolicyChange {
  readonly number: number;
  readonly by: string;
  readonly before: Policy;
  readonly after: Policy;
}

/** The jobs that reconsider everything that waits on a desk after a change of its policy. */
export const policyQueue: Queue<{ readonly deskId: string }> = {
  name: 'policy',
  schema: z.object({ deskId: z.uuid() }),
};

/** Notice of a change of policy to a desk's channel: its `kind` and `data`. */
export const policyNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('desk.policyChanged'), data: z.object({ deskId: z.uuid(), number: z.number() }) }),
]);

/**
 * Stores a change of the desk's policy, notifies the channel, and enqueues a new look at what waits there. Does nothing
 * if the policy is the same. The caller has locked the desk.
 */
export async function keepPolicyChange(
  work: UnitOfWork,
  deskId: string,
  { by, before, after }: Omit<PolicyChange, 'number'>,
): Promise<void> {
  if (isSamePolicy(before, after)) return;
  const number = await nextPolicyNumber(work, deskId);
  await work.tx.policyChange.create({ data: { deskId, number, by, before, after, at: work.clock.now() } });
  const data = { deskId, number };
  await notify(work, {
    key: `desk.policyChanged:${deskId}:${number}`,
    deskId,
    draftId: null,
    kind: 'desk.policyChanged',
    data,
  });
  await work.jobs.enqueue(work.tx, policyQueue, { key: `policy:${deskId}:${number}`, data: { deskId } });
}

/** Increments the desk's policy number and returns it. The caller has locked the desk. */
export async function nextPolicyNumber(work: UnitOfWork, deskId: string): Promise<number> {
  const { policyNumber } = await work.tx.desk.update({
    where: { id: deskId },
    data: { policyNumber: { increment: 1 } },
    select: { policyNumber: true },
  });
  return policyNumber;
}

/** Reads the changes of the desk's policy after that number, in order, each with its time. */
export async function readPolicyChanges(
  tx: Transaction,
  deskId: string,
  after: number,
): Promise<readonly (PolicyChange & { readonly at: Date })[]> {
  const rows = await tx.policyChange.findMany({
    where: { deskId, number: { gt: after } },
    orderBy: { number: 'asc' },
  });
  return rows.map((row) => ({
    number: row.number,
    by: row.by,
    at: row.at,
    before: policySchema.parse(row.before),
    after: policySchema.parse(row.after),
  }));
}
