import type { Transaction } from '#storage/database.ts';
import { type Desk as DeskRow, type DeskPerson, Prisma } from '#storage/generated/client.ts';
import { type JsonRow, rowFromJson } from '#storage/row-from-json.ts';

import { type Away, standingAt } from './absence.ts';
import { type Account, type AccountColumns, accountFromRow, instantsOfAccount, notOfAccount } from './account.ts';
import { type DeskSettings, deskSettings } from './desk-settings.ts';
import { instantsOfPeriod, type ReservePeriod } from './period.ts';
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
  /** Accounts of posts that were looked at and that the desk no longer has: named, and used for nothing else. */
  readonly formerAccounts?: readonly Account[];
  /** People who are away at the time of reading, in the order in which absences were entered. */
  readonly away: readonly Away[];
  /** All reserve periods of the desk, including requested and past ones, by their beginning. */
  readonly periods: readonly ReservePeriod[];
}

type DeskColumns = Omit<DeskRow, 'lastDraftNumber' | 'digestNextAt' | 'createdAt'>;

/** A desk with its related rows, as one statement reads it. */
interface WholeDesk {
  readonly desk: JsonRow<DeskColumns>;
  readonly people: readonly Pick<DeskPerson, 'person' | 'role'>[] | null;
  readonly accounts: readonly JsonRow<AccountColumns>[] | null;
  readonly away: readonly JsonRow<Away>[] | null;
  /** All rows: a row's state and times alone are not to be trusted. */
  readonly periods: readonly JsonRow<ReservePeriod>[] | null;
}

/** Reads the desk by its id or by its channel, with its people and accounts; null if there is none. */
export async function readDesk(
  tx: Transaction,
  where: { readonly id: string } | { readonly platform: string; readonly channel: string },
  now: Date,
): Promise<Desk | null> {
  const isIt =
    'id' in where
      ? Prisma.sql`"Desk"."id" = ${where.id}::uuid`
      : Prisma.sql`"Desk"."platform" = ${where.platform} AND "Desk"."channel" = ${where.channel}`;
  // Raw SQL, and one statement in place of four: an approval reads the desk twice while people wait.
  const [row] = await tx.$queryRaw<WholeDesk[]>`
    SELECT to_jsonb("Desk") - '{lastDraftNumber,digestNextAt,createdAt}'::text[] AS "desk",
      (SELECT jsonb_agg(jsonb_build_object('person', "person", 'role', "role") ORDER BY "person")
        FROM "DeskPerson" WHERE "deskId" = "Desk"."id") AS "people",
      (SELECT jsonb_agg(to_jsonb("Account") - ${[...notOfAccount]}::text[] ORDER BY "position")
        FROM "DeskAccount" JOIN "Account" ON "Account"."id" = "DeskAccount"."accountId"
        WHERE "DeskAccount"."deskId" = "Desk"."id") AS "accounts",
      (SELECT jsonb_agg(
          jsonb_build_object('person', "person", 'deputy', "deputy", 'toAt', "toAt", 'setBy', "setBy",
            'policyNumber', "policyNumber") ORDER BY "number")
        FROM "Absence" WHERE "deskId" = "Desk"."id" AND ${standingAt(now)}) AS "away",
      (SELECT jsonb_agg(to_jsonb("Period") ORDER BY "fromAt", "id")
        FROM "Period" WHERE "deskId" = "Desk"."id") AS "periods"
    FROM "Desk" WHERE ${isIt}`;
  if (row === undefined) return null;
  const { captions, findingLevels, language, steps, ...columns } = rowFromJson<DeskColumns>(row.desk, {
    seenFromAt: true,
  });
  const peopleWho = (role: 'approver' | 'steward'): readonly string[] =>
    (row.people ?? []).filter((entry) => entry.role === role).map((entry) => entry.person);
  return {
    ...columns,
    approvers: peopleWho('approver'),
    stewards: peopleWho('steward'),
    captions: deskSettings.captions.schema.parse(captions),
    language: deskSettings.language.schema.parse(language),
    steps: keptStepsSchema.nullable().parse(steps),
    findingLevels: deskSettings.findingLevels.schema.parse(findingLevels),
    accounts: (row.accounts ?? []).map((account) =>
      accountFromRow(rowFromJson<AccountColumns>(account, instantsOfAccount), now),
    ),
    away: (row.away ?? []).map((absence) => rowFromJson<Away>(absence, { toAt: true })),
    periods: (row.periods ?? []).map((period) => rowFromJson<ReservePeriod>(period, instantsOfPeriod)),
  };
}

/** Returns the desk with those of the accounts that it no longer has, so that old posts keep their account's name. */
export async function withFormerAccounts(
  tx: Transaction,
  desk: Desk,
  accountIds: readonly string[],
  now: Date,
): Promise<Desk> {
  const former = new Set(accountIds).difference(new Set(desk.accounts.map(({ id }) => id)));
  if (former.size === 0) return desk;
  const rows = await tx.account.findMany({ where: { id: { in: [...former] } }, orderBy: { createdAt: 'asc' } });
  return { ...desk, formerAccounts: rows.map((row) => accountFromRow(row, now)) };
}

/** Finds one of the desk's accounts, or of the former ones that were looked up. */
export function accountOf(
  { accounts, formerAccounts = [] }: Pick<Desk, 'accounts' | 'formerAccounts'>,
  accountId: string,
): Account | undefined {
  return [...accounts, ...formerAccounts].find(({ id }) => id === accountId);
}

/** Returns the settings of a desk. */
export function settingsOf(desk: Desk): DeskSettings {
  const all: DeskSettings = { ...desk, accountIds: desk.accounts.map(({ id }) => id) };
  const names = Object.keys(deskSettings) as readonly (keyof DeskSettings)[]; // The keys of the table.
  return Object.fromEntries(names.map((name) => [name, all[name]])) as unknown as DeskSettings; // All keys are there.
}
