import { lockDraft } from '#drafts/draft.ts';
import { type ReviseOutcome, reviseDraft, type RevisionRequest } from '#drafts/revise-draft.ts';
import type { Writing } from '#storage/store.ts';

import { isUnderWay } from './cancel-delivery.ts';
import type { Delivery } from './delivery.ts';
import { deliveriesOf } from './delivery-states.ts';
import { freeDraft } from './free-draft.ts';

export type ReviseWhenFreeOutcome =
  | ReviseOutcome
  | { readonly kind: 'underWay'; readonly deliveries: readonly Delivery[] };

/** `reviseDraft`, where nothing is under way; what was still to be sent is called off only if a revision was made. */
export async function reviseWhenFree(w: Writing, request: RevisionRequest): Promise<ReviseWhenFreeOutcome> {
  await lockDraft(w.tx, request.draftId);
  const underWay = (await deliveriesOf(w.tx, request.draftId)).filter(isUnderWay);
  if (underWay.length > 0) return { kind: 'underWay', deliveries: underWay };
  const outcome = await reviseDraft(w, request);
  if (outcome.kind === 'revised') await freeDraft(w, request.draftId);
  return outcome;
}
