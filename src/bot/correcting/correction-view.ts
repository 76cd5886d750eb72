import type { Correction } from '#drafts/correction.ts';
import type { Content } from '#drafts/content.ts';
import { type Draft, readRevision } from '#drafts/draft.ts';
import { deliveryBefore } from '#publishing/lock-delivery.ts';
import { type Delivery, deliveryFromRow } from '#publishing/delivery.ts';
import type { Transaction } from '#storage/database.ts';
import type { Delivery as DeliveryRow } from '#storage/generated/client.ts';

/** A public post that a draft corrects. */
export interface CorrectedPost {
  readonly correction: Correction;
  /** The delivery that published the post, as it stands now. */
  readonly delivery: Delivery;
  /** The content of the post when the correction was made for it. */
  readonly before: Content;
}

/** A correction of a draft's posts. */
export interface LaterCorrection {
  readonly number: number;
  readonly draftState: Draft['state'];
}

/** The posts that a draft corrects, and the corrections of its own posts. */
export interface CorrectionView {
  /** The number of the draft on whose card the correction was begun; null where it corrects nothing. */
  readonly ofNumber: number | null;
  readonly posts: readonly CorrectedPost[];
  /** The corrections by their drafts' numbers, without cancelled ones. */
  readonly later: readonly LaterCorrection[];
  /** The corrections' deliveries that concern the draft's own posts, the earliest first. */
  readonly ofPosts: readonly { readonly number: number; readonly delivery: Delivery }[];
}

/** Reads a draft's part in corrections. */
export async function readCorrectionView(
  tx: Transaction,
  draft: Pick<Draft, 'id' | 'current'>,
  deliveries: readonly Delivery[],
): Promise<CorrectionView> {
  const row = await tx.draft.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: draft.id },
    select: {
      corrects: { select: { number: true } },
      corrections: {
        where: { state: { not: 'cancelled' } },
        select: { number: true, state: true },
        orderBy: { number: 'asc' },
      },
    },
  });
  // Nobody corrects what never left.
  const ofPosts = deliveries.length === 0 ? [] : await deliveriesOfCorrections(tx, deliveries);
  const corrections = draft.current.content.corrections ?? [];
  return {
    ofNumber: row.corrects?.number ?? null,
    posts: await Promise.all(corrections.map((correction) => correctedPost(tx, correction))),
    later: row.corrections.map(({ number, state }) => ({ number, draftState: state })),
    ofPosts: ofPosts.map((one) => ({ number: one.draft.number, delivery: deliveryFromRow(one) })),
  };
}

function deliveriesOfCorrections(
  tx: Transaction,
  deliveries: readonly Delivery[],
): Promise<readonly (DeliveryRow & { readonly draft: { readonly number: number } })[]> {
  return tx.delivery.findMany({
    where: { correctsId: { in: deliveries.map(({ id }) => id) }, state: { not: 'cancelled' } },
    include: { draft: { select: { number: true } } },
    orderBy: [{ correctionNumber: 'asc' }, { createdAt: 'asc' }],
  });
}

async function correctedPost(tx: Transaction, correction: Correction): Promise<CorrectedPost> {
  const { deliveryId, number } = correction;
  const row = await tx.delivery.findUniqueOrThrow({ where: { id: deliveryId } });
  const { draftId, revision } = await deliveryBefore(tx, { correctsId: deliveryId, number });
  const made = await readRevision(tx, draftId, revision);
  if (made === null) throw new Error(`delivery ${deliveryId} has no revision`);
  return { correction, delivery: deliveryFromRow(row), before: made.content };
}
