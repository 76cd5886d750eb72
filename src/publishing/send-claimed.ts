import type { Clock } from '#clock.ts';

import { type Claim, outlastsTheSend } from './claim-delivery.ts';
import type { Claimed } from './claim-due.ts';
import { closeGate } from './close-gate.ts';
import type { GateOutcome, OpenGate } from './gate.ts';
import { lockDelivery } from './lock-delivery.ts';
import type { PreparedDelivery } from './prepare-delivery.ts';
import { inSeconds, type PublishingDeps } from './publishing-deps.ts';
import { recordAndLeave } from './record-and-leave.ts';
import { recordAnswer } from './record-answer.ts';
import { recordCorrection } from './record-correction.ts';
import { requestOnce } from './request-once.ts';

/** A second after a freeze nothing leaves any more: so long is it known, after the last look, that there was none. */
const lookLastsMs = 1000;

/** Sends what needs no pictures: one request → record. */
export async function sendClaimed(deps: PublishingDeps, claimed: Claimed, stopping: AbortSignal): Promise<void> {
  const { claim, open } = claimed;
  const opened = await deps.networkOf(open.account);
  if (opened.kind === 'unreadable') return release(deps, claim, { kind: 'hold', why: 'token_unreadable' });
  const prepared = { rendering: open.rendering, mediaIds: [] };
  return sendPrepared(deps, claimed, { network: opened.network, prepared }, stopping);
}

/**
 * Makes the one request of a claimed delivery, whose pictures are with the network, and records its answer; looks first
 * whether it is still this attempt's to send, and whether its desk was frozen since the claim.
 */
export async function sendPrepared(
  deps: PublishingDeps,
  claimed: Claimed,
  ready: PreparedDelivery,
  stopping: AbortSignal,
): Promise<void> {
  const isOld = lookFrom(deps.store.clock);
  // guard: the last look
  switch (await lastLook(deps, claimed.claim)) {
    case 'ours':
      // With no await between this and the request.
      if (isOld()) return release(deps, claimed.claim, { kind: 'later', at: inSeconds(deps, 1) });
      return request(deps, claimed, ready, stopping);
    case 'frozen':
      return release(deps, claimed.claim, { kind: 'hold', why: 'frozen' });
    case 'lost':
      return;
  }
}

/** Whether a look that begins now says nothing any more, by whichever clock: the process may have stood still since. */
function lookFrom(clock: Clock): () => boolean {
  const [atMs, monotonicMs] = [clock.now().getTime(), clock.monotonicMs()];
  return () => clock.now().getTime() - atMs > lookLastsMs || clock.monotonicMs() - monotonicMs > lookLastsMs;
}

/** Whoever took the delivery for lost, between the claim and now, has it; what was frozen since then does not leave. */
async function lastLook(
  { store }: PublishingDeps,
  { deliveryId, attempt }: Claim,
): Promise<'ours' | 'lost' | 'frozen'> {
  const [row] = await store.db.$queryRaw<{ isOurs: boolean; isFrozen: boolean }[]>`
    SELECT delivery."state" = 'sending' AND delivery."attempt" = ${attempt} AS "isOurs",
      EXISTS (
        SELECT 1 FROM "Freeze"
        WHERE "Freeze"."thawedAt" IS NULL AND ("Freeze"."deskId" IS NULL OR "Freeze"."deskId" = draft."deskId")
      ) AS "isFrozen"
    FROM "Delivery" delivery JOIN "Draft" draft ON draft."id" = delivery."draftId"
    WHERE delivery."id" = ${deliveryId}::uuid`;
  // guard: a lost claim is not sent
  if (row?.isOurs !== true) return 'lost';
  // guard: frozen, at the last look
  return row.isFrozen ? 'frozen' : 'ours';
}

async function request(
  deps: PublishingDeps,
  { claim, open, key }: Claimed,
  { network, prepared }: PreparedDelivery,
  stopping: AbortSignal,
): Promise<void> {
  const { store, sendTimeoutSeconds } = deps;
  // guard: the lease outlasts the send
  if (stopping.aborted || !outlastsTheSend(claim, store.clock, sendTimeoutSeconds)) {
    return release(deps, claim, { kind: 'later', at: inSeconds(deps, 1) });
  }
  const limits = { timeoutSeconds: sendTimeoutSeconds, stopping };
  const { account, edits } = open;
  if (edits === null) {
    await requestOnce(
      // guard: one key for all attempts
      (signal) => network.publish(prepared, key, signal),
      limits,
      (answer) =>
        recordAndLeave(deps, claim, account, answer, (w) => recordAnswer(deps, w, claim, account.network, answer)),
    );
  } else {
    await requestOnce(
      (signal) => network.correct(edits, prepared, signal),
      limits,
      (answer) =>
        recordAndLeave(deps, claim, account, answer, (w) => recordCorrection(deps, w, claim, account.network, answer)),
    );
  }
}

/** Gives back a delivery of which no byte was sent. */
async function release(deps: PublishingDeps, claim: Claim, outcome: Exclude<GateOutcome, OpenGate>): Promise<void> {
  await deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, claim.deliveryId);
    if (locked?.delivery.state !== 'sending' || locked.delivery.attempt !== claim.attempt) return;
    await closeGate(w, locked, outcome);
  });
}
