import type { Desk } from '#desks/desk.ts';
import { MAX_SCHEDULED } from '#desks/quotas.ts';
import { asSteps } from '#desks/stricter-steps.ts';
import type { Content } from '#drafts/content.ts';
import { type Correction, correctionOf } from '#drafts/correction.ts';
import type { Draft } from '#drafts/draft.ts';
import { type EmergencyUse, isOfEmergency, isUseOf } from '#drafts/emergency/use.ts';
import type { DraftOrigin } from '#drafts/draft-origin.ts';
import { isOfDraft, notBeforeByRule } from '#drafts/relayed/by-rule.ts';
import { partCountOf } from '#drafts/renderings-of.ts';
import { changedParts, isEditedByPart } from '#drafts/series/parts-of-content.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { claimOpened } from '#publishing/sending/claim.ts';
import { type Delivery, isFree, isUnderWay, readDelivery } from './delivery.ts';
import { gatesKnowing, type Known } from './gate.ts';
import { holdFor } from '#publishing/holding/over-desk.ts';
import type { Locked } from './lock-delivery.ts';
import { move, plan, type PlannedRow } from './move.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { enqueueSends } from './queues.ts';
import { sendClaimed } from '#publishing/sending/request.ts';
import { lastRestoreAndFreezeLock, probeUnlessNewer } from '#publishing/restoring/restore.ts';
import { readStops, whyStoppedAtPlan } from '#publishing/stops/ask.ts';
import type { HeldWhy } from './why.ts';

/** A locked, approved draft, with what this transaction has read about it. */
export interface Approved extends DraftOrigin, Pick<Known, 'desk' | 'standing'> {
  readonly draft: Draft;
  /** All deliveries of the draft, including those of earlier revisions. */
  readonly deliveries: readonly Delivery[];
}

/**
 * Plans one delivery per account of the approved revision, due at its time or after the desk's grace; for a series one
 * per part, each behind the one before. Plans again those that were called off, held or failed before anything was
 * sent. What is due and not held leaves from this process on commit; if `deps` is null, by the next job. On a frozen
 * desk everything is held; during an emergency's pause, routine posts are. A post by the emergency path has no grace,
 * and goes ahead of everything that its account has ready.
 */
export async function planDeliveries(work: UnitOfWork, deps: PublishingDeps | null, approved: Approved): Promise<void> {
  const { draft, use, byRule, desk, deliveries } = approved;
  const { current } = draft;
  const existing = deliveries.filter(({ revision }) => revision === current.number);
  const byRuleFrom = isOfDraft(byRule, draft) ? notBeforeByRule(byRule) : null;
  const times = timesOf(draft, desk, work.clock.now(), { use, byRuleFrom });
  const planned: Delivery[] = [];
  const unplanned: string[] = [];
  for (const accountId of current.content.accountIds) {
    const before = existing.filter((delivery) => delivery.accountId === accountId);
    if (before.length === 0) unplanned.push(accountId);
    for (const delivery of before) {
      if (delivery.state === 'cancelled' || isFree(delivery))
        planned.push(await planAgain(work, { draft, delivery }, times));
    }
  }
  // In parallel: neither reads what the other writes.
  const [created, restore] = await Promise.all([
    createAll(work, draft, unplanned, { ...times, deliveries }),
    lastRestoreAndFreezeLock(work.tx),
  ]);
  planned.push(...created);
  // After the lock, so that this sees what was committed while waiting for it.
  const now = work.clock.now();
  const stops = await readStops({ work, draft, desk, now });
  const isEmergency = isOfEmergency(use, draft);
  const deliveryIds = planned.map(({ id }) => id);
  await journal(work, {
    kind: 'delivery.planned',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: 'tambour',
    data: { revision: current.number, fingerprint: current.fingerprint, deliveryIds, ...times },
  });
  const free: Delivery[] = [];
  for (const delivery of planned)
    if (!(await probeUnlessNewer(work, { draft, delivery }, restore))) free.push(delivery);
  const known = {
    ...approved,
    ownSteps: asSteps(desk).length,
    stops,
    isEmergency,
    byRuleFrom,
    journalKey: work.journalKey,
  };
  const open = await holdStopped(work, known, free);
  const later = deps === null ? open : await claimDue(work, deps, known, open);
  await enqueueSends(work, later, times.dueAt);
}

/** Holds at once what a stop would hold, so that people hear of it now; returns the others. */
async function holdStopped(
  work: UnitOfWork,
  { draft, desk, stops, isEmergency }: Pick<Known, 'desk' | 'stops' | 'isEmergency'> & { readonly draft: Draft },
  planned: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const open: Delivery[] = [];
  // One message for all accounts that are held for the same reason.
  const told = new Set<HeldWhy>();
  for (const delivery of planned) {
    const account = desk.accounts.find(({ id }) => id === delivery.accountId);
    const why = whyStoppedAtPlan({ post: delivery, account, isEmergency, stops }, work.clock.now());
    if (why === null) {
      open.push(delivery);
      continue;
    }
    await holdFor(work, { draft, delivery }, why, { isTold: told.has(why) });
    told.add(why);
  }
  return open;
}

interface Times {
  readonly dueAt: Date;
  readonly notAfterAt: Date;
  /** Its place among its account's posts; if left out, `dueAt` counts. */
  readonly turnAt?: Date;
}

/** A turn before all that is ready: an account's posts leave in the order of their turns. */
const firstTurn = new Date(0);

function timesOf(
  draft: Draft,
  desk: Desk,
  now: Date,
  { use, byRuleFrom }: Pick<Known, 'byRuleFrom'> & { readonly use: EmergencyUse | null },
): Times {
  const { current } = draft;
  if (isUseOf(use, draft)) {
    return { dueAt: now, notAfterAt: new Date(now.getTime() + desk.notAfterMinutes * 60_000), turnAt: firstTurn };
  }
  const ownGrace = now.getTime() + desk.graceSeconds * 1000;
  const afterGrace = new Date(Math.max(ownGrace, byRuleFrom?.getTime() ?? 0));
  const { window } = current.content;
  if (window === null) {
    return { dueAt: afterGrace, notAfterAt: new Date(afterGrace.getTime() + desk.notAfterMinutes * 60_000) };
  }
  return { dueAt: window.publishAt > now ? window.publishAt : afterGrace, notAfterAt: window.notAfterAt };
}

function createAll(
  work: UnitOfWork,
  { id: draftId, current }: Draft,
  accountIds: readonly string[],
  { deliveries, ...times }: Times & Pick<Approved, 'deliveries'>,
): Promise<readonly Delivery[]> {
  const { number: revision, fingerprint, content } = current;
  return plan(
    work,
    accountIds.flatMap((accountId) => {
      const row = { draftId, revision, accountId, fingerprint, ...times };
      const correction = correctionOf(content, { accountId });
      const begun = deliveries.filter((delivery) => delivery.accountId === accountId && isUnderWay(delivery));
      if (isEditedByPart(content, accountId)) {
        return changedParts(content, accountId).flatMap((one) => {
          const position = one.part?.position ?? 1;
          if (begun.some((delivery) => delivery.position === position)) return [];
          return [{ ...row, ...correctionRow(one), position }];
        });
      }
      const of = partCountOf(content, accountId);
      if (of === 1) return [{ ...row, ...correctionRow(correction) }];
      // The old series goes once all of the new one is public.
      return partRows(work, begun, of).map((part) => ({
        ...row,
        ...correctionRow(correction, part.position === of),
        ...part,
      }));
    }),
  );
}

/**
 * Returns the rows of one account's parts, each behind the one before. If a series is continued at a later time, parts
 * under way keep their deliveries: nothing begins anew.
 */
function partRows(
  work: UnitOfWork,
  begun: readonly Delivery[],
  of: number,
): readonly Required<Pick<PlannedRow, 'id' | 'position' | 'afterId'>>[] {
  const rows: Required<Pick<PlannedRow, 'id' | 'position' | 'afterId'>>[] = [];
  let afterId: string | null = null;
  for (let position = 1; position <= of; position += 1) {
    const already = begun.find((delivery) => delivery.position === position);
    const id: string = already?.id ?? work.newId();
    if (already === undefined) rows.push({ id, position, afterId });
    afterId = id;
  }
  return rows;
}

function correctionRow(correction: Correction | undefined, isLast = true): Partial<PlannedRow> {
  // A post left as it is has no account in the content; the gate makes sure that nothing leaves for it.
  if (correction === undefined || correction.way === 'leave') return {};
  const { way, deliveryId: correctsId, number: correctionNumber, postId, postUrl } = correction;
  return { way, correctsId, correctionNumber, postId, postUrl, retractsOld: way === 'replace' && isLast };
}

async function planAgain(work: UnitOfWork, locked: Locked, times: Times): Promise<Delivery> {
  await move(work, locked, 'planAgain', times);
  const planned = await readDelivery(work.tx, locked.delivery.id);
  if (planned === null) throw new Error(`delivery ${locked.delivery.id} is gone while it was planned`);
  return planned;
}

/**
 * Claims what an immediate job would claim, in the transaction that plans it: this saves a post that nothing holds up
 * the job and a transaction. Returns the others, untouched. A crash after the commit is a doubt, as after any claim.
 */
async function claimDue(
  work: UnitOfWork,
  deps: PublishingDeps,
  { draft, ...known }: Known & { readonly draft: Draft },
  planned: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const { opened, pictures, shut } = await gatesKnowing(deps, work.tx, draft, planned, known, work.clock.now());
  for (const one of await claimOpened(work, deps, draft, opened)) {
    // Opened during the commit. The claim has locked the account's row, so it does not change meanwhile.
    const network = deps.networkOf(one.open.account);
    network.catch(() => {});
    // guard: the claim commits before the send
    work.afterCommit(() => {
      deps.store.jobs.begin('send', (stopping) => sendClaimed(deps, one, stopping, network));
    });
  }
  return [...pictures.map(({ delivery }) => delivery), ...shut];
}

/**
 * Tells whether the desk may schedule one more post for each of the content's accounts: fewer than the quota are ready
 * or held there for a future time. A post that leaves on approval, or corrects a public one, always has room.
 * Simultaneous approvals do not wait for each other here: n of them may exceed the quota by up to n − 1.
 */
export async function hasRoomFor(
  { tx, clock }: Pick<UnitOfWork, 'tx' | 'clock'>,
  draft: Draft,
  { accountIds, window }: Pick<Content, 'accountIds' | 'window'> = draft.current.content,
): Promise<boolean> {
  const now = clock.now();
  if (window === null || window.publishAt <= now || draft.current.content.corrections !== undefined) return true;
  // By account, which has an index; reads no further once the quota is reached.
  const full = await tx.$queryRaw<unknown[]>`
    SELECT FROM unnest(${[...accountIds]}::uuid[]) AS a("id") WHERE (
      SELECT count(*) FROM (
        SELECT FROM "Delivery" l JOIN "Draft" d ON d."id" = l."draftId"
        WHERE l."accountId" = a."id" AND l."state" IN ('ready', 'held') AND l."dueAt" > ${now}
          AND d."deskId" = ${draft.deskId}::uuid
        LIMIT ${MAX_SCHEDULED}
      ) AS scheduled
    ) >= ${MAX_SCHEDULED} LIMIT 1`;
  return full.length === 0;
}
