import type { Correction } from '#drafts/correction.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import { contentBefore } from '#publishing/correcting/corrections.ts';
import { deliveriesInChain } from '#publishing/correcting/chain.ts';
import { type Delivery, deliveryFromRow } from '#publishing/delivery.ts';
import type { Transaction } from '#storage/database.ts';
import type { Delivery as DeliveryRow } from '#storage/generated/client.ts';

/** A public post that a draft corrects. */
export interface CorrectedPost {
  readonly correction: Correction;
  /** The delivery that published the post, as it stands now. */
  readonly delivery: Delivery;
  /** The content of the post when its correction was made. */
  readonly before: Content;
}

/** A correction of a draft's posts: still under way, or public at least in part. */
export interface LaterCorrection {
  readonly number: number;
  readonly stage: 'underWay' | 'public';
}

/** The posts that a draft corrects, and the corrections of its own posts. */
export interface CorrectionView {
  /** The number of the draft whose card started the correction; null if it corrects nothing. */
  readonly ofNumber: number | null;
  readonly posts: readonly CorrectedPost[];
  /** The corrections by their drafts' numbers, except those that are not public and never will be. */
  readonly later: readonly LaterCorrection[];
  /** The corrections' deliveries for the draft's own posts, the earliest first. */
  readonly ofPosts: readonly { readonly number: number; readonly delivery: Delivery }[];
  /** The deliveries of all other drafts of its chain. */
  readonly chain: readonly Delivery[];
  /** Ids of the drafts whose cards show something of this one. */
  readonly shownOn: readonly string[];
}

/** Reads the corrections that a draft makes, and those of its own posts. */
export async function readCorrectionView(
  tx: Transaction,
  draft: Pick<Draft, 'id' | 'current'>,
  deliveries: readonly Delivery[],
): Promise<CorrectionView> {
  const row = await tx.draft.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: draft.id },
    select: {
      corrects: { select: { id: true, number: true } },
      corrections: {
        select: { id: true, number: true, state: true, deliveries: { select: { state: true } } },
        orderBy: { number: 'asc' },
      },
    },
  });
  // Without deliveries there is nothing to correct.
  const ofPosts = deliveries.length === 0 ? [] : await deliveriesOfCorrections(tx, deliveries);
  const corrections = draft.current.content.corrections ?? [];
  const posts = await Promise.all(corrections.map((correction) => correctedPost(tx, correction)));
  const isAlone = row.corrects === null && row.corrections.length === 0;
  const chain = isAlone ? [] : await deliveriesInChain(tx, draft.id);
  const shownOn = new Set([
    ...chain.map(({ draftId }) => draftId),
    ...(row.corrects === null ? [] : [row.corrects.id]),
    ...row.corrections.map(({ id }) => id),
    ...posts.map(({ delivery }) => delivery.draftId),
    ...ofPosts.map(({ draftId }) => draftId),
  ]);
  return {
    ofNumber: row.corrects?.number ?? null,
    posts,
    later: row.corrections.flatMap(({ number, ...correction }): readonly LaterCorrection[] => {
      const stage = stageOf(correction);
      return stage === null ? [] : [{ number, stage }];
    }),
    ofPosts: ofPosts.map((one) => ({ number: one.draft.number, delivery: deliveryFromRow(one) })),
    chain,
    shownOn: [...shownOn.difference(new Set([draft.id]))],
  };
}

/** Tells how far a correction is; null: it has ended without anything public. */
function stageOf({
  state,
  deliveries,
}: {
  readonly state: Draft['state'];
  readonly deliveries: readonly { readonly state: Delivery['state'] }[];
}): LaterCorrection['stage'] | null {
  if (deliveries.some((one) => one.state === 'sent' || one.state === 'retracting')) return 'public';
  switch (state) {
    case 'writing':
    case 'asked':
      return 'underWay';
    case 'approved':
      return deliveries.some((one) => one.state !== 'retracted' && one.state !== 'cancelled') ? 'underWay' : null;
    case 'rejected':
    case 'cancelled':
      return null;
  }
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
  const delivery = deliveryFromRow(row);
  return { correction, delivery, before: await contentBefore(tx, delivery, number) };
}
