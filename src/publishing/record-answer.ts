import type { NetworkKind } from '#networks/network-rules.ts';
import type { PublishOutcome } from '#networks/publish-outcome.ts';
import type { Writing } from '#storage/store.ts';

import { move, publish, recordMove } from './move.ts';
import type { Claim } from './claim-delivery.ts';
import { type Locked, lockDelivery } from './lock-delivery.ts';
import { inSeconds, type PublishingDeps, quarantineSeconds } from './publishing-deps.ts';
import { tellPublishing } from './publishing-notice.ts';
import { recordUnsure } from './record-unsure.ts';

/** Records what one attempt's request came to. A result commits only for its own attempt. */
export async function recordAnswer(
  deps: PublishingDeps,
  w: Writing,
  claim: Claim,
  network: NetworkKind,
  answer: PublishOutcome,
): Promise<void> {
  const locked = await lockDelivery(w.tx, claim.deliveryId);
  if (locked === null) throw new Error(`delivery ${claim.deliveryId} is gone while it was sent`);
  const { delivery } = locked;
  const quarantined = inSeconds(deps, quarantineSeconds(deps, network));
  const readBackAt = inSeconds(deps, deps.rules[network].readLagSeconds);
  if (delivery.state === 'sending' && delivery.attempt === claim.attempt) {
    await recordInTime(w, locked, answer, { quarantined, readBackAt });
  } else if (answer.kind === 'published') {
    await recordLate(w, locked, claim, answer, readBackAt);
  }
}

async function recordInTime(
  w: Writing,
  locked: Locked,
  answer: PublishOutcome,
  at: { readonly quarantined: Date; readonly readBackAt: Date },
): Promise<void> {
  switch (answer.kind) {
    case 'published': {
      const sent = { post: answer, evidence: { kind: 'answer' }, readBackAt: at.readBackAt } as const;
      if (await publish(w, locked, sent)) return;
      // The server named a post that is another delivery's: whether it has ours as well is open.
      return move(w, locked, 'doubt', { why: 'unreadable_answer', lookAt: at.quarantined });
    }
    case 'refused':
    case 'tryLater':
    case 'locked':
    case 'doubt':
      return recordUnsure(w, locked, answer, at.quarantined);
  }
}

/** An id for an attempt that is over: taken while nothing else was tried since, else it may be a second post. */
async function recordLate(
  w: Writing,
  locked: Locked,
  claim: Claim,
  post: { readonly id: string; readonly url: string },
  readBackAt: Date,
): Promise<void> {
  const { draft, delivery } = locked;
  const isUnsure = delivery.state === 'doubt' || (delivery.state === 'held' && delivery.doubtSince !== null);
  if (isUnsure && delivery.attempt === claim.attempt) {
    if (await publish(w, locked, { post, evidence: { kind: 'answer' }, readBackAt })) return;
  }
  if (delivery.state === 'sent' && delivery.remoteId === post.id) return;
  await recordMove(w, locked, { kind: 'lateId', data: { remoteId: post.id, url: post.url, ofAttempt: claim.attempt } });
  const { id: deliveryId, accountId } = delivery;
  await tellPublishing(w, draft, { kind: 'alert.lateId', data: { deliveryId, accountId, url: post.url } });
}
