import { MAX_OPEN_CORRECTIONS, MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import type { Transaction } from '#storage/database.ts';

/** A person's wish to make a draft, with the draft whose posts it would correct; null: it corrects nothing. */
export interface DraftWish {
  readonly deskId: string;
  readonly author: string;
  readonly correctsId: string | null;
}

declare const asked: unique symbol;

/** Proof that a quota was asked. `createDraft` wants it, so that no way in forgets to. */
export interface DraftRoom {
  readonly [asked]: true;
}

/** Room that no quota limits: the draft of a new practice desk is nobody's. */
export const unlimitedRoom = {} as DraftRoom; // The brand stands in the type alone.

/**
 * Checks for room as `hasRoomForDraft` does, and keeps others from making a draft on the desk until this transaction
 * ends: of any number of drafts at one instant none is more than there was room for. Null if there is no room.
 * `createDraft` would wait for the same row, for its number.
 */
export async function takeRoomForDraft(tx: Transaction, wish: DraftWish): Promise<DraftRoom | null> {
  await tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${wish.deskId}::uuid FOR NO KEY UPDATE`;
  return (await hasRoomForDraft(tx, wish)) ? unlimitedRoom : null;
}

/**
 * Tells whether one more draft is within its author's quota. Drafts that are rejected, cancelled or approved take no
 * room; nor does a correction, which has a quota of its own for each draft that it corrects.
 */
export async function hasRoomForDraft(
  tx: Pick<Transaction, 'draft'>,
  { deskId, author, correctsId }: DraftWish,
): Promise<boolean> {
  const most = correctsId === null ? MAX_OPEN_DRAFTS : MAX_OPEN_CORRECTIONS;
  const open = await tx.draft.count({
    where: { deskId, author, correctsId, state: { in: ['writing', 'asked'] } },
    take: most,
  });
  return open < most;
}
