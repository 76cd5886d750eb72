import { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { DeskSettings } from './desk-settings.ts';

/** Builds the columns of a desk's row from its settings; people and accounts have rows of their own. */
export function columnsOf(
  settings: DeskSettings,
): Omit<Prisma.DeskCreateManyInput, 'id' | 'platform' | 'channel' | 'createdAt'> {
  const { accountIds: _, approvers: __, stewards: ___, ...columns } = settings;
  const { findingLevels, officialDomains, workDays, steps } = columns;
  return {
    ...columns,
    steps: steps === null ? Prisma.DbNull : steps.map((step) => ({ ...step })),
    findingLevels: { ...findingLevels },
    officialDomains: [...officialDomains],
    workDays: [...workDays],
  };
}

/** Sets the desk's approvers and stewards to exactly these people. */
export async function linkPeople(
  work: UnitOfWork,
  deskId: string,
  people: Pick<DeskSettings, 'approvers' | 'stewards'>,
): Promise<void> {
  await work.tx.deskPerson.deleteMany({ where: { deskId } });
  await work.tx.deskPerson.createMany({
    data: [
      ...people.approvers.map((person) => ({ deskId, person, role: 'approver' as const })),
      ...people.stewards.map((person) => ({ deskId, person, role: 'steward' as const })),
    ],
    skipDuplicates: true,
  });
}

/** Sets the desk's accounts to exactly these, in this order; false, with nothing done, if one does not exist. */
export async function linkAccounts(work: UnitOfWork, deskId: string, accountIds: readonly string[]): Promise<boolean> {
  const unique = [...new Set(accountIds)];
  if ((await work.tx.account.count({ where: { id: { in: unique } } })) !== unique.length) return false;
  await work.tx.deskAccount.deleteMany({ where: { deskId } });
  await work.tx.deskAccount.createMany({
    data: unique.map((accountId, position) => ({ deskId, accountId, position })),
  });
  return true;
}
