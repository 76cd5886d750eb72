import type { Draft } from '#drafts/draft.ts';
import type { RetractOutcome } from '#networks/publish-outcome.ts';
import type { Writing } from '#storage/store.ts';

import { type AfterRetract, afterRetract } from './after-retract.ts';
import { readDelivery, type RetractingDelivery } from './delivery.ts';
import { lockDelivery, type Locked } from './lock-delivery.ts';
import { pauseAccount } from './pause-account.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { tellPublishing } from './publishing-notice.ts';
import { enqueueStep } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';
import { renderingOfDelivery } from './rendering-of-delivery.ts';

const timeoutSeconds = 30;

/** Deletes a post whose retraction was asked; says so where it stays public. */
export async function retract(
  deps: PublishingDeps,
  { deliveryId, round }: { readonly deliveryId: string; readonly round: number },
  stopping: AbortSignal,
): Promise<void> {
  const { db, clock } = deps.store;
  const delivery = await readDelivery(db, deliveryId);
  if (delivery?.state !== 'retracting') return;
  const { account } = await renderingOfDelivery(db, delivery, deps.rules, clock.now());
  const opened = await deps.networkOf(account);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutSeconds * 1000)]);
  const outcome = opened.kind === 'open' ? await opened.network.retract(delivery.remoteId, signal) : opened;
  await deps.store.write(async (w) => {
    const locked = await lockDelivery(w.tx, deliveryId);
    if (locked?.delivery.state !== 'retracting') return;
    await record(w, { draft: locked.draft, delivery: locked.delivery }, outcome, round);
  });
}

async function record(
  w: Writing,
  locked: Locked<RetractingDelivery>,
  outcome: RetractOutcome | { readonly kind: 'unreadable' },
  round: number,
): Promise<void> {
  const { draft, delivery } = locked;
  const after = afterRetract(outcome, round);
  switch (after.kind) {
    case 'gone':
      return markRetracted(w, locked);
    case 'again':
      return again(w, locked, round, after);
    case 'stays':
      if (outcome.kind === 'locked') await pauseAccount(w, draft, delivery.accountId, outcome.why);
      return stayPublic(w, locked, after.why);
  }
}

/** The card says until when it waits for a limit. */
async function again(
  w: Writing,
  locked: Locked<RetractingDelivery>,
  round: number,
  { why, afterSeconds }: Extract<AfterRetract, { kind: 'again' }>,
): Promise<void> {
  const at = new Date(w.clock.now().getTime() + afterSeconds * 1000);
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId, attempt } = delivery;
  await w.tx.delivery.update({ where: { id: deliveryId }, data: { dueAt: at, settleChecks: round, why } });
  await enqueueStep(w, { deliveryId, step: 'retract', attempt, round: round + 1 }, at);
  if (why === 'rate_limit' || delivery.waitsUntil !== null) {
    await tellPublishing(w, draft, { kind: 'delivery.changed', data: { deliveryId, accountId } });
  }
}

async function markRetracted(w: Writing, locked: Locked<RetractingDelivery>): Promise<void> {
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId, retractedBy: by, retractWhy: reason, remoteId, remoteUrl: url } = delivery;
  await w.tx.delivery.update({
    where: { id: deliveryId },
    data: { state: 'retracted', why: null, retractedAt: w.clock.now() },
  });
  await recordMove(w, locked, { kind: 'retracted', data: { remoteId, url, reason }, actor: by });
  await tellPublishing(w, draft, { kind: 'delivery.retracted', data: { deliveryId, accountId, by, reason } });
  for (const { id, ...replacement } of await replacementsOf(w, deliveryId)) {
    const links = { oldUrl: url, url: replacement.url };
    await tellPublishing(w, replacement.draft, {
      kind: 'post.replaced',
      data: { deliveryId: id, accountId, ...links },
    });
  }
}

/** What was published instead of a post: its thread waits to hear that the old one has gone. */
async function replacementsOf(
  w: Writing,
  correctsId: string,
): Promise<readonly { readonly id: string; readonly draft: Pick<Draft, 'id' | 'deskId'>; readonly url: string }[]> {
  const rows = await w.tx.delivery.findMany({
    where: { correctsId, way: 'replace', state: 'sent' },
    select: { id: true, remoteUrl: true, draft: { select: { id: true, deskId: true } } },
  });
  return rows.map(({ id, remoteUrl, draft }) => ({ id, draft, url: remoteUrl ?? '' }));
}

/** The post is as public as before, and can be retracted again. */
async function stayPublic(
  w: Writing,
  locked: Locked<RetractingDelivery>,
  why: Extract<AfterRetract, { kind: 'stays' }>['why'],
): Promise<void> {
  const { draft, delivery } = locked;
  const { id: deliveryId, accountId, remoteUrl: url } = delivery;
  await w.tx.delivery.update({
    where: { id: deliveryId },
    data: { state: 'sent', why: null, retractedBy: null, retractWhy: null },
  });
  await recordMove(w, locked, { kind: 'retractFailed', data: { why } });
  await tellPublishing(w, draft, { kind: 'delivery.retractFailed', data: { deliveryId, accountId, url, why } });
  for (const replacement of await replacementsOf(w, deliveryId)) {
    const data = { deliveryId: replacement.id, accountId, url, why };
    await tellPublishing(w, replacement.draft, { kind: 'post.stays', data });
  }
}
