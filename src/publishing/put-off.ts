import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { PutOffWhy } from './move-data.ts';
import type { Locked } from './lock-delivery.ts';
import { readyDelivery } from './ready-delivery.ts';

const maxSeconds = 3600;
/** Shorter waits are not worth a line in the thread. */
const tellFromSeconds = 15;

/**
 * Tries again after as long as the network says, and longer with every attempt; never past the delivery's last moment:
 * then it is held at once, so that people hear while they can still do something.
 */
export async function putOff(
  w: Writing,
  locked: Locked,
  pause: { readonly why: PutOffWhy; readonly afterSeconds: number },
): Promise<void> {
  const grown = growingSeconds(locked.delivery.attempt);
  const seconds = Math.min(maxSeconds, Math.max(1, pause.afterSeconds, grown));
  const at = new Date(w.clock.now().getTime() + Math.ceil(seconds) * 1000);
  await putOffUntil(w, locked, { why: pause.why, at });
}

/** As `putOff`, until an instant. What its account's limit puts off keeps its place among the account's posts. */
export async function putOffUntil(
  w: Writing,
  locked: Locked,
  { why, at }: { readonly why: PutOffWhy; readonly at: Date },
): Promise<void> {
  if (at >= locked.delivery.notAfterAt) return move(w, locked, 'hold', { why: 'late' });
  const isLong = at.getTime() - w.clock.now().getTime() >= tellFromSeconds * 1000;
  await readyDelivery(w, locked, { at, because: why, keepsTurn: why === 'rate_limit', tells: isLong ? why : null });
}

/** 1, 2, 4, 8 … s, at most 5 min. Attempts count twice: when begun and when given back. */
function growingSeconds(attempt: number): number {
  return Math.min(300, 2 ** Math.min(20, Math.floor(attempt / 2)));
}
