import { closedFor, periodsAt } from '#desks/period.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import { overriddenPeriods } from '#periods/override.ts';
import { isGenuine } from '#periods/period-mac.ts';
import { Prisma } from '#storage/generated/client.ts';

import type { DraftStop } from './stop.ts';

/**
 * The account is in a closed reserve period that no override lifts, or a period's row is not genuine, so that what was
 * agreed is unknown. Corrections of public posts leave, and posts of a real emergency. That a period asks for one
 * approval more is judged with the approvals. The SQL takes the rows at their word, and does not tell the levels apart:
 * what the gate let pass by name passes.
 */
export const reservePeriod: DraftStop<'period_unproven' | 'period_closed'> = {
  over: 'draft',
  whys: { period_unproven: 'letGo', period_closed: 'letGo' },
  passes: { corrections: true, emergencies: true },
  at: {
    plan: 'whenDue',
    gate: 'hold',
    // guard: in a period, at the claim
    claim: 'wait',
    // The gate then decides what the period asks for.
    // guard: in a period, at the last look
    lastLook: 'putOff',
    // Asked only of what it held itself, with its approvals.
    byHand: null,
  },
  async read({ work, desk: { periods }, draft, now }) {
    if (periods.some((period) => !isGenuine(work.decisionKey, period))) return () => 'period_unproven';
    // guard: a closed period holds
    const isClosed = periods.some(({ state, level, toAt }) => state === 'agreed' && level === 'closed' && now < toAt);
    if (!isClosed) return () => null;
    const { number: revision, fingerprint } = draft.current;
    const post = { draftId: draft.id, revision, fingerprint, authors: authorsOf(draft) };
    const overridden = await overriddenPeriods(work, post, now);
    return ({ accountId }, at) =>
      closedFor(periods, accountId, at).some(({ id }) => !overridden.includes(id)) ? 'period_closed' : null;
  },
  letting: ({ desk, draft }, at) => periodsAt(desk.periods, draft.current.content.accountIds, at).map(({ id }) => id),
  sql: ({ delivery, deskId, now, passed }) => Prisma.sql`
    SELECT 1 FROM "Period" WHERE "Period"."deskId" = ${deskId} AND "Period"."state" = 'agreed'
      AND "Period"."level" <> 'inform' AND "Period"."fromAt" <= ${now} AND "Period"."toAt" > ${now}
      AND ${delivery}."accountId" = ANY("Period"."accountIds") AND NOT ("Period"."id" = ANY(${[...passed]}::uuid[]))`,
};
