import type { Writing } from '#storage/store.ts';

import { sharedFreezeOf } from './freeze-lock.ts';
import { holdFrozen } from './hold-frozen.ts';
import type { Locked } from './lock-delivery.ts';
import { lookFirst } from './look-first.ts';
import { move } from './move.ts';
import type { PutOffWhy } from './move-data.ts';

/**
 * Makes a delivery ready to leave (again) at `at`. `repeat`: once more after a doubt. What a restore may have forgotten
 * is looked for first, and while the desk is frozen it is held: nothing is ready then, so that a thaw alone sends nothing.
 */
export async function readyDelivery(
  w: Writing,
  locked: Locked,
  next: {
    readonly at: Date;
    readonly because: string;
    readonly repeat?: boolean;
    readonly actor?: string;
    /** It keeps its place among the posts of its account. */
    readonly keepsTurn?: boolean;
    /** People hear why it is put off. */
    readonly tells?: PutOffWhy | null;
  },
): Promise<void> {
  if (await lookFirst(w, locked)) return;
  if ((await sharedFreezeOf(w.tx, locked.draft.deskId)) !== null) return holdFrozen(w, locked);
  const { keepsTurn = false, tells = null, ...ready } = next;
  const { state } = locked.delivery;
  if (state === 'ready' || state === 'sending') await move(w, locked, 'putOff', { ...ready, keepsTurn, tells });
  else await move(w, locked, 'sendAgain', ready);
}
