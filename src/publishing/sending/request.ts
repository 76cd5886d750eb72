import type { Clock } from '#clock.ts';
import type { CorrectOutcome, PublishOutcome } from '#networks/publish-outcome.ts';
import type { Doubt } from '#networks/setback.ts';
import { Prisma } from '#storage/generated/client.ts';

import { recordAndLeave, recordAnswer, recordCorrection } from './answer.ts';
import { type Claim, type Claimed, outlastsTheSend } from './claim.ts';
import type { GateOutcome, OpenGate } from '#publishing/gate.ts';
import { lockDelivery } from '#publishing/lock-delivery.ts';
import type { PreparedDelivery } from './prepare.ts';
import { inSeconds, type OpenedNetwork, type PublishingDeps, whyNotOpen } from '#publishing/publishing-deps.ts';
import { closeGate } from './ready.ts';
import { firstAtLastLook, type StopAtLastLook, stopsAtLastLook } from '#publishing/stops/ask.ts';

/** How long a last look counts: at most this long after a freeze or a sleep began, nothing leaves any more. */
const lookLastsMs = 1000;

/** Sends a claimed delivery that needs no uploads: one request → record. `network`: if it is being opened already. */
export async function sendClaimed(
  deps: PublishingDeps,
  claimed: Claimed,
  stopping: AbortSignal,
  network: Promise<OpenedNetwork> = deps.networkOf(claimed.open.account),
): Promise<void> {
  const { claim, open } = claimed;
  // In parallel: the person who approved waits for both.
  const isOld = lookFrom(deps.store.clock);
  const [opened, found] = await Promise.all([network, lastLook(deps, claim, open.passed)]);
  if (opened.kind !== 'open') return release(deps, claim, { kind: 'hold', why: whyNotOpen(opened) });
  const prepared = { rendering: open.rendering, mediaIds: [] };
  return sendLooked(deps, claimed, { network: opened.network, prepared }, { found, isOld }, stopping);
}

/** Sends a claimed delivery whose pictures are uploaded: one request → record. */
export async function sendPrepared(
  deps: PublishingDeps,
  claimed: Claimed,
  ready: PreparedDelivery,
  stopping: AbortSignal,
): Promise<void> {
  const isOld = lookFrom(deps.store.clock);
  return sendLooked(
    deps,
    claimed,
    ready,
    { found: await lastLook(deps, claimed.claim, claimed.open.passed), isOld },
    stopping,
  );
}

/**
 * Makes the one request of a claimed delivery and records its answer. Does not if the last look found that the delivery
 * is no longer this attempt's, or that a stop began since the claim.
 */
async function sendLooked(
  deps: PublishingDeps,
  claimed: Claimed,
  ready: PreparedDelivery,
  { found, isOld }: LastLook,
  stopping: AbortSignal,
): Promise<void> {
  switch (found.kind) {
    case 'ours':
      // With no await between this and the request.
      if (isOld()) return release(deps, claimed.claim, { kind: 'later', at: inSeconds(deps, 1) });
      return request(deps, claimed, ready, stopping);
    case 'stopped':
      return release(
        deps,
        claimed.claim,
        found.follows === 'hold' ? { kind: 'hold', why: found.why } : { kind: 'later', at: inSeconds(deps, 1) },
      );
    case 'lost':
      return;
  }
}

type Found = { readonly kind: 'ours' | 'lost' } | ({ readonly kind: 'stopped' } & StopAtLastLook);

interface LastLook {
  readonly found: Found;
  /** Tells whether the look is too old to count. */
  readonly isOld: () => boolean;
}

/**
 * Checks once more, just before sending, that the delivery is still this attempt's: another process may have taken it
 * for lost since the claim. Also checks that no stop began since, beside those that let it pass at the gate (`passed`).
 */
async function lastLook(
  { store }: PublishingDeps,
  { deliveryId, attempt, isEmergency }: Claim,
  passed: readonly string[],
): Promise<Found> {
  const row = { delivery: Prisma.sql`delivery`, deskId: Prisma.sql`draft."deskId"`, now: store.clock.now() };
  // guard: the last look
  const [found] = await store.db.$queryRaw<{ readonly isOurs: boolean; readonly stand: readonly boolean[] }[]>`
    SELECT delivery."state" = 'sending' AND delivery."attempt" = ${attempt} AS "isOurs",
      ${stopsAtLastLook({ ...row, isEmergency, passed })} AS "stand"
    FROM "Delivery" delivery JOIN "Draft" draft ON draft."id" = delivery."draftId"
    WHERE delivery."id" = ${deliveryId}::uuid`;
  // guard: a lost claim is not sent
  if (found?.isOurs !== true) return { kind: 'lost' };
  const stop = firstAtLastLook(found.stand);
  return stop === null ? { kind: 'ours' } : { kind: 'stopped', ...stop };
}

/**
 * Starts timing a look, and returns a function that tells whether the look has become too old by either clock: the
 * process may have stood still since.
 */
function lookFrom(clock: Clock): () => boolean {
  const [atMs, monotonicMs] = [clock.now().getTime(), clock.monotonicMs()];
  return () => clock.now().getTime() - atMs > lookLastsMs || clock.monotonicMs() - monotonicMs > lookLastsMs;
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
      (signal) => network.publish(prepared, key, signal, claim.sendingSince),
      limits,
      (answer) =>
        recordAndLeave(deps, claim, account, answer, (work, locked) =>
          recordAnswer(deps, work, locked, claim, account.network, answer),
        ),
    );
  } else {
    await requestOnce(
      (signal) => network.correct(edits, prepared, signal),
      limits,
      (answer) =>
        recordAndLeave(deps, claim, account, answer, (work, locked) =>
          recordCorrection(deps, work, locked, claim, account.network, answer),
        ),
    );
  }
}

/** Gives up the claim of a delivery of which no byte was sent. */
async function release(deps: PublishingDeps, claim: Claim, outcome: Exclude<GateOutcome, OpenGate>): Promise<void> {
  await deps.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, claim.deliveryId);
    if (locked?.delivery.state !== 'sending' || locked.delivery.attempt !== claim.attempt) return;
    await closeGate(work, locked, outcome);
  });
}

/**
 * Makes the one request and records its answer. Without an answer in time, records a doubt, even if the network adapter
 * ignores the signal. A success that comes after that is recorded too, as late. If the adapter throws, records a doubt
 * and rethrows.
 */
export async function requestOnce<Answer extends PublishOutcome | CorrectOutcome>(
  request: (signal: AbortSignal) => Promise<Answer>,
  limits: { readonly timeoutSeconds: number; readonly stopping: AbortSignal },
  record: (answer: NoInfer<Answer> | Doubt) => Promise<void>,
): Promise<void> {
  const limit = AbortSignal.any([limits.stopping, AbortSignal.timeout(limits.timeoutSeconds * 1000)]);
  const ended = new Promise<'ended'>((resolve) => {
    limit.addEventListener('abort', () => resolve('ended'), { once: true });
  });
  const asked = request(limit);
  let first: Answer | 'ended';
  try {
    first = await Promise.race([asked, ended]);
  } catch (cause) {
    await record({ kind: 'doubt', why: 'unreadable_answer' });
    throw new Error('a network threw where it should have answered', { cause });
  }
  if (first !== 'ended') return record(first);
  await record({ kind: 'doubt', why: 'no_answer' });
  // Not awaited: it may never come. If it cannot be recorded, nothing is lost: the delivery is in doubt.
  asked
    .then(
      (late) => (late.kind === 'published' || late.kind === 'corrected' ? record(late) : undefined),
      () => undefined,
    )
    .catch(() => undefined);
}
