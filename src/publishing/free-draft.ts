import { lockDraft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { isFree, isUnderWay } from './cancel-delivery.ts';
import type { Delivery } from './delivery.ts';
import { deliveriesOf } from './delivery-states.ts';
import { move } from './move.ts';

export type FreeOutcome =
  | { readonly kind: 'free'; readonly cancelled: number }
  /** On its way, public, or in doubt: nothing was called off. */
  | { readonly kind: 'underWay'; readonly deliveries: readonly Delivery[] };

/**
 * Calls off what the draft still has to send, so that it can be edited or cancelled in the same transaction. If that
 * then does not happen, roll back: `reviseWhenFree` and `cancelWhenFree` see to it.
 */
export async function freeDraft(w: Writing, draftId: string): Promise<FreeOutcome> {
  const draft = await lockDraft(w.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  const deliveries = await deliveriesOf(w.tx, draftId);
  const underWay = deliveries.filter(isUnderWay);
  if (underWay.length > 0) return { kind: 'underWay', deliveries: underWay };
  const free = deliveries.filter(isFree);
  for (const delivery of free) await move(w, { draft, delivery }, 'cancel', { why: 'freed' });
  return { kind: 'free', cancelled: free.length };
}
