import type { Account } from '#desks/account.ts';
import { type Correction, correctionOf } from '#drafts/correction.ts';
import { partCountOf } from '#drafts/renderings-of.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type DeliveryCorrection, readDelivery } from '#publishing/delivery.ts';
import { isJournaledPost } from '#publishing/journaled-post.ts';
import type { Locked } from '#publishing/lock-delivery.ts';
import type { HeldWhy } from '#publishing/why.ts';

/**
 * Returns why a correction may not leave; null if it may, or if the delivery corrects nothing. It leaves only in the
 * way that was approved, if no other correction of the post has gone out since or is about to, and if a post to edit or
 * answer is still public. A post to replace may be gone: its replacement was approved as such.
 */
export async function correctionHold(
  { tx, journalKey }: Pick<UnitOfWork, 'tx' | 'journalKey'>,
  { draft, delivery }: Locked,
  account: Pick<Account, 'practice'>,
): Promise<HeldWhy | null> {
  const { content } = draft.current;
  const { correction } = delivery;
  if (content.corrections === undefined && correction === null) return null;
  const approved = correctionOf(content, delivery);
  if (
    correction === null ||
    !isSameCorrection(approved, correction) ||
    // If there were more or fewer parts than are public, the words of one would go into another's post.
    (correction.way === 'edit' && (approved?.part?.of ?? 1) !== partCountOf(content, delivery.accountId))
  ) {
    return 'content_changed';
  }
  // guard: corrected since, at the gate
  if (await isCorrectedSince(tx, delivery.id)) return 'corrected_since';
  if (correction.way === 'replace') return null;
  const corrected = await readDelivery(tx, correction.correctsId);
  if (corrected?.state !== 'sent') return 'post_gone';
  // The post must be ours: the row alone may name any post of the account.
  return (await isJournaledPost({ tx, journalKey }, { ...corrected, remoteId: correction.postId }, account))
    ? null
    : 'post_unproven';
}

/** Tells whether a delivery's row corrects the post, in the way, that its content says. */
export function isSameCorrection(approved: Correction | undefined, of: DeliveryCorrection | null): boolean {
  if (approved === undefined || of === null) return approved === undefined && of === null;
  const { way, deliveryId, number, postId } = approved;
  return way === of.way && deliveryId === of.correctsId && number === of.number && postId === of.postId;
}

/**
 * SQL that selects a row if another correction of the same post or series as "this" has gone out since, may have, or is
 * about to: their order must be certain. What the same draft does to other parts belongs to the same correction.
 */
export const correctedSince = Prisma.sql`
  SELECT 1 FROM "Delivery" post
  JOIN "Delivery" sibling ON sibling."draftId" = post."draftId" AND sibling."accountId" = post."accountId"
  JOIN "Delivery" other ON other."correctsId" = sibling."id"
  WHERE post."id" = this."correctsId" AND other."id" <> this."id"
    AND (other."draftId" <> this."draftId" OR other."position" = this."position")
    AND other."correctionNumber" >= this."correctionNumber" AND (
      other."state" IN ('sending', 'sent', 'doubt', 'retracting', 'retracted')
      OR other."doubtSince" IS NOT NULL AND other."state" <> 'cancelled')`;

async function isCorrectedSince(tx: Transaction, deliveryId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM "Delivery" this WHERE this."id" = ${deliveryId}::uuid AND EXISTS (${correctedSince})`;
  return rows.length > 0;
}
