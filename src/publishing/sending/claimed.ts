import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';

import type { Delivery } from '#publishing/delivery.ts';

const sentSchema = z.object({
  deliveryId: z.string(),
  evidence: z.string().optional(),
  isSeen: z.boolean().optional(),
});

/**
 * Returns who said that a delivery's post is the one at its link, if Tambour itself never saw that; null if Tambour
 * published or found the post. It might be any post of the account, so no person alone may have it deleted.
 */
export async function claimedBy(
  tx: Transaction,
  { id, draftId }: Pick<Delivery, 'id' | 'draftId'>,
): Promise<string | null> {
  const entries = await tx.journalEntry.findMany({
    where: { draftId, kind: 'delivery.sent' },
    orderBy: { seq: 'desc' },
    select: { actor: true, data: true },
  });
  // Any of its entries, whatever others say: a person's word is not undone by one that somebody appended.
  const claim = entries.find(({ data }) => {
    const { deliveryId, evidence, isSeen } = sentSchema.parse(data);
    return deliveryId === id && evidence === 'person' && isSeen !== true;
  });
  return claim?.actor ?? null;
}

/**
 * Tells whether a retraction by this person would need a second one: Tambour never saw the post, and the person said
 * that it is there, or is no approver.
 */
export function wouldDeleteAlone(
  claimed: string | null,
  { person, isApprover }: { readonly person: string; readonly isApprover: boolean },
): claimed is string {
  // guard: a claimed post is retracted by two
  return claimed !== null && (claimed === person || !isApprover);
}
