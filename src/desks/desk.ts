import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';

import { type Away, standingAt } from './absence.ts';
import { type Account, accountFromRow } from './account.ts';
import type { DeskSettings } from './desk-settings.ts';

/** A team channel with its accounts, people and policy. */
export interface Desk extends Omit<DeskSettings, 'accountIds'> {
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  readonly knownAcronyms: readonly string[];
  /** In the desk's order. */
  readonly accounts: readonly Account[];
  /** Who is away at the moment at which it was read, the absence noted first first. */
  readonly away: readonly Away[];
}

const findingLevelsSchema = z.record(z.string(), z.enum(['off', 'info', 'warns']));

/** The desk by its id or by its channel, with its people and accounts; null where there is none. */
export async function readDesk(
  tx: Transaction,
  where: { readonly id: string } | { readonly platform: string; readonly channel: string },
  now: Date,
): Promise<Desk | null> {
  const row = await tx.desk.findUnique({
    // One statement in place of four: an approval reads the desk twice on its way.
    relationLoadStrategy: 'join',
    where: 'id' in where ? { id: where.id } : { platform_channel: where },
    include: {
      people: { orderBy: { person: 'asc' } },
      accounts: { include: { account: true }, orderBy: { position: 'asc' } },
      absences: { where: standingAt(now), orderBy: { number: 'asc' } },
    },
  });
  if (row === null) return null;
  const peopleWho = (role: 'approver' | 'steward'): readonly string[] =>
    row.people.filter((entry) => entry.role === role).map((entry) => entry.person);
  return {
    id: row.id,
    platform: row.platform,
    channel: row.channel,
    name: row.name,
    language: row.language,
    timeZone: row.timeZone,
    graceSeconds: row.graceSeconds,
    approvalsNeeded: row.approvalsNeeded,
    approversFrom: row.approversFrom,
    approverGroup: row.approverGroup,
    approvers: peopleWho('approver'),
    stewards: peopleWho('steward'),
    reactionsCount: row.reactionsCount,
    notAfterMinutes: row.notAfterMinutes,
    findingLevels: findingLevelsSchema.parse(row.findingLevels),
    knownAcronyms: row.knownAcronyms,
    officialDomains: row.officialDomains,
    digestWeekday: row.digestWeekday,
    digestTime: row.digestTime,
    workDays: row.workDays,
    workFrom: row.workFrom,
    workTo: row.workTo,
    holidays: row.holidays,
    accounts: row.accounts.map((entry) => accountFromRow(entry.account, now)),
    away: row.absences.map(({ person, deputy, toAt }) => ({ person, deputy, toAt })),
  };
}
