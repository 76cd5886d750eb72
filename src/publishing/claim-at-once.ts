import type { Draft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { claimDeliveries, leaseFromNow } from './claim-delivery.ts';
import type { Delivery } from './delivery.ts';
import { gateKnowing, type Known, type OpenGate } from './gate.ts';
import type { PublishingDeps } from './publishing-deps.ts';
import { sendClaimed } from './send-claimed.ts';

/**
 * Claims deliveries in the transaction that plans them, each behind the same gate as any, and sends them from this
 * process once that is committed: those that are due, have no pictures and may leave. Returns the others, untouched. A
 * crash after the commit is a doubt, as after any claim.
 */
export async function claimAtOnce(
  w: Writing,
  deps: PublishingDeps,
  { draft, ...known }: Known & { readonly draft: Draft },
  planned: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const lease = leaseFromNow(deps);
  const now = w.clock.now();
  const opened = new Map<string, { readonly open: OpenGate; readonly key: string }>();
  for (const delivery of planned) {
    const open = await gateKnowing(deps, w.tx, { draft, delivery }, known, now);
    if (open.kind === 'open' && open.rendering.media.length === 0) opened.set(delivery.id, { open, key: delivery.key });
  }
  const due = planned.filter(({ id }) => opened.has(id));
  for (const claim of due.length === 0 ? [] : await claimDeliveries(w, deps.rules, draft, due, lease)) {
    const its = opened.get(claim.deliveryId);
    if (its === undefined) throw new Error(`delivery ${claim.deliveryId} was claimed and not asked for`);
    w.afterCommit(() => {
      deps.store.jobs.begin('send', (stopping) => sendClaimed(deps, { claim, ...its }, stopping));
    });
  }
  return planned.filter(({ id }) => !opened.has(id));
}
