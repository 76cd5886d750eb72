import { correctionOf } from '#drafts/correction.ts';
import { partCountOf } from '#drafts/renderings-of.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';

import { readDelivery } from '#publishing/delivery.ts';
import type { Locked } from '#publishing/lock-delivery.ts';
import type { HeldWhy } from '#publishing/why.ts';

/**
 * Returns why a delivery may not leave as things are with the post that it corrects; null if it may, or corrects none.
 * Its way of correcting is the one that was approved; nobody has corrected the post since it was made, nor is about to;
 * and a post to be changed or answered is public. A post that is replaced may have gone: its replacement was approved
 * as such.
 */
export async function correctionHold(tx: Transaction, { draft, delivery }: Locked): Promise<HeldWhy | null> {
  const { content } = draft.current;
  const { correction } = delivery;
  if (content.corrections === undefined && correction === null) return null;
  const approved = correctionOf(content, delivery);
  if (
    approved === undefined ||
    correction === null ||
    approved.way !== correction.way ||
    approved.deliveryId !== correction.correctsId ||
    approved.number !== correction.number ||
    approved.postId !== correction.postId ||
    // Another number of posts than are public would put the words of one into another.
    (correction.way === 'edit' && (approved.part?.of ?? 1) !== partCountOf(content, delivery.accountId))
  ) {
    return 'content_changed';
  }
  // guard: corrected since, at the gate
  if (await isCorrectedSince(tx, delivery.id)) return 'corrected_since';
  if (correction.way === 'replace') return null;
  const corrected = await readDelivery(tx, correction.correctsId);
  return corrected?.state === 'sent' ? null : 'post_gone';
}

/**
 * SQL that gives a row where another correction of the post that "this" corrects, or of its series, has gone out since, may
 * have, or is about to: the order of the two has to be known. What the same draft does to other parts is one with it.
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
