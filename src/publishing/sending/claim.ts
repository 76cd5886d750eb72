import type { Clock } from '#clock.ts';
import type { Draft } from '#drafts/draft.ts';
import { partCountOf } from '#drafts/renderings-of.ts';
import { isEditedByPart } from '#drafts/series/parts-of-content.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { type RateState, rateStateOf } from '#rates/rate-state.ts';
import { acquirePermit, type Taken } from '#rates/acquire-permit.ts';
import { Prisma } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Delivery } from '#publishing/delivery.ts';
import { freezeLock } from '#publishing/holding/freeze.ts';
import type { OpenGate, Opened } from '#publishing/gate.ts';
import { claim, recordMove } from '#publishing/move.ts';
import { moves } from '#publishing/moves.ts';
import { leaseSeconds, type PublishingDeps } from '#publishing/publishing-deps.ts';
import { enqueueLeases } from '#publishing/queues.ts';
import { stopsAtClaim } from '#publishing/stops/ask.ts';
import { putOffUntil } from './ready.ts';
import { awaitTurn, goingBefore } from './turn.ts';

/** Until when one attempt holds a delivery, by the wall clock and the monotonic clock. */
interface Lease {
  readonly leaseUntil: Date;
  readonly leaseUntilMonotonicMs: number;
}

/** One attempt's hold on a delivery, for as long as its lease. */
export interface Claim extends Lease {
  readonly deliveryId: string;
  readonly attempt: number;
  /** When the first attempt that may have published began: this one or an earlier one. */
  readonly sendingSince: Date;
  /** It is a post of a real emergency. */
  readonly isEmergency: boolean;
}

type ClaimDeps = Pick<PublishingDeps, 'store' | 'rules' | 'sendTimeoutSeconds'>;

/**
 * Returns the lease of a claim made now. Call it after the claim's accounts are locked and before the claim is written:
 * waiting for the locks then costs none of the lease, and a slow commit never makes it seem longer than it is.
 */
function leaseFromNow(deps: ClaimDeps): Lease {
  const { clock } = deps.store;
  const lastsMs = leaseSeconds(deps) * 1000;
  const leaseUntilMonotonicMs = clock.monotonicMs() + lastsMs;
  return { leaseUntil: new Date(clock.now().getTime() + lastsMs), leaseUntilMonotonicMs };
}

/**
 * Claims deliveries for sending, so that the claim is committed before the first byte leaves; their gates were open in
 * this transaction. A crash after the commit is a doubt, which the job enqueued for the lease's end will find. Omits
 * deliveries that must wait: behind an earlier post of the account, frozen or overtaken by another correction since the
 * gate, or in a reserve period that began since (all tried again soon), or over the account's rate limit (put off until
 * it opens). `passed`: the periods that let them pass at the gate. `isEmergency`, `approvedBy`: as at the gate.
 */
export async function claimDeliveries(
  work: UnitOfWork,
  deps: ClaimDeps,
  draft: Draft,
  deliveries: readonly Delivery[],
  {
    isEmergency = false,
    passed = [],
    approvedBy = [],
  }: Partial<Pick<OpenGate, 'isEmergency' | 'passed' | 'approvedBy'>> = {},
): Promise<readonly Claim[]> {
  const now = work.clock.now();
  const { places, waits, lease } = await lockPlaces(work, deps, draft, deliveries, now);
  const attempts = await begin(work, draft.deskId, { deliveries, places, isEmergency, passed }, lease, now);
  const claims: Claim[] = [];
  for (const delivery of deliveries) {
    const { id: deliveryId } = delivery;
    const begun = attempts.get(deliveryId);
    const wait = waits.get(delivery.accountId);
    if (wait !== undefined) {
      await putOffUntil(work, { draft, delivery }, { why: 'rate_limit', ...wait });
    } else if (begun === undefined) {
      await awaitTurn(work, delivery);
    } else {
      const { attempt } = begun;
      const data = { attempt, approvedBy };
      await recordMove(work, { draft, delivery }, { kind: 'sending', data, drawn: moves.claim.drawn });
      claims.push({ ...lease, ...begun, deliveryId, isEmergency });
    }
  }
  await enqueueLeases(work, claims, lease.leaseUntil);
  return claims;
}

/**
 * For each account, its budget with the permit taken, or until when there is no permit; and the lease of the claims.
 */
interface Places {
  readonly lease: Lease;
  readonly places: ReadonlyMap<string, RateState>;
  /** `keepsTurn`: nothing else of the account leaves before then either. */
  readonly waits: ReadonlyMap<string, { readonly at: Date; readonly keepsTurn: boolean }>;
}

/**
 * Locks the accounts, so that claims of one account run one after the other, and acquires a permit for each. The first
 * part of a series needs permits for all parts to be free, so that no limit stops the series in its middle.
 */
async function lockPlaces(
  work: UnitOfWork,
  deps: ClaimDeps,
  draft: Draft,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<Places> {
  // Locked before the journal is written, as everywhere: no lock is taken after the journal's. In the order of their
  // ids, so that two drafts for the same accounts cannot deadlock. The freeze's lock comes before both, and in an
  // earlier statement than the check for a freeze, so that the check sees what was committed while this one waited.
  const rows = await work.tx.$queryRaw<{ id: string; network: NetworkKind; rates: unknown }[]>`
    WITH "thawed" AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${freezeLock}))
    SELECT "Account"."id", "Account"."network", "Account"."rates" FROM "thawed", "Account"
    WHERE "Account"."id" = ANY(${deliveries.map(({ accountId }) => accountId)}::uuid[])
    ORDER BY "Account"."id" FOR NO KEY UPDATE OF "Account"`;
  const lease = leaseFromNow(deps);
  const places = new Map<string, RateState>();
  const waits = new Map<string, { readonly at: Date; readonly keepsTurn: boolean }>();
  const openUntilMs = lease.leaseUntil.getTime();
  for (const { id, network, rates } of rows) {
    const first = deliveries.find(({ accountId }) => accountId === id);
    const limits = deps.rules[network].rateLimits('publish');
    const take = (wanted: number): Taken => {
      const request = { isUrgent: true, permitId: first?.id ?? id, openUntilMs, places: wanted };
      return acquirePermit(rateStateOf(rates), limits, request, now.getTime());
    };
    const taken = take(placesFor(draft, first));
    if (taken.kind === 'taken') places.set(id, taken.state);
    else waits.set(id, { at: new Date(taken.untilMs), keepsTurn: take(1).kind === 'wait' });
  }
  return { places, waits, lease };
}

function placesFor({ current: { content } }: Draft, first: Delivery | undefined): number {
  if (first === undefined || first.position > 1 || isEditedByPart(content, first.accountId)) return 1;
  return partCountOf(content, first.accountId);
}

/**
 * Begins an attempt of each delivery whose turn it is (an account's posts leave one after the other, in the order in
 * which they are due) and counts it in its account's budget. Returns the attempts. No claim commits after a freeze: the
 * freeze waits for this commit, or this waited for the freeze and sees it. The same holds for an account that falls
 * asleep, since the claim has locked its row.
 */
async function begin(
  work: UnitOfWork,
  deskId: string,
  {
    deliveries,
    places,
    isEmergency,
    passed,
  }: {
    readonly deliveries: readonly Delivery[];
    readonly places: Places['places'];
    readonly isEmergency: boolean;
    readonly passed: readonly string[];
  },
  { leaseUntil }: Lease,
  now: Date,
): ReturnType<typeof claim> {
  const placed = deliveries.filter(({ accountId }) => places.has(accountId));
  if (placed.length === 0) return new Map();
  const row = { delivery: Prisma.sql`this`, deskId: Prisma.sql`${deskId}::uuid`, now, isEmergency, passed };
  return claim(work, placed, { leaseUntil, unless: [...stopsAtClaim(row), goingBefore(now)], rates: places });
}

/**
 * Tells whether the lease lasts until the send has ended. Call it with no `await` before the request. It must hold by
 * both clocks: the wall clock may jump, and the monotonic one may stand still while the machine sleeps.
 */
export function outlastsTheSend(claim: Claim, clock: Clock, sendTimeoutSeconds: number): boolean {
  const sendMs = sendTimeoutSeconds * 1000;
  return (
    clock.now().getTime() + sendMs < claim.leaseUntil.getTime() &&
    clock.monotonicMs() + sendMs < claim.leaseUntilMonotonicMs
  );
}

/** A delivery with an open gate, which only this attempt may send. */
export interface Claimed {
  readonly claim: Claim;
  readonly open: OpenGate;
  /** The delivery's idempotency key, for networks that support one. */
  readonly key: string;
}

/** Claims those of a draft's deliveries whose gates are open, as `claimDeliveries` does. */
export async function claimOpened(
  work: UnitOfWork,
  deps: ClaimDeps,
  draft: Draft,
  opened: readonly Opened[],
): Promise<readonly Claimed[]> {
  if (opened.length === 0) return [];
  const deliveries = opened.map(({ delivery }) => delivery);
  const isEmergency = opened.every(({ open }) => open.isEmergency);
  const passed = [...new Set(opened.flatMap(({ open }) => open.passed))];
  const approvedBy = [...new Set(opened.flatMap(({ open }) => open.approvedBy))];
  const claims = await claimDeliveries(work, deps, draft, deliveries, { isEmergency, passed, approvedBy });
  return claims.map((claim) => {
    const match = opened.find(({ delivery }) => delivery.id === claim.deliveryId);
    if (match === undefined) throw new Error(`delivery ${claim.deliveryId} was claimed and not asked for`);
    return { claim, open: match.open, key: match.delivery.key };
  });
}
