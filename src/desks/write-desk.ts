import type { Writing } from '#storage/store.ts';

import type { DeskSettings } from './desk-settings.ts';

/** What a desk starts with where nobody says otherwise. */
export const deskDefaults: Omit<DeskSettings, 'name' | 'language' | 'timeZone'> = {
  graceSeconds: 20,
  approvalsNeeded: 1,
  approversFrom: 'people',
  approverGroup: null,
  approvers: [],
  stewards: [],
  reactionsCount: true,
  notAfterMinutes: 120,
  findingLevels: {},
  officialDomains: [],
  accountIds: [],
  digestWeekday: 1,
  digestTime: '09:00',
  workDays: [1, 2, 3, 4, 5],
  workFrom: '09:00',
  workTo: '18:00',
  holidays: 'auto',
};

/** Makes these people, and no others, the desk's approvers and stewards. */
export async function linkPeople(
  w: Writing,
  deskId: string,
  people: Pick<DeskSettings, 'approvers' | 'stewards'>,
): Promise<void> {
  await w.tx.deskPerson.deleteMany({ where: { deskId } });
  await w.tx.deskPerson.createMany({
    data: [
      ...people.approvers.map((person) => ({ deskId, person, role: 'approver' as const })),
      ...people.stewards.map((person) => ({ deskId, person, role: 'steward' as const })),
    ],
    skipDuplicates: true,
  });
}

/** Gives the desk these accounts, in this order, and no others; false, and nothing done, where one does not exist. */
export async function linkAccounts(w: Writing, deskId: string, accountIds: readonly string[]): Promise<boolean> {
  const unique = [...new Set(accountIds)];
  if ((await w.tx.account.count({ where: { id: { in: unique } } })) !== unique.length) return false;
  await w.tx.deskAccount.deleteMany({ where: { deskId } });
  await w.tx.deskAccount.createMany({ data: unique.map((accountId, position) => ({ deskId, accountId, position })) });
  return true;
}
