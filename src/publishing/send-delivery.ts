import type { Members } from '#desks/may.ts';
import type { Writing } from '#storage/store.ts';

import { awaitTurn } from './await-turn.ts';
import { claimDelivery, leaseFromNow } from './claim-delivery.ts';
import { closeGate } from './close-gate.ts';
import { type AskMembers, gate, type OpenGate } from './gate.ts';
import { type Locked, lockDelivery, lockDeliveryAlone } from './lock-delivery.ts';
import { prepareDelivery } from './prepare-delivery.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { enqueueStepIfAbsent, type PublishingStep } from './publishing-queue.ts';
import { putOffUntil } from './put-off.ts';
import { seeTurn } from './see-turn.ts';
import { type Claimed, sendClaimed, sendPrepared } from './send-claimed.ts';

/**
 * Sends one delivery that is due: look and claim → one request → record; with pictures: look → prepare → look again and
 * claim → one request → record. Ends quietly where there is nothing to do. A crash at any point leaves what the next
 * step, or the sweep, goes on from.
 */
export async function sendDelivery(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  stopping: AbortSignal,
): Promise<void> {
  const first = await firstLook(deps, step, 'delivery', null);
  const members = first.kind === 'askMembers' ? await deps.membersOf(first.desk) : null;
  const quick = members === null ? first : await firstLook(deps, step, 'delivery', members);
  const looked = quick.kind === 'shut' ? await firstLook(deps, step, 'draft', members) : quick;
  switch (looked.kind) {
    case 'nothing':
    case 'shut':
    case 'askMembers':
      // The desk has changed meanwhile: the sweep orders another look.
      return;
    case 'claimed':
      return sendClaimed(deps, looked, stopping);
    case 'pictures': {
      const ready = await prepareDelivery(deps, looked.locked, looked.open, stopping);
      if (ready === null || stopping.aborted) return;
      const claimed = await claimPrepared(deps, looked.locked, members);
      return claimed === null ? undefined : sendPrepared(deps, claimed, ready, stopping);
    }
  }
}

type FirstLook =
  | ({ readonly kind: 'claimed' } & Claimed)
  /** To be brought to the network first. */
  | { readonly kind: 'pictures'; readonly locked: Locked; readonly open: OpenGate }
  /** It does not leave; what follows from that may change the draft, and so needs its lock. */
  | { readonly kind: 'shut' }
  | AskMembers
  | { readonly kind: 'nothing' };

/**
 * Whether it may leave at all; tells where a person must know that it may not, for which the draft has to be locked. What
 * has no pictures is claimed in the same transaction, for which its delivery is enough.
 */
async function firstLook(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  locks: 'delivery' | 'draft',
  members: Members | null,
): Promise<FirstLook> {
  const lease = leaseFromNow(deps);
  return deps.store.write(async (w) => {
    const locked = await (locks === 'draft' ? lockDelivery : lockDeliveryAlone)(w.tx, step.deliveryId);
    const now = w.clock.now();
    if (locked?.delivery.state !== 'ready') return { kind: 'nothing' };
    const { dueAt, attempt, key } = locked.delivery;
    if (dueAt > now) {
      // The job engine goes by the database's clock, which may be ahead of ours: as much later as it came too early.
      const at = new Date(2 * dueAt.getTime() - now.getTime());
      if (attempt === step.attempt) {
        await enqueueStepIfAbsent(w, { ...step, step: 'send', round: step.round + 1 }, at);
      }
      return { kind: 'nothing' };
    }
    const turn = await seeTurn(w.tx, deps.rules, locked.delivery, now);
    if (turn.kind === 'limited') await putOffUntil(w, locked, { why: 'rate_limit', at: turn.until });
    if (turn.kind === 'behind') await awaitTurn(w, locked.delivery);
    if (turn.kind !== 'now') return { kind: 'nothing' };
    const open = await gate(deps, w, locked, now, members);
    if (open.kind === 'askMembers') return open;
    if (open.kind !== 'open') {
      if (locks === 'delivery') return { kind: 'shut' };
      await closeGate(w, locked, open);
      return { kind: 'nothing' };
    }
    if (open.rendering.media.length > 0) return { kind: 'pictures', locked, open };
    const claim = await claimDelivery(w, deps.rules, locked, lease);
    return claim === null ? { kind: 'nothing' } : { kind: 'claimed', claim, open, key };
  });
}

/** The gate once more, since uploading took its time, and the claim. Null: it does not leave now. */
async function claimPrepared(
  deps: PublishingDeps,
  { delivery: before }: Locked,
  members: Members | null,
): Promise<Claimed | null> {
  const lease = leaseFromNow(deps);
  return deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, before.id);
    if (locked?.delivery.state !== 'ready' || locked.delivery.attempt !== before.attempt) return null;
    const open = await passGate(deps, w, locked, members);
    const claim = open === null ? null : await claimDelivery(w, deps.rules, locked, lease);
    return open === null || claim === null ? null : { claim, open, key: before.key };
  });
}

async function passGate(
  deps: PublishingDeps,
  w: Writing,
  locked: Locked,
  members: Members | null,
): Promise<OpenGate | null> {
  const outcome = await gate(deps, w, locked, w.clock.now(), members);
  if (outcome.kind === 'open') return outcome;
  if (outcome.kind === 'askMembers') return null;
  await closeGate(w, locked, outcome);
  return null;
}
