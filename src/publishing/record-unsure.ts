import type { Doubt, Locked as LockedAccount, Refused, TryLater } from '#networks/setback.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { Locked } from './lock-delivery.ts';
import { pauseAndHold } from './pause-and-hold.ts';
import { putOff } from './put-off.ts';

/** Records that the network did not say that it did what it was asked. `lookAt`: when the quarantine is over. */
export async function recordUnsure(
  w: Writing,
  locked: Locked,
  answer: Refused | TryLater | LockedAccount | Doubt,
  lookAt: Date,
): Promise<void> {
  const wasInDoubt = locked.delivery.doubtSince !== null;
  switch (answer.kind) {
    case 'refused':
      // After a doubt no refusal proves that nothing is there.
      if (!wasInDoubt) return move(w, locked, 'fail', { why: answer.why });
      return move(w, locked, 'doubt', {
        why: answer.why === 'duplicate' ? 'duplicate_reported' : 'unreadable_answer',
        lookAt,
      });
    case 'tryLater':
      if (!wasInDoubt) return putOff(w, locked, answer);
      return move(w, locked, 'doubt', { why: 'server_error', lookAt });
    case 'locked':
      return pauseAndHold(w, locked, answer.why);
    case 'doubt':
      // Nothing of this delivery was ever sent before: the network means another post of equal text.
      if (answer.why === 'duplicate_reported' && !wasInDoubt) return move(w, locked, 'fail', { why: 'duplicate' });
      return move(w, locked, 'doubt', { why: answer.why, lookAt });
  }
}
