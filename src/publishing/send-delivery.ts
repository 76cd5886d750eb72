import type { Members } from '#desks/may.ts';
import type { Writing } from '#storage/store.ts';

import { claimDelivery } from './claim-delivery.ts';
import { closeGate } from './close-gate.ts';
import { type FirstLook, firstLook } from './first-look.ts';
import { gate, type OpenGate } from './gate.ts';
import { handCount, type Hands, openHands } from './hands.ts';
import { type Locked, lockDelivery } from './lock-delivery.ts';
import { prepareDelivery } from './prepare-delivery.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import type { PublishingStep } from './publishing-queue.ts';
import type { Claimed } from './claim-due.ts';
import { sendClaimed, sendPrepared } from './send-claimed.ts';

/**
 * Sends one delivery that is due: look and claim → one request → record; with pictures: look → prepare → look again and
 * claim → one request → record. Others of its draft that are due as well go with it, claimed in the same transaction, as
 * far as `hands` are free; those of its job that do not are ordered anew. Ends quietly where there is nothing to do. A
 * crash at any point leaves what the next step, or the sweep, goes on from.
 */
export async function sendDelivery(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  stopping: AbortSignal,
  hands: Hands = openHands(1),
): Promise<void> {
  // Where it says nothing of others, all of its draft may go with it.
  const spare = hands.take(step.others?.length ?? handCount);
  let busy = 1 + spare;
  try {
    const { looked, members } = await lookAndClaim(deps, step, spare);
    const [first = null, ...others] = looked.kind === 'claimed' ? looked.claimed : [];
    for (const one of others) {
      busy -= 1;
      deps.store.jobs.begin('send', (signal) => sendClaimed(deps, one, signal).finally(() => hands.give(1)));
    }
    hands.give(busy - 1);
    busy = 1;
    if (first !== null) return await sendClaimed(deps, first, stopping);
    if (looked.kind === 'pictures') await sendWithPictures(deps, looked, members, stopping);
  } finally {
    hands.give(busy);
  }
}

/** As far as the claim; with the people asked who approve, where the gate needs them. */
async function lookAndClaim(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  spare: number,
): Promise<{ readonly looked: FirstLook; readonly members: Members | null }> {
  const first = await firstLook(deps, step, 'delivery', { members: null, spare });
  const members = first.kind === 'askMembers' ? await deps.membersOf(first.desk) : null;
  const quick = members === null ? first : await firstLook(deps, step, 'delivery', { members, spare });
  const looked = quick.kind === 'shut' ? await firstLook(deps, step, 'draft', { members, spare: 0 }) : quick;
  return { looked, members };
}

async function sendWithPictures(
  deps: PublishingDeps,
  { locked, open }: Extract<FirstLook, { readonly kind: 'pictures' }>,
  members: Members | null,
  stopping: AbortSignal,
): Promise<void> {
  const ready = await prepareDelivery(deps, locked, open, stopping);
  if (ready === null || stopping.aborted) return;
  const claimed = await claimPrepared(deps, locked, members);
  if (claimed !== null) await sendPrepared(deps, claimed, ready, stopping);
}

/** The gate once more, since uploading took its time, and the claim. Null: it does not leave now. */
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
