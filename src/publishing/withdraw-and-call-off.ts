import { withdraw, type Withdrawal, type WithdrawOutcome } from '#approvals/withdraw.ts';
import { readDesk } from '#desks/desk.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { isFree, isUnderWay } from './cancel-delivery.ts';
import type { Delivery } from './delivery.ts';
import { deliveriesOf } from './delivery-states.ts';

export type WithdrawAndCallOffOutcome =
  | (Extract<WithdrawOutcome, { readonly kind: 'withdrawn' }> & {
      readonly calledOff: readonly Delivery[];
      /** Too late for these: retracting is what is left. */
      readonly underWay: readonly Delivery[];
    })
  | { readonly kind: 'nothing' };

/** A ✅ was removed: takes back that approval, and calls off what was not yet being sent if it no longer suffices. */
export async function withdrawAndCallOff(
  w: Writing,
  request: Withdrawal & { readonly draftId: string },
): Promise<WithdrawAndCallOffOutcome> {
  const { draftId, ...withdrawal } = request;
  const draft = await lockDraft(w.tx, draftId);
  if (draft === null) return { kind: 'nothing' };
  const desk = await readDesk(w.tx, { id: draft.deskId }, w.clock.now());
  if (desk === null) throw new Error(`draft ${draftId} has no desk`);
  const deliveries = await deliveriesOf(w.tx, draftId);
  const outcome = await withdraw(w, { ...withdrawal, draft, desk });
  if (outcome.kind === 'nothing') return outcome;
  const underWay = deliveries.filter(isUnderWay);
  if (outcome.standing.kind === 'approved' || draft.state !== 'approved') {
    return { ...outcome, calledOff: [], underWay };
  }
  const calledOff = deliveries.filter(isFree);
  const cancelled = { why: 'withdrawn', actor: withdrawal.person } as const;
  for (const delivery of calledOff) await move(w, { draft, delivery }, 'cancel', cancelled);
  // Where all of it has left, the draft stays what it is: approved when it was sent.
  if (calledOff.length > 0 || underWay.length === 0) {
    await w.tx.draft.update({ where: { id: draftId }, data: { state: 'asked', changedAt: w.clock.now() } });
  }
  return { ...outcome, calledOff, underWay };
}
