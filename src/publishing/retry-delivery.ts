import { readDesk } from '#desks/desk.ts';
import { type Members, onDesk } from '#desks/may.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { sharedFreezeOf } from './freeze-lock.ts';
import { lockDelivery } from './lock-delivery.ts';
import { readyDelivery } from './ready-delivery.ts';
import { isHeldForAccount, wakeAccount } from './resume-account.ts';

export type RetryOutcome =
  | { readonly kind: 'retried' }
  /** It may be public: it is looked for, and sent again only if it surely is not. */
  | { readonly kind: 'looksFirst' }
  /** Its last moment has passed: it is held until an approver sends it with a new one. */
  | { readonly kind: 'late' }
  /** Nothing leaves until the desk, or everything, is thawed. */
  | { readonly kind: 'frozen' }
  | { readonly kind: 'nothingToRetry' }
  | { readonly kind: 'notAllowed' };

/**
 * "Try again": for what failed, or is held because of its account or of a freeze that is over, and certainly was not
 * published; of what is held because of its account, also for what may have been. A paused account is tried with it; if
 * it is still locked, it is paused again and that is told again. For the author and everybody on the desk.
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
  const isFreeToTry = (delivery.state === 'failed' || isHeldForFreeze) && delivery.doubtSince === null;
  if (!isFreeToTry && !isHeldForAccount(delivery)) return { kind: 'nothingToRetry' };
  // Before an account is woken: whoever claims takes the freeze's lock first and the account's second.
  if ((await sharedFreezeOf(w.tx, desk.id)) !== null) return { kind: 'frozen' };
  if (delivery.doubtSince !== null) {
    await wakeAccount(w, delivery.accountId, person);
    await move(w, locked, 'doubt', { why: 'no_answer', lookAt: now });
    return { kind: 'looksFirst' };
  }
  if (now >= delivery.notAfterAt) {
    await move(w, locked, 'hold', { why: 'late' });
    return { kind: 'late' };
  }
  if (isHeldForAccount(delivery)) await wakeAccount(w, delivery.accountId, person);
  await readyDelivery(w, locked, { at: now, because: 'retried', actor: person });
  return { kind: 'retried' };
}
