import { readDesk } from '#desks/desk.ts';
import { type Members, mayApprove } from '#desks/may.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { Delivery } from './delivery.ts';
import { deliveriesOf } from './delivery-states.ts';

export type AskRetractOutcome =
  | { readonly kind: 'retracting'; readonly deliveries: readonly Delivery[] }
  | { readonly kind: 'nothingPublic' }
  | { readonly kind: 'notAllowed' };

/**
 * Takes what is public back, at once, by the author or one approver alone. What was public stays in the journal and in
 * the draft's revisions.
 */
export async function askRetract(
  w: Writing,
  request: {
    readonly draftId: string;
    /** Null: from every account. */
    readonly deliveryId: string | null;
    readonly person: string;
    readonly members: Members;
    readonly reason: string;
  },
): Promise<AskRetractOutcome> {
  const { draftId, deliveryId, person, reason } = request;
  const draft = await lockDraft(w.tx, draftId);
  const now = w.clock.now();
  const desk = draft === null ? null : await readDesk(w.tx, { id: draft.deskId }, now);
  if (draft === null || desk === null) throw new Error(`no draft ${draftId}, or no desk of it`);
  if (draft.author !== person && !mayApprove(desk, person, request.members)) return { kind: 'notAllowed' };
  const deliveries = (await deliveriesOf(w.tx, draftId)).filter(
    // An edit has no post of its own.
    ({ id, state, correction }) =>
      state === 'sent' && correction?.way !== 'edit' && (deliveryId === null || id === deliveryId),
  );
  if (deliveries.length === 0) return { kind: 'nothingPublic' };
  for (const delivery of deliveries) {
    await move(w, { draft, delivery }, 'retract', { person, reason });
  }
  return { kind: 'retracting', deliveries };
}
