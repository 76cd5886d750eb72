import type { Standing } from '#approvals/standing.ts';
import { openIn } from '#approvals/chain.ts';
import type { Desk } from '#desks/desk.ts';
import { closedFor, periodsAt } from '#desks/period.ts';
import { asSteps } from '#desks/stricter-steps.ts';
import { authorsOf } from '#drafts/authors-of.ts';
import type { Draft } from '#drafts/draft.ts';
import { overriddenPeriods } from '#periods/override.ts';
import { isGenuine } from '#periods/period-mac.ts';
import { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Delivery } from '#publishing/delivery.ts';
import type { HeldWhy } from '#publishing/why.ts';

/** Facts about a desk's reserve periods that the gate goes by, for one draft. */
export interface KnownPeriods {
  /** A period's row is not as Tambour left it: nobody knows what was agreed. */
  readonly isUnproven: boolean;
  /** Periods in spite of which the draft goes out as it is. */
  readonly overridden: readonly string[];
  /** How many steps of approval the desk has beside what its periods ask for. */
  readonly ownSteps: number;
}

/** Reads what the gate goes by about the desk's reserve periods, for all deliveries of the draft. */
export async function readKnownPeriods(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  desk: Desk,
  draft: Draft,
  now: Date,
): Promise<KnownPeriods> {
  const { periods } = desk;
  const ownSteps = asSteps(desk).length;
  const isUnproven = periods.some((period) => !isGenuine(work.decisionKey, period));
  const isClosed = periods.some(({ state, level, toAt }) => state === 'agreed' && level === 'closed' && now < toAt);
  const { number: revision, fingerprint } = draft.current;
  const post = { draftId: draft.id, revision, fingerprint, authors: authorsOf(draft) };
  return { isUnproven, ownSteps, overridden: isClosed ? await overriddenPeriods(work, post, now) : [] };
}

/** A delivery that leaves at a moment, with what is known about its desk's periods. */
interface Leaving {
  readonly desk: Pick<Desk, 'periods'>;
  readonly delivery: Pick<Delivery, 'accountId' | 'correction'>;
  readonly known: KnownPeriods;
  /** It is a post of a real emergency. */
  readonly isEmergency: boolean;
  readonly at: Date;
}

/**
 * Returns why a reserve period holds a delivery, however well it is approved; null if none does. What mends a public post
 * passes, and so does a post of a real emergency. Pure.
 */
export function periodHold({ desk, delivery, known, isEmergency, at }: Leaving): HeldWhy | null {
  if (delivery.correction !== null || isEmergency) return null;
  if (known.isUnproven) return 'period_unproven';
  const closed = closedFor(desk.periods, delivery.accountId, at);
  // guard: closed, at the gate
  return closed.some(({ id }) => !known.overridden.includes(id)) ? 'period_closed' : null;
}

/**
 * Returns why an approval does not suffice: it lapsed, or all that is missing is what a period asks for beyond it. Pure.
 */
export function whyNotApproved(standing: Standing, { ownSteps }: KnownPeriods): HeldWhy {
  if (standing.kind !== 'waiting' || standing.chain === undefined) return 'approval_lapsed';
  return standing.chain.length > ownSteps && openIn(standing.chain) >= ownSteps ? 'period_approval' : 'approval_lapsed';
}

/** Lists the periods that a delivery whose gate is open passed: a claim passes these, and none that it does not know. */
export function passedPeriods(
  { periods }: Pick<Desk, 'periods'>,
  accountIds: readonly string[],
  at: Date,
): readonly string[] {
  return periodsAt(periods, accountIds, at).map(({ id }) => id);
}

/** Returns SQL that gives a row if a reserve period of that desk holds the account at that moment, other than those `passed`. */
export function heldByPeriod(
  now: Date,
  {
    deskId,
    accountId,
    passed,
  }: { readonly deskId: Prisma.Sql; readonly accountId: Prisma.Sql; readonly passed: readonly string[] },
): Prisma.Sql {
  return Prisma.sql`
    SELECT 1 FROM "Period" WHERE "Period"."deskId" = ${deskId} AND "Period"."state" = 'agreed'
      AND "Period"."level" <> 'inform' AND "Period"."fromAt" <= ${now} AND "Period"."toAt" > ${now}
      AND ${accountId} = ANY("Period"."accountIds") AND NOT ("Period"."id" = ANY(${[...passed]}::uuid[]))`;
}
