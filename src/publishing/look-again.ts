import type { Writing } from '#storage/store.ts';

import type { DoubtDelivery } from './delivery.ts';
import type { Locked } from './lock-delivery.ts';
import { inSeconds, type PublishingDeps, quarantineSeconds } from './publishing-deps.ts';
import { enqueueStep } from './publishing-queue.ts';
import { recordMove } from './record-move.ts';

/** Looks once more for what is in doubt, later each time. */
export async function lookAgain(
  deps: PublishingDeps,
  w: Writing,
  locked: Locked<DoubtDelivery>,
  absentLooks: number,
): Promise<void> {
  const { id, accountId, attempt, looks } = locked.delivery;
  const { network } = await w.tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { network: true } });
  const at = inSeconds(deps, quarantineSeconds(deps, network) * (looks + 1));
  await w.tx.delivery.update({ where: { id }, data: { dueAt: at, settleChecks: looks + 1, absentLooks } });
  await enqueueStep(w, { deliveryId: id, step: 'settle', attempt, round: looks + 2 }, at);
  await recordMove(w, locked, { kind: 'looked', data: { absentLooks, looks: looks + 1 } });
}
