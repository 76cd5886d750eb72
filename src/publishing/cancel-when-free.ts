import { cancelDraft, type CancelOutcome } from '#drafts/cancel-draft.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { isUnderWay } from './cancel-delivery.ts';
import type { Delivery } from './delivery.ts';
import { deliveriesOf } from './delivery-states.ts';
import { freeDraft } from './free-draft.ts';

export type CancelWhenFreeOutcome =
  | CancelOutcome
  | { readonly kind: 'underWay'; readonly deliveries: readonly Delivery[] };

/** `cancelDraft`, where nothing is under way; what was still to be sent is called off with it. */
export async function cancelWhenFree(
  w: Writing,
  request: Parameters<typeof cancelDraft>[1],
): Promise<CancelWhenFreeOutcome> {
  await lockDraft(w.tx, request.draftId);
  const underWay = (await deliveriesOf(w.tx, request.draftId)).filter(isUnderWay);
  if (underWay.length > 0) return { kind: 'underWay', deliveries: underWay };
  const outcome = await cancelDraft(w, request);
  if (outcome.kind === 'cancelled') await freeDraft(w, request.draftId);
  return outcome;
}
