import { type Claim, outlastsTheSend } from './claim-delivery.ts';
import { closeGate } from './close-gate.ts';
import type { GateOutcome, OpenGate } from './gate.ts';
import { lockDelivery } from './lock-delivery.ts';
import type { PreparedDelivery } from './prepare-delivery.ts';
import { inSeconds, type PublishingDeps } from './publishing-deps.ts';
import { recordAnswer } from './record-answer.ts';
import { requestOnce } from './request-once.ts';

/** A delivery whose gate was open, and which this attempt alone may send. */
export interface Claimed {
  readonly claim: Claim;
  readonly open: OpenGate;
  /** The delivery's own, for networks that know such a thing. */
  readonly key: string;
}

/** Sends what needs no pictures: one request → record. */
export async function sendClaimed(deps: PublishingDeps, claimed: Claimed, stopping: AbortSignal): Promise<void> {
  const { claim, open } = claimed;
  const [opened, isOurs] = await Promise.all([deps.networkOf(open.account), isStillOurs(deps, claim)]);
  if (!isOurs) return;
  if (opened.kind === 'unreadable') return release(deps, claim, { kind: 'hold', why: 'token_unreadable' });
  const prepared = { rendering: open.rendering, mediaIds: [] };
  return request(deps, claimed, { network: opened.network, prepared }, stopping);
}

/** Makes the one request of a claimed delivery, whose pictures are with the network, and records its answer. */
export async function sendPrepared(
  deps: PublishingDeps,
  claimed: Claimed,
  ready: PreparedDelivery,
  stopping: AbortSignal,
): Promise<void> {
  if (await isStillOurs(deps, claimed.claim)) return request(deps, claimed, ready, stopping);
}

/** Whoever took the delivery for lost, between the claim and now, has it. */
async function isStillOurs({ store }: PublishingDeps, { deliveryId, attempt }: Claim): Promise<boolean> {
  const now = await store.db.delivery.findUnique({
    where: { id: deliveryId },
    select: { state: true, attempt: true },
  });
  return now?.state === 'sending' && now.attempt === attempt;
}

async function request(
  deps: PublishingDeps,
  { claim, open, key }: Claimed,
  { network, prepared }: PreparedDelivery,
  stopping: AbortSignal,
): Promise<void> {
  const { store, sendTimeoutSeconds } = deps;
  if (stopping.aborted || !outlastsTheSend(claim, store.clock, sendTimeoutSeconds)) {
    return release(deps, claim, { kind: 'later', at: inSeconds(deps, 1) });
  }
  await requestOnce(
    (signal) => network.publish(prepared, key, signal),
    { timeoutSeconds: sendTimeoutSeconds, stopping },
    (answer) => recordAnswer(deps, claim, open.account.network, answer),
  );
}

/** Gives back a delivery of which no byte was sent. */
async function release(deps: PublishingDeps, claim: Claim, outcome: Exclude<GateOutcome, OpenGate>): Promise<void> {
  await deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, claim.deliveryId);
    if (locked?.delivery.state !== 'sending' || locked.delivery.attempt !== claim.attempt) return;
    await closeGate(w, locked, outcome);
  });
}
