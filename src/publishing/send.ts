import type { Members } from '#desks/may.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { claimDelivery, claimDue, type Claimed } from './claim.ts';
import { type AskMembers, gate, gateAsking, type OpenGate, readKnown } from './gate.ts';
import { lockDelivery, lockDueWith, type Locked, lockReadyAlone } from './lock-delivery.ts';
import { prepareDelivery } from './prepare.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import {
  enqueueEach,
  enqueueOthers,
  enqueueStepIfAbsent,
  slotCount,
  type Slots,
  openSlots,
  type PublishingStep,
} from './queues.ts';
import { closeGate, putOffUntil } from './ready.ts';
import { sendClaimed, sendPrepared } from './request.ts';
import { awaitTurn, seeTurn } from './turn.ts';

/**
 * Sends one delivery that is due: look and claim → one request → record; with pictures: look → prepare → look again and
 * claim → one request → record. Others of its draft that are due as well go with it, claimed in the same transaction,
 * as far as `slots` are free; those of its job that do not are enqueued anew. Ends quietly where there is nothing to
 * do. A crash at any point leaves what the next step, or the sweep, goes on from.
 */
export async function sendDelivery(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  stopping: AbortSignal,
  slots: Slots = openSlots(1),
): Promise<void> {
  // Where it says nothing of others, all of its draft may go with it.
  const spare = slots.take(step.others?.length ?? slotCount);
  let busy = 1 + spare;
  try {
    const { looked, members } = await lookAndClaim(deps, step, spare);
    const [first = null, ...others] = looked.kind === 'claimed' ? looked.claimed : [];
    for (const one of others) {
      busy -= 1;
      deps.store.jobs.begin('send', (signal) => sendClaimed(deps, one, signal).finally(() => slots.give(1)));
    }
    slots.give(busy - 1);
    busy = 1;
    if (first !== null) return await sendClaimed(deps, first, stopping);
    if (looked.kind === 'pictures') await sendWithPictures(deps, looked, members, stopping);
  } finally {
    slots.give(busy);
  }
}

/** Looks at a delivery and claims it; asks who approves if the gate needs that. */
async function lookAndClaim(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  spare: number,
): Promise<{ readonly looked: Checked; readonly members: Members | null }> {
  const first = await checkAndClaim(deps, step, 'delivery', { members: null, spare });
  const members = first.kind === 'askMembers' ? await deps.membersOf(first.desk) : null;
  const quick = members === null ? first : await checkAndClaim(deps, step, 'delivery', { members, spare });
  const looked = quick.kind === 'shut' ? await checkAndClaim(deps, step, 'draft', { members, spare: 0 }) : quick;
  return { looked, members };
}

async function sendWithPictures(
  deps: PublishingDeps,
  { locked, open }: Extract<Checked, { readonly kind: 'pictures' }>,
  members: Members | null,
  stopping: AbortSignal,
): Promise<void> {
  const ready = await prepareDelivery(deps, locked, open, stopping);
  if (ready === null || stopping.aborted) return;
  const claimed = await claimPrepared(deps, locked, members);
  if (claimed !== null) await sendPrepared(deps, claimed, ready, stopping);
}

/** Checks the gate once more, since uploading took its time, and claims the delivery. Null: it does not leave now. */
async function claimPrepared(
  deps: PublishingDeps,
  { delivery: before }: Locked,
  members: Members | null,
): Promise<Claimed | null> {
  return deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, before.id);
    if (locked?.delivery.state !== 'ready' || locked.delivery.attempt !== before.attempt) return null;
    const open = await passGate(deps, w, locked, members);
    const claim = open === null ? null : await claimDelivery(w, deps, locked);
    return open === null || claim === null ? null : { claim, open, key: before.key };
  });
}

async function passGate(
  deps: PublishingDeps,
  w: UnitOfWork,
  locked: Locked,
  members: Members | null,
): Promise<OpenGate | null> {
  const outcome = await gate(deps, w, locked, w.clock.now(), members);
  if (outcome.kind === 'open') return outcome;
  if (outcome.kind === 'askMembers') return null;
  await closeGate(w, locked, outcome);
  return null;
}

/** Outcome of a look at a delivery that is due. */
type Checked =
  /** Itself and those that go with it, as far as nothing came between; none where something did. */
  | { readonly kind: 'claimed'; readonly claimed: readonly Claimed[] }
  /** Its pictures have to be uploaded first. */
  | { readonly kind: 'pictures'; readonly locked: Locked; readonly open: OpenGate }
  /** It does not leave; what follows from that may change the draft, and so needs its lock. */
  | { readonly kind: 'shut' }
  /**
   * The gate needs to know who approves. After they were asked this means that the desk has changed meanwhile; the
   * sweep enqueues another look.
   */
  | AskMembers
  /** Enqueued again for its time, with its others. */
  | { readonly kind: 'early' }
  | { readonly kind: 'nothing' };

/**
 * Looks and claims in a transaction, as `look` does. If the first does not leave, the next of its job is looked at
 * instead; those that are left when one does are enqueued anew.
 */
async function checkAndClaim(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  locks: 'delivery' | 'draft',
  known: { readonly members: Members | null; readonly spare: number },
): Promise<Checked> {
  return deps.store.write(async (w) => {
    let leads = step;
    for (;;) {
      const looked = await look(deps, w, leads, { ...known, locks });
      const { others = [] } = leads;
      const [next, ...rest] = others;
      switch (looked.kind) {
        case 'nothing':
          if (next === undefined) return looked;
          leads = { ...next, round: 1, others: rest };
          break;
        case 'askMembers':
        case 'shut':
        case 'early':
          return looked;
        case 'pictures':
          await enqueueOthers(w, others);
          return looked;
        case 'claimed': {
          const gone = looked.claimed.map(({ claim }) => claim.deliveryId);
          const left = others.filter(({ deliveryId }) => !gone.includes(deliveryId));
          await (known.spare < others.length ? enqueueEach : enqueueOthers)(w, left);
          return looked;
        }
      }
    }
  });
}

/**
 * Checks whether a delivery may leave at all, and tells people if they must know that it may not, for which the draft
 * has to be locked. One without pictures is claimed in the same transaction, for which locking its delivery is enough,
 * with at most `spare` others.
 */
async function look(
  deps: PublishingDeps,
  w: UnitOfWork,
  step: Omit<PublishingStep, 'step'>,
  {
    locks,
    members,
    spare,
  }: {
    readonly locks: 'delivery' | 'draft';
    readonly members: Members | null;
    readonly spare: number;
  },
): Promise<Checked> {
  const locked = await (locks === 'draft' ? lockDelivery : lockReadyAlone)(w.tx, step.deliveryId);
  const now = w.clock.now();
  if (locked?.delivery.state !== 'ready') return { kind: 'nothing' };
  const { dueAt, attempt } = locked.delivery;
  // guard: the hour of a job
  if (dueAt > now) {
    if (attempt !== step.attempt) return { kind: 'nothing' };
    // The job engine goes by the database's clock, which may be ahead of ours: as much later as it came too early.
    const at = new Date(2 * dueAt.getTime() - now.getTime());
    await enqueueStepIfAbsent(w, { ...step, step: 'send', round: step.round + 1 }, at);
    return { kind: 'early' };
  }
  // Before anything else is asked: whoever else looks for one of them leaves it to this.
  const among = step.others === undefined ? null : step.others.map(({ deliveryId }) => deliveryId);
  const dueWithIt = await lockDueWith(w.tx, locked, now, { most: spare, among });
  const turn = await seeTurn(w.tx, deps.rules, locked.delivery, now);
  if (turn.kind === 'limited') await putOffUntil(w, locked, { why: 'rate_limit', at: turn.until });
  if (turn.kind === 'behind') await awaitTurn(w, locked.delivery);
  if (turn.kind !== 'now') return { kind: 'nothing' };
  const known = await readKnown(w, locked.draft, now, members);
  const open = await gateAsking(deps, w.tx, locked, known, now, members);
  if (open.kind === 'askMembers') return open;
  if (open.kind !== 'open') {
    if (locks === 'delivery') return { kind: 'shut' };
    await closeGate(w, locked, open);
    return { kind: 'nothing' };
  }
  if (open.rendering.media.length > 0) return { kind: 'pictures', locked, open };
  const { draft, delivery } = locked;
  const { claimed } = await claimDue(w, deps, { draft, ...known }, [delivery, ...dueWithIt]);
  return { kind: 'claimed', claimed };
}
