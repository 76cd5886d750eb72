import { type Claim, claimDelivery } from './claim-delivery.ts';
import { closeGate } from './close-gate.ts';
import { gate, type GateOutcome, type OpenGate } from './gate.ts';
import { lastGate, outlastsTheSend } from './last-gate.ts';
import { type Locked, lockDelivery } from './lock-delivery.ts';
import { prepareDelivery } from './prepare-delivery.ts';
import { inSeconds, leaseSeconds, type PublishingDeps } from './publishing-deps.ts';
import { enqueueStepIfAbsent, type PublishingStep } from './publishing-queue.ts';
import { recordAnswer } from './record-answer.ts';
import { requestOnce } from './request-once.ts';

/**
 * Sends one delivery that is due: first look → prepare → claim → last gate → one request → record. Ends quietly where
 * there is nothing to do. A crash at any point leaves what the next step, or the sweep, goes on from.
 */
export async function sendDelivery(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
  stopping: AbortSignal,
): Promise<void> {
  const { store } = deps;
  const { deliveryId } = step;
  const looked = await firstLook(deps, step);
  if (looked === null) return;
  const { attempt, key } = looked.locked.delivery;
  const ready = await prepareDelivery(deps, looked.locked, looked.open, stopping);
  if (ready === null || stopping.aborted) return;

  const claimed = await claimDelivery(store, { deliveryId, attempt, leaseSeconds: leaseSeconds(deps) });
  if (claimed.kind !== 'claimed') return;
  const { claim } = claimed;
  const last = await lastGate(store, claim, deps.rules);
  if (last.kind === 'lost') return;
  if (last.kind !== 'open') return release(deps, claim, last);
  if (stopping.aborted || !outlastsTheSend(claim, store.clock, deps.sendTimeoutSeconds)) {
    return release(deps, claim, { kind: 'later', at: inSeconds(deps, 1) });
  }
  const { network } = last.account;
  await requestOnce(
    (signal) => ready.network.publish(ready.prepared, key, signal),
    { timeoutSeconds: deps.sendTimeoutSeconds, stopping },
    (answer) => recordAnswer(deps, claim, network, answer),
  );
}

/** Before anything is uploaded: whether it may leave at all. Tells where a person must know that it may not. */
async function firstLook(
  deps: PublishingDeps,
  step: Omit<PublishingStep, 'step'>,
): Promise<{ readonly locked: Locked; readonly open: OpenGate } | null> {
  return deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, step.deliveryId);
    const now = w.clock.now();
    if (locked?.delivery.state !== 'ready') return null;
    const { dueAt, attempt } = locked.delivery;
    if (dueAt > now) {
      // The job engine goes by the database's clock, which may be ahead of ours: as much later as it came too early.
      const at = new Date(2 * dueAt.getTime() - now.getTime());
      if (attempt === step.attempt) {
        await enqueueStepIfAbsent(w, { ...step, step: 'send', round: step.round + 1 }, at);
      }
      return null;
    }
    const outcome = await gate(w.tx, locked, deps.rules, now);
    if (outcome.kind === 'open') return { locked, open: outcome };
    await closeGate(w, locked, outcome);
    return null;
  });
}

/** Gives back a delivery of which no byte was sent. */
async function release(deps: PublishingDeps, claim: Claim, outcome: Exclude<GateOutcome, OpenGate>): Promise<void> {
  await deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, claim.deliveryId);
    if (locked?.delivery.state !== 'sending' || locked.delivery.attempt !== claim.attempt) return;
    await closeGate(w, locked, outcome);
  });
}
