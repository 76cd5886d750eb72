import type { Draft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { type Claim, claimDeliveries } from './claim-delivery.ts';
import type { Delivery } from './delivery.ts';
import { gateKnowing, type Known, type OpenGate } from './gate.ts';
import type { PublishingDeps } from './publishing-deps.ts';

/** A delivery whose gate was open, and which this attempt alone may send. */
export interface Claimed {
  readonly claim: Claim;
  readonly open: OpenGate;
  /** The delivery's own, for networks that know such a thing. */
  readonly key: string;
}

/** What became of deliveries that were to be claimed together. */
export interface ClaimedTogether {
  readonly claimed: readonly Claimed[];
  /** Those that may not leave, or have pictures: untouched. */
  readonly others: readonly Delivery[];
}

/**
 * Claims deliveries of one draft in this transaction, each behind the same gate as any: those that are due, have no
 * pictures and may leave. `known`: as this transaction has read it, with the people asked who approve.
 */
export async function claimDue(
  w: Writing,
  deps: PublishingDeps,
  { draft, ...known }: Known & { readonly draft: Draft },
  deliveries: readonly Delivery[],
): Promise<ClaimedTogether> {
  const now = w.clock.now();
  const opened = new Map<string, Omit<Claimed, 'claim'>>();
  for (const delivery of deliveries) {
    const open = await gateKnowing(deps, w.tx, { draft, delivery }, known, now);
    if (open.kind === 'open' && open.rendering.media.length === 0) opened.set(delivery.id, { open, key: delivery.key });
  }
  const due = deliveries.filter(({ id }) => opened.has(id));
  const claims = due.length === 0 ? [] : await claimDeliveries(w, deps, draft, due);
  const claimed = claims.map((claim) => {
    const its = opened.get(claim.deliveryId);
    if (its === undefined) throw new Error(`delivery ${claim.deliveryId} was claimed and not asked for`);
    return { claim, ...its };
  });
  return { claimed, others: deliveries.filter(({ id }) => !opened.has(id)) };
}
