import type { Transaction } from '#storage/database.ts';

import { type Away, standingAt } from './absence.ts';
import { type Account, accountFromRow, notOfAccount } from './account.ts';
import { type DeskSettings, deskSettings } from './desk-settings.ts';
import { keptStepsSchema } from './steps.ts';

/** A team channel with its accounts, people and policy. */
export interface Desk extends Omit<DeskSettings, 'accountIds'> {
  readonly id: string;
  readonly platform: string;
  readonly channel: string;
  readonly knownAcronyms: readonly string[];
  /** Counts the changes of its policy. */
  readonly policyNumber: number;
  /** Accounts in the desk's order. */
  readonly accounts: readonly Account[];
  /** People who were away at the moment of reading, the absence noted first first. */
  readonly away: readonly Away[];
}

/** Reads the desk by its id or by its channel, with its people and accounts; null if there is none. */
export async function readDesk(
  tx: Transaction,
  where: { readonly id: string } | { readonly platform: string; readonly channel: string },
  now: Date,
): Promise<Desk | null> {
  const row = await tx.desk.findUnique({
    // One statement in place of four: an approval reads the desk twice on its way.
    relationLoadStrategy: 'join',
    omit: { lastDraftNumber: true, digestNextAt: true, createdAt: true },
    where: 'id' in where ? { id: where.id } : { platform_channel: where },
    include: {
      people: { orderBy: { person: 'asc' } },
      accounts: { include: { account: { omit: notOfAccount } }, orderBy: { position: 'asc' } },
      absences: { where: standingAt(now), orderBy: { number: 'asc' } },
    },
  });
  if (row === null) return null;
  const { people, accounts, absences, findingLevels, language, steps, ...columns } = row;
  const peopleWho = (role: 'approver' | 'steward'): readonly string[] =>
    people.filter((entry) => entry.role === role).map((entry) => entry.person);
  return {
    ...columns,
    approvers: peopleWho('approver'),
    stewards: peopleWho('steward'),
    language: deskSettings.language.schema.parse(language),
    steps: keptStepsSchema.nullable().parse(steps),
    findingLevels: deskSettings.findingLevels.schema.parse(findingLevels),
    accounts: accounts.map((entry) => accountFromRow(entry.account, now)),
    away: absences.map(({ person, deputy, toAt, setBy, policyNumber }) => ({
      person,
      deputy,
      toAt,
      setBy,
      policyNumber,
    })),
  };
}

/** Takes the settings alone out of a desk. */
export function settingsOf(desk: Desk): DeskSettings {
  const all: DeskSettings = { ...desk, accountIds: desk.accounts.map(({ id }) => id) };
  const names = Object.keys(deskSettings) as readonly (keyof DeskSettings)[]; // The keys of the table.
  return Object.fromEntries(names.map((name) => [name, all[name]])) as unknown as DeskSettings; // Of all of them.
}
