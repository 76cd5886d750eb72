import { Prisma } from '#storage/generated/client.ts';

import type { AccountStop, RowToLeave } from './stop.ts';

/**
 * Somebody put the account to sleep, a planned sleep has come, or its last day is over. Corrections of public posts
 * leave, and posts of a real emergency if the sleep excepts these. The SQL asks of a planned sleep also whether it was
 * when the post was due: the sweep may not have begun it, or no process ran while it passed.
 */
export const accountAsleep: AccountStop<'account_asleep'> = {
  over: 'account',
  why: 'account_asleep',
  whys: { account_asleep: 'wake' },
  passes: { corrections: true, emergencies: false },
  at: {
    // Each minute a sweep holds what is due before the sleep ends.
    plan: null,
    // guard: the account is awake
    gate: 'hold',
    // guard: asleep, at the claim
    claim: 'wait',
    // guard: asleep, at the last look
    lastLook: 'hold',
    byHand: 'asleep',
  },
  stands(account, isEmergency) {
    if (account?.standing.kind !== 'asleep') return false;
    // guard: a sleep excepts emergencies alone
    return !(account.standing.exceptEmergencies && isEmergency);
  },
  sql: (row) => Prisma.sql`
    SELECT 1 FROM "Account" WHERE "Account"."id" = ${row.delivery}."accountId"
      AND (${sleeping(row)} OR ${planned(row)} OR ${left(row)})`,
};

function sleeping({ now, isEmergency }: RowToLeave): Prisma.Sql {
  return Prisma.sql`"Account"."state" = 'asleep'
    AND ("Account"."asleepUntil" IS NULL OR "Account"."asleepUntil" > ${now})
    AND NOT (${isEmergency} AND "Account"."asleepExceptEmergencies")`;
}

function left({ now }: RowToLeave): Prisma.Sql {
  // guard: after the last day, at the claim
  return Prisma.sql`COALESCE("Account"."leavesAt" <= ${now}, FALSE)`;
}

function planned({ delivery, now, isEmergency }: RowToLeave): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Sleep" WHERE "Sleep"."accountId" = "Account"."id"
      AND NOT (${isEmergency} AND "Sleep"."exceptEmergencies")
      AND "Sleep"."begunAt" IS NULL AND "Sleep"."cancelledAt" IS NULL AND "Sleep"."startsAt" <= ${now}
      AND ("Sleep"."endsAt" IS NULL OR "Sleep"."endsAt" > ${now} OR ${delivery}."dueAt" < "Sleep"."endsAt"))`;
}
