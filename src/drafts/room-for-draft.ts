import { MAX_OPEN_CORRECTIONS, MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import type { Transaction } from '#storage/database.ts';

/** A person's wish to make a draft. `correctsId`: the draft whose posts it would correct; null if it corrects none. */
export interface DraftWish {
  readonly deskId: string;
  readonly author: string;
  readonly correctsId: string | null;
}

declare const asked: unique symbol;

/** Proof that the quota was checked. `createDraft` requires it, so that no caller forgets to. */
export interface DraftRoom {
  readonly [asked]: true;
}

/** Room without a quota, for the draft of a new practice desk, which belongs to nobody. */
export const unlimitedRoom = {} as DraftRoom; // The brand stands in the type alone.

/**
 * Checks for room as `hasRoomForDraft` does, and locks the desk against other new drafts until this transaction ends,
 * so that simultaneous drafts cannot exceed the quota. Returns null if there is no room. `createDraft` locks the same
 * row.
 */
export async function takeRoomForDraft(tx: Transaction, wish: DraftWish): Promise<DraftRoom | null> {
  await tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${wish.deskId}::uuid FOR NO KEY UPDATE`;
  return (await hasRoomForDraft(tx, wish)) ? unlimitedRoom : null;
}

/**
 * Tells whether one more draft is within its author's quota. Rejected, cancelled and approved drafts do not count.
 * Corrections have a quota of their own for each draft that they correct.
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
