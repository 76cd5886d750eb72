import type { Writing } from '#storage/store.ts';

import type { DeliveryCorrection } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import type { Evidence } from './mark-sent.ts';
import { tellPublishing } from './publishing-notice.ts';
import { enqueueStep } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';

/**
 * The public post now is what this delivery sent, under the id and link that it had. `readBackAt`: when the server surely
 * shows what it made of it.
 */
export async function markCorrected(
  w: Writing,
  locked: Locked,
  { postId, postUrl: url, number }: DeliveryCorrection,
  done: { readonly evidence: Evidence; readonly readBackAt: Date },
): Promise<void> {
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId, attempt } = delivery;
  const { evidence } = done;
  await w.tx.delivery.update({
    where: { id: deliveryId },
    data: { state: 'sent', why: null, sentAt: w.clock.now(), leaseUntil: null },
  });
  await recordMove(w, locked, {
    kind: 'corrected',
    data: { remoteId: postId, url, number, evidence: evidence.kind },
    ...(evidence.kind === 'person' ? { actor: evidence.person } : {}),
  });
  await enqueueStep(w, { deliveryId, step: 'readBack', attempt, round: 1 }, done.readBackAt);
  await tellPublishing(w, draft, { kind: 'delivery.corrected', data: { deliveryId, accountId, url } });
  await tellCorrected(w, locked, url);
}

/** Tells the thread of the post that is corrected what became of it; `url`: where the correction is. */
export async function tellCorrected(w: Writing, { draft, delivery }: Locked, url: string): Promise<void> {
  const { correction, accountId } = delivery;
  if (correction === null) return;
  const { correctsId: deliveryId, way } = correction;
  const { draftId } = await w.tx.delivery.findUniqueOrThrow({ where: { id: deliveryId }, select: { draftId: true } });
  const data = { deliveryId, accountId, url, way, number: draft.number };
  await tellPublishing(w, { id: draftId, deskId: draft.deskId }, { kind: 'post.corrected', data });
}
