import type { LockedWhy } from '#networks/setback.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { Locked } from './lock-delivery.ts';
import { pauseAccount } from './pause-account.ts';

/** The network locked the account: pauses it and keeps the delivery. The pause, where it is new, says it all. */
export async function pauseAndHold(w: Writing, locked: Locked, why: LockedWhy): Promise<void> {
  const isTold = await pauseAccount(w, locked.draft, locked.delivery.accountId, why);
  // What may be public is a second thing to know.
  const isUnsure = locked.delivery.doubtSince !== null;
  await move(w, locked, 'hold', { why: 'account_paused', isTold: isTold && !isUnsure });
}
