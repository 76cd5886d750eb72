import { readDesk } from '#desks/desk.ts';
import { type Members, onDesk } from '#desks/may.ts';
import type { Writing } from '#storage/store.ts';

import { sharedFreezeOf } from './freeze-lock.ts';
import { holdDelivery } from './hold-delivery.ts';
import { lockDelivery } from './lock-delivery.ts';
import { readyDelivery } from './ready-delivery.ts';
import { isHeldForAccount, wakeAccount } from './resume-account.ts';

export type RetryOutcome =
  | { readonly kind: 'retried' }
  /** Its last moment has passed: it is held until an approver sends it with a new one. */
  | { readonly kind: 'late' }
  /** Nothing leaves until the desk, or everything, is thawed. */
  | { readonly kind: 'frozen' }
  | { readonly kind: 'nothingToRetry' }
  | { readonly kind: 'notAllowed' };

/**
 * "Try again": for what certainly was not published, failed or held because of its account, or of a freeze
 * that is over. A paused account is tried
 * with it; if it is still locked, it is paused again and that is told again. For the author and everybody on the desk.
 */
export async function retryDelivery(
  w: Writing,
  request: { readonly deliveryId: string; readonly person: string; readonly members: Members },
): Promise<RetryOutcome> {
  const { person } = request;
  const locked = await lockDelivery(w.tx, request.deliveryId);
  if (locked === null) return { kind: 'nothingToRetry' };
  const { draft, delivery } = locked;
  const now = w.clock.now();
  const desk = await readDesk(w.tx, { id: draft.deskId }, now);
  if (desk === null) throw new Error(`draft ${draft.id} has no desk`);
  if (draft.author !== person && !onDesk(desk, person, request.members)) return { kind: 'notAllowed' };
  const isHeldForFreeze = delivery.state === 'held' && delivery.why === 'frozen';
  const mayTry = delivery.state === 'failed' || isHeldForAccount(delivery) || isHeldForFreeze;
  const mayLeave = mayTry && delivery.doubtSince === null;
  if (!mayLeave) return { kind: 'nothingToRetry' };
  // Before an account is woken: whoever claims takes the freeze's lock first and the account's second.
  if ((await sharedFreezeOf(w.tx, desk.id)) !== null) return { kind: 'frozen' };
  if (now >= delivery.notAfterAt) {
    await holdDelivery(w, locked, 'late');
    return { kind: 'late' };
  }
  if (isHeldForAccount(delivery)) await wakeAccount(w, delivery.accountId, person);
  await readyDelivery(w, locked, { at: now, because: 'retried', actor: person });
  return { kind: 'retried' };
}
