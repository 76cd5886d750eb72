import type { FoundPost } from '#networks/publish-outcome.ts';
import type { Writing } from '#storage/store.ts';

import type { Delivery } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import { tellCorrected } from './mark-corrected.ts';
import { tellPublishing } from './publishing-notice.ts';
import { enqueueStep } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';

/** How it is known that the post is there. */
export type Evidence =
  | { readonly kind: 'answer' }
  | { readonly kind: 'look' }
  | { readonly kind: 'person'; readonly person: string };

/**
 * The post is public, and this delivery's. False, and nothing done, where another delivery of the account owns it: one
 * post is the proof of one delivery only. `readBackAt`: when the server surely shows what it made of it.
 */
export async function markSent(
  w: Writing,
  locked: Locked,
  sent: { readonly post: FoundPost; readonly evidence: Evidence; readonly readBackAt: Date },
): Promise<boolean> {
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId, attempt } = delivery;
  const { post, evidence } = sent;
  const now = w.clock.now();
  const count = await w.tx.$executeRaw`
    UPDATE "Delivery" SET
      "state" = 'sent', "why" = NULL, "remoteId" = ${post.id}, "remoteUrl" = ${post.url}, "sentAt" = ${now},
      "leaseUntil" = NULL
    WHERE "id" = ${deliveryId}::uuid AND NOT EXISTS (
      SELECT 1 FROM "Delivery" other
      WHERE other."accountId" = ${accountId}::uuid AND other."remoteId" = ${post.id} AND other."id" <> ${deliveryId}::uuid)`;
  if (count === 0) return false;
  await recordMove(w, locked, {
    kind: 'sent',
    data: { remoteId: post.id, url: post.url, evidence: evidence.kind, ...correctsData(delivery) },
    ...(evidence.kind === 'person' ? { actor: evidence.person } : {}),
  });
  const data = { deliveryId, accountId, url: post.url };
  const by = evidence.kind === 'person' ? evidence.person : null;
  await Promise.all([
    enqueueStep(w, { deliveryId, step: 'readBack', attempt, round: 1 }, sent.readBackAt),
    evidence.kind === 'answer'
      ? tellPublishing(w, draft, { kind: 'delivery.sent', data })
      : tellPublishing(w, draft, { kind: 'delivery.settled', data: { ...data, by } }),
  ]);
  await tellCorrected(w, locked, post.url);
  // guard: the old post is retracted
  if (delivery.correction?.retractsOld === true) {
    await enqueueStep(w, { deliveryId, step: 'retractOld', attempt, round: 1 }, now);
  }
  return true;
}

/** For the journal: both links, the old one and the new one. */
function correctsData({ correction }: Delivery): object {
  if (correction === null) return {};
  const { way, correctsId, postId, postUrl } = correction;
  return { corrects: { way, deliveryId: correctsId, remoteId: postId, url: postUrl } };
}
