import type { Transaction } from '#storage/database.ts';

/** Records that a batch's draft has a card of its own from now on. Does nothing if it has one, or is in no batch. */
export async function openBatched(tx: Pick<Transaction, 'batchDraft'>, draftId: string, now: Date): Promise<void> {
  await tx.batchDraft.updateMany({ where: { draftId, openedAt: null }, data: { openedAt: now } });
}
