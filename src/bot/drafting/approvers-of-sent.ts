import { z } from 'zod';

import type { Decision, DecisionReader } from '#approvals/decision.ts';
import { decisionsOn } from '#drafts/decisions-on.ts';
import type { Draft } from '#drafts/draft.ts';
import { type Delivery, isUnderWay } from '#publishing/delivery.ts';

const attemptSchema = z.object({ deliveryId: z.string(), approvedBy: z.array(z.string()).exactOptional() });

/**
 * Lists the people who had approved what has left of a draft: those whose decisions counted when each delivery was last
 * sent, by the journal. Empty if nothing has left. A policy that changed since, the end of an approval's hours or a ✅
 * that was removed later says nothing about that. A person is listed only with a genuine decision of their own on that
 * revision, unless the emergency path or a rule made the draft (`isMade`): then what people decided about is a template
 * or a rule. `decisions`: those on the current revision.
 */
export async function approversOfSent(
  reader: DecisionReader,
  {
    draft,
    deliveries,
    decisions,
    isMade,
  }: {
    readonly draft: Draft;
    readonly deliveries: readonly Delivery[];
    readonly decisions: readonly Decision[];
    readonly isMade: boolean;
  },
): Promise<readonly string[]> {
  const left = deliveries.filter(isUnderWay);
  if (left.length === 0) return [];
  const entries = await reader.tx.journalEntry.findMany({
    where: { draftId: draft.id, kind: 'delivery.sending' },
    orderBy: { seq: 'asc' },
    select: { data: true },
  });
  const attempts = entries.map(({ data }) => attemptSchema.parse(data));
  const counted = new Set<string>();
  for (const [revision, ofRevision] of Map.groupBy(left, (delivery) => delivery.revision)) {
    const all = revision === draft.current.number ? decisions : await decisionsOn(reader, draft, revision);
    const approvals = all.filter(({ kind, isGenuine }) => kind === 'approve' && isGenuine);
    for (const delivery of ofRevision) {
      const approvedBy = attempts.findLast(({ deliveryId }) => deliveryId === delivery.id)?.approvedBy;
      const people =
        approvedBy ?? approvals.filter((one) => stoodAt(one, sentAtOf(delivery))).map(({ person }) => person);
      for (const person of people) if (isMade || approvals.some((one) => one.person === person)) counted.add(person);
    }
  }
  return [...counted];
}

/** Returns when a delivery left, for posts whose attempts are not journaled, as those of a made-up past. */
function sentAtOf(delivery: Delivery): Date {
  return delivery.sendingSince ?? ('sentAt' in delivery ? delivery.sentAt : delivery.createdAt);
}

function stoodAt({ decidedAt, withdrawnAt }: Decision, at: Date): boolean {
  return decidedAt <= at && (withdrawnAt === null || withdrawnAt > at);
}
