import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import type { DoubtDelivery } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import { inSeconds, type PublishingDeps, quarantineSeconds } from './publishing-deps.ts';

// wait: between two looks that find nothing
/**
 * Looks that find nothing prove something only together where so much lies between them: a server was seen to show its
 * posts while it took none for 75 s, and a request to arrive after 115 s.
 */
const betweenAbsentLooksSeconds = 90;

/** Looks once more for what is in doubt, later each time. */
export async function lookAgain(
  deps: PublishingDeps,
  w: Writing,
  locked: Locked<DoubtDelivery>,
  absentLooks: number,
): Promise<void> {
  const { accountId, looks } = locked.delivery;
  const { network } = await w.tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { network: true } });
  const seconds = quarantineSeconds(deps, network) * (looks + 1);
  // guard: what lies between two looks
  const afterSeconds = absentLooks === 0 ? seconds : Math.max(seconds, betweenAbsentLooksSeconds);
  const at = inSeconds(deps, afterSeconds);
  await move(w, locked, 'probeAgain', { at, absentLooks });
}
