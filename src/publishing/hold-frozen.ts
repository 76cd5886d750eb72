import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { Locked } from './lock-delivery.ts';

/** Holds a delivery whose desk is frozen. The channel was told of the freeze; what may be public is told by itself. */
export async function holdFrozen(w: Writing, locked: Locked): Promise<void> {
  await move(w, locked, 'hold', { why: 'frozen', isTold: locked.delivery.doubtSince === null });
}
