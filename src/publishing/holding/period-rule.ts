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

/** Facts about a desk's reserve periods that the gate needs, for one draft. */
export interface KnownPeriods {
  /** A period's row was not written by Tambour: what was agreed is unknown. */
  readonly isUnproven: boolean;
  /** Ids of the periods that an override lets this revision ignore. */
  readonly overridden: readonly string[];
  /** Number of approval steps that the desk has without those of its periods. */
  readonly ownSteps: number;
}

/** Reads what the gate needs to know about the desk's reserve periods, for all deliveries of the draft. */
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

/** A delivery that would leave at `at`, with what is known about its desk's periods. */
interface Leaving {
  readonly desk: Pick<Desk, 'periods'>;
  readonly delivery: Pick<Delivery, 'accountId' | 'correction'>;
  readonly known: KnownPeriods;
  /** It is a post of a real emergency. */
  readonly isEmergency: boolean;
  readonly at: Date;
}

/**
 * Returns why a reserve period holds a delivery, however well it is approved; null if none does. Corrections of public
 * posts pass, and so do posts of a real emergency. Pure.
 */
export function periodHold({ desk, delivery, known, isEmergency, at }: Leaving): HeldWhy | null {
  if (delivery.correction !== null || isEmergency) return null;
  if (known.isUnproven) return 'period_unproven';
  const closed = closedFor(desk.periods, delivery.accountId, at);
  // guard: closed, at the gate
  return closed.some(({ id }) => !known.overridden.includes(id)) ? 'period_closed' : null;
}

/** Returns why an approval does not suffice: it lapsed, or only a period's additional step is missing. Pure. */
export function whyNotApproved(standing: Standing, { ownSteps }: KnownPeriods): HeldWhy {
  if (standing.kind !== 'waiting' || standing.chain === undefined) return 'approval_lapsed';
  return standing.chain.length > ownSteps && openIn(standing.chain) >= ownSteps ? 'period_approval' : 'approval_lapsed';
}

/** Lists the running periods that a delivery passed at the gate. The claim lets it pass these and no others. */
export function passedPeriods(
  { periods }: Pick<Desk, 'periods'>,
  accountIds: readonly string[],
  at: Date,
): readonly string[] {
  return periodsAt(periods, accountIds, at).map(({ id }) => id);
}

/**
 * Returns SQL that selects a row if a reserve period of the desk, other than those `passed`, holds the account at
 * `now`.
 */
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
