import { storedCaptions } from '#drafts/captions/caption-text.ts';
import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { readDelivery, type SentDelivery } from '#publishing/delivery.ts';
import { lockDelivery, type Locked, renderingOfDelivery } from '#publishing/lock-delivery.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { enqueueMessage } from '#publishing/publishing-notice.ts';
import { enqueueStep } from '#publishing/queues.ts';
import { recordMove } from '#publishing/move.ts';

const timeoutSeconds = 30;
const againAfterSeconds = 60;
const longestWaitSeconds = 3600;
/** A server may show a post late: people are notified only once it is missing twice. */
const maxRounds = 2;
/** A network may work on a video for minutes; after a quarter of an hour somebody should look. */
const maxPlayRounds = 15;

/** Reads what was published, and notifies the thread if the server made something else of it. Changes no post. */
export async function readBack(
  deps: PublishingDeps,
  { deliveryId, round }: { readonly deliveryId: string; readonly round: number },
  stopping: AbortSignal,
): Promise<void> {
  const delivery = await readDelivery(deps.store.db, deliveryId);
  if (delivery?.state !== 'sent') return;
  // If the post was edited since, the edit's own delivery reads it back.
  const isCorrected = await deps.store.db.delivery.count({
    where: { correctsId: deliveryId, way: 'edit', state: { in: ['sending', 'doubt', 'sent'] } },
  });
  if (isCorrected > 0) return;
  const now = deps.store.clock.now();
  const { account, rendering } = await renderingOfDelivery(deps.store.db, delivery, deps.rules, now);
  const opened = await deps.networkOf(account);
  if (opened.kind !== 'open') return;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const { db } = deps.store;
  const captionsOf = (sha256: string): Promise<string> => storedCaptions(db, sha256);
  const outcome = await opened.network.readBack(delivery.remoteId, rendering, signal, captionsOf);
  await deps.store.write(async (work) => {
    const locked = await lockDelivery(work.tx, deliveryId);
    if (locked?.delivery.state !== 'sent') return;
    await enqueue(work, { draft: locked.draft, delivery: locked.delivery }, outcome, round);
  });
}

async function enqueue(
  work: UnitOfWork,
  locked: Locked<SentDelivery>,
  outcome: ReadBackOutcome,
  round: number,
): Promise<void> {
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId, remoteUrl: url } = delivery;
  switch (outcome.kind) {
    case 'same':
      return recordMove(work, locked, { kind: 'readBack', data: { result: 'same' }, drawn: 'never' });
    case 'changed':
      await recordMove(work, locked, {
        kind: 'readBack',
        data: { result: 'changed', what: outcome.what },
        drawn: 'never',
      });
      return enqueueMessage(work, draft, {
        kind: 'delivery.changedByServer',
        data: { deliveryId, accountId, url, what: outcome.what, redrawn: outcome.redrawn ?? [] },
      });
    case 'unplayable':
      if (round < maxPlayRounds) return again(work, locked, round + 1, againAfterSeconds);
      await recordMove(work, locked, { kind: 'readBack', data: { result: outcome.kind }, drawn: 'never' });
      return enqueueMessage(work, draft, {
        kind: 'delivery.changedByServer',
        data: { deliveryId, accountId, url, what: ['playback'], redrawn: [] },
      });
    case 'tryLater':
      return again(work, locked, round, Math.min(longestWaitSeconds, Math.max(1, outcome.afterSeconds)));
    case 'missing':
    case 'unreadable':
      if (round < maxRounds) return again(work, locked, round + 1, againAfterSeconds);
      await recordMove(work, locked, { kind: 'readBack', data: { result: outcome.kind }, drawn: 'never' });
      // A failed look says nothing about the post.
      if (outcome.kind === 'unreadable') return;
      return enqueueMessage(work, draft, {
        kind: 'delivery.changedByServer',
        data: { deliveryId, accountId, url, what: ['missing'], redrawn: [] },
      });
  }
}

async function again(work: UnitOfWork, { delivery }: Locked, round: number, afterSeconds: number): Promise<void> {
  const at = new Date(work.clock.now().getTime() + afterSeconds * 1000);
  await enqueueStep(work, { deliveryId: delivery.id, step: 'readBack', attempt: delivery.attempt, round }, at);
}
