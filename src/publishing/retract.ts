import type { RetractOutcome } from '#networks/publish-outcome.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { afterRetract } from './after-retract.ts';
import { readDelivery, type RetractingDelivery } from './delivery.ts';
import { lockDelivery, type Locked } from './lock-delivery.ts';
import { pauseAccount } from './pause-account.ts';
import type { PublishingDeps } from './publishing-deps.ts';
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
      return move(w, locked, 'retracted', {});
    case 'again': {
      const at = new Date(w.clock.now().getTime() + after.afterSeconds * 1000);
      return move(w, locked, 'retractAgain', { at, round, why: after.why });
    }
    case 'stays':
      if (outcome.kind === 'locked') await pauseAccount(w, draft, delivery.accountId, outcome.why);
      return move(w, locked, 'retractFail', { why: after.why });
  }
}
