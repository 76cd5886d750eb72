import type { Desk } from '#desks/desk.ts';
import type { Draft } from '#drafts/draft.ts';
import { journal } from '#storage/journal.ts';
import type { Writing } from '#storage/store.ts';

import { isFree } from './cancel-delivery.ts';
import { type Delivery, deliveryFromRow } from './delivery.ts';
import { deliveriesOf } from './delivery-states.ts';
import { lastRestore } from './last-restore.ts';
import { lookAfter } from './look-first.ts';
import { enqueueStep } from './publishing-queue.ts';

/**
 * Plans one delivery per account of the approved revision: for its time, or after the desk's grace. One that was called
 * off or held before anything was sent is taken up again. `draft` is locked.
 */
export async function planDeliveries(w: Writing, draft: Draft, desk: Desk): Promise<void> {
  const { current } = draft;
  const existing = (await deliveriesOf(w.tx, draft.id)).filter(({ revision }) => revision === current.number);
  const times = timesOf(draft, desk, w.clock.now());
  const restore = await lastRestore(w.tx);
  const planned: string[] = [];
  for (const accountId of current.content.accountIds) {
    const before = existing.find((delivery) => delivery.accountId === accountId);
    if (before !== undefined && before.state !== 'cancelled' && !isFree(before)) continue;
    const delivery = await (before === undefined ? create(w, draft, accountId, times) : takeUp(w, before, times));
    const { id: deliveryId, attempt } = delivery;
    planned.push(deliveryId);
    if (await lookAfter(w, { draft, delivery }, restore)) continue;
    await enqueueStep(w, { deliveryId, step: 'send', attempt, round: 1 }, times.dueAt);
  }
  await journal(w, {
    kind: 'delivery.planned',
    deskId: draft.deskId,
    draftId: draft.id,
    actor: 'tambour',
    data: { revision: current.number, fingerprint: current.fingerprint, deliveryIds: planned, ...times },
  });
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

async function create(w: Writing, { id: draftId, current }: Draft, accountId: string, times: Times): Promise<Delivery> {
  const row = await w.tx.delivery.create({
    data: {
      id: w.newId(),
      draftId,
      revision: current.number,
      accountId,
      fingerprint: current.fingerprint,
      state: 'ready',
      key: w.newId(),
      ...times,
      createdAt: w.clock.now(),
    },
  });
  return deliveryFromRow(row);
}

/** Its attempt grows, so that nothing left over from before the call-off takes it for its own. */
async function takeUp(w: Writing, before: Delivery, times: Times): Promise<Delivery> {
  const row = await w.tx.delivery.update({
    where: { id: before.id },
    data: { state: 'ready', why: null, ...times, attempt: before.attempt + 1 },
  });
  return deliveryFromRow(row);
}
