import type { Transaction } from '#storage/database.ts';

/** Notes that a draft of a batch has a card of its own from now on. One that has, or is of no batch, stays as it is. */
export async function openBatched(tx: Pick<Transaction, 'batchDraft'>, draftId: string, now: Date): Promise<void> {
  await tx.batchDraft.updateMany({ where: { draftId, openedAt: null }, data: { openedAt: now } });
}
