import type { Writing } from '#storage/store.ts';

import { holdDelivery } from './hold-delivery.ts';
import type { Locked } from './lock-delivery.ts';

/** Holds a delivery whose desk is frozen. The channel was told of the freeze; what may be public is told by itself. */
export async function holdFrozen(w: Writing, locked: Locked): Promise<void> {
  await holdDelivery(w, locked, 'frozen', locked.delivery.doubtSince === null ? 'toldAlready' : 'toBeTold');
}
