import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import { journal } from '#storage/journal.ts';
import type { Writing } from '#storage/store.ts';

import { isFree } from './cancel-delivery.ts';
import { claimAtOnce } from './claim-at-once.ts';
import { type Delivery, readDelivery } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import { move, plan } from './move.ts';
import { deliveriesOf } from './delivery-states.ts';
import { sharedFreezeOf } from './freeze-lock.ts';
import type { Known } from './gate.ts';
import { holdFrozen } from './hold-frozen.ts';
import { lastRestore } from './last-restore.ts';
import { lookAfter } from './look-first.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { enqueueSends } from './publishing-queue.ts';

/** An approved draft, locked, and what this transaction has read about it. */
export interface Approved extends Omit<Known, 'freeze'> {
  readonly draft: Draft;
}

/**
 * Plans one delivery per account of the approved revision: for its time, or after the desk's grace. One that was called
 * off or held before anything was sent is taken up again. What nothing holds up leaves with the commit, by `deps`;
 * where they are null, by the next job. On a frozen desk all of it is held.
 */
export async function planDeliveries(w: Writing, deps: PublishingDeps | null, approved: Approved): Promise<void> {
  const { draft, desk } = approved;
  const { current } = draft;
  const [all, restore] = await Promise.all([deliveriesOf(w.tx, draft.id), lastRestore(w.tx)]);
  const existing = all.filter(({ revision }) => revision === current.number);
  const times = timesOf(draft, desk, w.clock.now());
  const planned: Delivery[] = [];
  const unplanned: string[] = [];
  for (const accountId of current.content.accountIds) {
    const before = existing.find((delivery) => delivery.accountId === accountId);
    if (before === undefined) unplanned.push(accountId);
    else if (before.state === 'cancelled' || isFree(before))
      planned.push(await planAgain(w, { draft, delivery: before }, times));
  }
  planned.push(...(await createAll(w, draft, unplanned, times)));
  const deliveryIds = planned.map(({ id }) => id);
  await journal(w, {
    kind: 'delivery.planned',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: 'tambour',
    data: { revision: current.number, fingerprint: current.fingerprint, deliveryIds, ...times },
  });
  const free: Delivery[] = [];
  for (const delivery of planned) if (!(await lookAfter(w, { draft, delivery }, restore))) free.push(delivery);
  const freeze = await sharedFreezeOf(w.tx, desk.id);
  // guard: frozen, at the plan
  if (freeze !== null) {
    for (const delivery of free) await holdFrozen(w, { draft, delivery });
    return;
  }
  const later = deps === null ? free : await claimAtOnce(w, deps, { ...approved, freeze }, free);
  await enqueueSends(w, later, times.dueAt);
}

interface Times {
  readonly dueAt: Date;
  readonly notAfterAt: Date;
}

function timesOf({ current }: Draft, desk: Desk, now: Date): Times {
  const afterGrace = new Date(now.getTime() + desk.graceSeconds * 1000);
  const { window } = current.content;
  if (window === null) {
    return { dueAt: afterGrace, notAfterAt: new Date(afterGrace.getTime() + desk.notAfterMinutes * 60_000) };
  }
  return { dueAt: window.publishAt > now ? window.publishAt : afterGrace, notAfterAt: window.notAfterAt };
}

function createAll(
  w: Writing,
  { id: draftId, current }: Draft,
  accountIds: readonly string[],
  times: Times,
): Promise<readonly Delivery[]> {
  const { number: revision, fingerprint, content } = current;
  return plan(
    w,
    accountIds.map((accountId) => ({
      draftId,
      revision,
      accountId,
      fingerprint,
      ...times,
      ...correctionRow(content, accountId),
    })),
  );
}

function correctionRow({ corrections }: Content, accountId: string): object {
  const correction = corrections?.find((one) => one.accountId === accountId);
  // Left as it is, it would not be among the accounts; the gate sees that nothing else leaves.
  if (correction === undefined || correction.way === 'leave') return {};
  const { way, deliveryId: correctsId, number: correctionNumber, postId, postUrl } = correction;
  return { way, correctsId, correctionNumber, postId, postUrl, retractsOld: way === 'replace' };
}

async function planAgain(w: Writing, locked: Locked, times: Times): Promise<Delivery> {
  await move(w, locked, 'planAgain', times);
  const planned = await readDelivery(w.tx, locked.delivery.id);
  if (planned === null) throw new Error(`delivery ${locked.delivery.id} is gone while it was planned`);
  return planned;
}
