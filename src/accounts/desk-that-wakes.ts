import type { Transaction } from '#storage/database.ts';

/**
 * Returns the desk whose approvers decide about an account: the oldest desk with this account, so that two desks never
 * disagree. Null if no desk has it.
 */
export async function deskThatWakes(
  tx: Transaction,
  accountId: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
  return tx.desk.findFirst({
    where: { accounts: { some: { accountId } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}
