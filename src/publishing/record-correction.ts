import type { NetworkKind } from '#networks/network-rules.ts';
import type { CorrectOutcome } from '#networks/publish-outcome.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { Claim } from './claim-delivery.ts';
import { type Locked, lockDelivery } from './lock-delivery.ts';
import { inSeconds, type PublishingDeps, quarantineSeconds } from './publishing-deps.ts';
import { recordUnsure } from './record-unsure.ts';

/**
 * Records what one attempt's request to change a public post came to. A result commits only for its own attempt; a
 * success that comes late ends the doubt that it left.
 */
export async function recordCorrection(
  deps: PublishingDeps,
  w: Writing,
  claim: Claim,
  network: NetworkKind,
  answer: CorrectOutcome,
): Promise<void> {
  const locked = await lockDelivery(w.tx, claim.deliveryId);
  if (locked === null) throw new Error(`delivery ${claim.deliveryId} is gone while it was sent`);
  const { delivery } = locked;
  if (delivery.attempt !== claim.attempt) return;
  const isUnsure = delivery.state === 'doubt' || (delivery.state === 'held' && delivery.doubtSince !== null);
  if (delivery.state !== 'sending' && !(isUnsure && answer.kind === 'corrected')) return;
  const lookAt = inSeconds(deps, quarantineSeconds(deps, network));
  await record(w, locked, answer, { lookAt, readBackAt: inSeconds(deps, deps.rules[network].readLagSeconds) });
}

async function record(
  w: Writing,
  locked: Locked,
  answer: CorrectOutcome,
  at: { readonly lookAt: Date; readonly readBackAt: Date },
): Promise<void> {
  const { correction, id, doubtSince } = locked.delivery;
  if (correction === null) throw new Error(`delivery ${id} corrects nothing, and was sent as a correction`);
  switch (answer.kind) {
    case 'corrected':
      return move(w, locked, 'correct', { evidence: { kind: 'answer' }, readBackAt: at.readBackAt });
    case 'missing':
      // Neither is anything of this correction there, whatever was in doubt.
      return move(w, locked, 'fail', { why: 'post_gone', isAbsent: true });
    case 'unsupported':
      if (doubtSince === null) return move(w, locked, 'fail', { why: 'cannot_edit' });
      return move(w, locked, 'doubt', { why: 'unreadable_answer', lookAt: at.lookAt });
    case 'refused':
    case 'tryLater':
    case 'locked':
    case 'doubt':
      return recordUnsure(w, locked, answer, at.lookAt);
  }
}
