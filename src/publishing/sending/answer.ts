import type { Account } from '#desks/account.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { ReportedLimits } from '#networks/rate-limiter.ts';
import type { CorrectOutcome, PublishOutcome } from '#networks/publish-outcome.ts';
import type { Doubt, Locked as LockedAccount, Refused, TryLater } from '#networks/setback.ts';
import { releasePermit } from '#rates/release-permit.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { pauseAndHold } from '#publishing/accounts.ts';
import type { Claim } from './claim.ts';
import { type LockedRows, lockToMove } from '#publishing/lock-delivery.ts';
import { move, publish, recordMove } from '#publishing/move.ts';
import { inSeconds, type PublishingDeps, quarantineSeconds } from '#publishing/publishing-deps.ts';
import { enqueueMessage } from '#publishing/publishing-notice.ts';
import { putOff } from './ready.ts';
import type { FailedWhy } from '#publishing/why.ts';

/**
 * Records the result of one attempt's request, and releases its rate-limit permit with the limits that the network
 * reported. A success is recorded first, since a person waits for it; until its permit is released, or after a crash
 * until its lease ends, the request counts as under way. For any other answer the permit is released first, so that no
 * other post of the account meets the same refusal.
 */
export async function recordAndLeave(
  deps: PublishingDeps,
  claim: Claim,
  { id: accountId, network }: Account,
  answer: PublishOutcome | CorrectOutcome,
  record: (work: UnitOfWork, locked: LockedRows) => Promise<void>,
): Promise<void> {
  const { store } = deps;
  const limits = deps.rules[network].rateLimits('publish');
  const left = { told: reportedBy(answer), permitId: claim.deliveryId };
  const release = (): Promise<void> => releasePermit(store.db, accountId, limits, { ...left, now: store.clock.now() });
  const isDone = answer.kind === 'published' || answer.kind === 'corrected';
  if (!isDone) await release();
  await store.write(async (work) => record(work, await lockClaimed(work, claim)));
  if (isDone) await release();
}

async function lockClaimed(work: UnitOfWork, { deliveryId }: Claim): Promise<LockedRows> {
  const locked = await lockToMove(work.tx, deliveryId);
  if (locked === null) throw new Error(`delivery ${deliveryId} is gone while it was sent`);
  return locked;
}

function reportedBy(answer: PublishOutcome | CorrectOutcome): ReportedLimits {
  const isRefused = answer.kind === 'tryLater' && answer.why === 'rate_limit';
  return answer.reported ?? { limits: [], refusedForSeconds: isRefused ? answer.afterSeconds : null };
}

/** Records the result of one attempt's request to publish. A result commits only for its own attempt. */
export async function recordAnswer(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: LockedRows,
  claim: Claim,
  network: NetworkKind,
  answer: PublishOutcome,
): Promise<void> {
  const { delivery } = locked;
  const quarantined = inSeconds(deps, quarantineSeconds(deps, network));
  const readBackAt = inSeconds(deps, deps.rules[network].readLagSeconds);
  if (delivery.state === 'sending' && delivery.attempt === claim.attempt) {
    await recordInTime(work, locked, answer, { quarantined, readBackAt });
  } else if (answer.kind === 'published') {
    await recordLate(work, locked, claim, answer, readBackAt);
  }
}

async function recordInTime(
  work: UnitOfWork,
  locked: LockedRows,
  answer: PublishOutcome,
  at: { readonly quarantined: Date; readonly readBackAt: Date },
): Promise<void> {
  switch (answer.kind) {
    case 'published': {
      const sent = { post: answer, evidence: { kind: 'answer' }, readBackAt: at.readBackAt } as const;
      if (await publish(work, locked, sent)) return;
      // The server named a post that belongs to another delivery: whether it has ours as well is unknown.
      return move(work, locked, 'doubt', { why: 'unreadable_answer', lookAt: at.quarantined });
    }
    case 'refused':
    case 'tryLater':
    case 'locked':
    case 'doubt':
      return recordUnsure(work, locked, answer, at.quarantined);
  }
}

/**
 * Records the post's id for an attempt that is over. If nothing was tried since, the delivery takes the post; otherwise
 * it may be a second post, and people are alerted.
 */
async function recordLate(
  work: UnitOfWork,
  locked: LockedRows,
  claim: Claim,
  post: { readonly id: string; readonly url: string },
  readBackAt: Date,
): Promise<void> {
  const { draft, delivery } = locked;
  const isUnsure = delivery.state === 'doubt' || (delivery.state === 'held' && delivery.doubtSince !== null);
  if (isUnsure && delivery.attempt === claim.attempt) {
    if (await publish(work, locked, { post, evidence: { kind: 'answer' }, readBackAt })) return;
  }
  if (delivery.state === 'sent' && delivery.remoteId === post.id) return;
  await recordMove(work, locked, {
    kind: 'lateId',
    data: { remoteId: post.id, url: post.url, ofAttempt: claim.attempt },
    drawn: 'never',
  });
  const { id: deliveryId, accountId } = delivery;
  await enqueueMessage(work, draft, { kind: 'alert.lateAnswer', data: { deliveryId, accountId, url: post.url } });
}

/**
 * Records the result of one attempt's request to edit a public post. A result commits only for its own attempt; a late
 * success ends the attempt's doubt.
 */
export async function recordCorrection(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: LockedRows,
  claim: Claim,
  network: NetworkKind,
  answer: CorrectOutcome,
): Promise<void> {
  const { delivery } = locked;
  if (delivery.attempt !== claim.attempt) return;
  const isUnsure = delivery.state === 'doubt' || (delivery.state === 'held' && delivery.doubtSince !== null);
  if (delivery.state !== 'sending' && !(isUnsure && answer.kind === 'corrected')) return;
  const lookAt = inSeconds(deps, quarantineSeconds(deps, network));
  await recordCorrected(work, locked, answer, {
    lookAt,
    readBackAt: inSeconds(deps, deps.rules[network].readLagSeconds),
  });
}

async function recordCorrected(
  work: UnitOfWork,
  locked: LockedRows,
  answer: CorrectOutcome,
  at: { readonly lookAt: Date; readonly readBackAt: Date },
): Promise<void> {
  const { correction, id, doubtSince } = locked.delivery;
  if (correction === null) throw new Error(`delivery ${id} corrects nothing, and was sent as a correction`);
  switch (answer.kind) {
    case 'corrected':
      return move(work, locked, 'correct', { evidence: { kind: 'answer' }, readBackAt: at.readBackAt });
    case 'missing':
      // Then nothing of this correction is there either, even if that was in doubt.
      return move(work, locked, 'fail', { why: 'post_gone', isAbsent: true });
    case 'unsupported':
      if (doubtSince === null) return move(work, locked, 'fail', { why: 'cannot_edit' });
      return move(work, locked, 'doubt', { why: 'unreadable_answer', lookAt: at.lookAt });
    case 'refused':
    case 'tryLater':
    case 'locked':
    case 'doubt':
      return recordUnsure(work, locked, answer, at.lookAt);
  }
}

/** Returns why a delivery failed. For a later part of a series, what the network did not find is the part before. */
function failedWhyOf({ delivery }: LockedRows, { why }: Refused): FailedWhy {
  return delivery.afterId !== null && why === 'not_found' ? 'parent_gone' : why;
}

/** Records an answer other than success. `lookAt`: when the quarantine is over. */
async function recordUnsure(
  work: UnitOfWork,
  locked: LockedRows,
  answer: Refused | TryLater | LockedAccount | Doubt,
  lookAt: Date,
): Promise<void> {
  const wasInDoubt = locked.delivery.doubtSince !== null;
  switch (answer.kind) {
    case 'refused':
      // After a doubt no refusal proves that nothing is there.
      if (!wasInDoubt) return move(work, locked, 'fail', { why: failedWhyOf(locked, answer) });
      return move(work, locked, 'doubt', {
        why: answer.why === 'duplicate' ? 'duplicate_reported' : 'unreadable_answer',
        lookAt,
      });
    case 'tryLater':
      if (!wasInDoubt) return putOff(work, locked, answer);
      return move(work, locked, 'doubt', { why: 'server_error', lookAt });
    case 'locked':
      return pauseAndHold(work, locked, answer.why);
    case 'doubt':
      // Nothing of this delivery was sent before: the network means another post with the same text.
      if (answer.why === 'duplicate_reported' && !wasInDoubt) return move(work, locked, 'fail', { why: 'duplicate' });
      // Another look would find the same: only a person can tell which post it is.
      if (answer.why === 'unusable_id' || answer.why === 'other_account')
        return move(work, locked, 'hold', { why: answer.why, isUnsure: true });
      return move(work, locked, 'doubt', { why: answer.why, lookAt });
  }
}
