import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { DoubtDelivery } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import { inSeconds, type PublishingDeps } from './publishing-deps.ts';

/** A person is asked where limits kept a doubt from being looked into for so long. */
const longestDoubtSeconds = 3600;

/**
 * Looks when the network allows it, after `afterSeconds`. A look that a limit kept from being had is none: it does not
 * count among those after which a person is asked.
 */
export async function lookLater(
  deps: PublishingDeps,
  w: Writing,
  locked: Locked<DoubtDelivery>,
  afterSeconds: number,
): Promise<void> {
  const { doubtSince } = locked.delivery;
  const at = inSeconds(deps, Math.max(1, afterSeconds));
  if (at.getTime() > doubtSince.getTime() + longestDoubtSeconds * 1000) {
    return move(w, locked, 'hold', { why: 'cannot_look' });
  }
  await move(w, locked, 'probeAgain', { at, absentLooks: null });
}
