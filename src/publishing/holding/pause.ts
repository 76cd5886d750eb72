import { type EmergencyPause, pauseOf } from '#desks/emergency-pause.ts';
import { lockDraft } from '#drafts/draft.ts';
import { isOfEmergency, readUse } from '#drafts/emergency/use.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { deliveriesOf, type Delivery } from '#publishing/delivery.ts';
import { isRoutine } from '#publishing/gate.ts';
import type { LockedRows } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';

/** Holds a delivery for an emergency's pause. The channel knows of the pause; only a delivery in doubt is reported. */
export async function holdPaused(work: UnitOfWork, locked: LockedRows, isAbsent?: true): Promise<void> {
  const isTold = locked.delivery.doubtSince === null || isAbsent === true;
  await move(work, locked, 'hold', { why: 'emergency_pause', isTold, ...(isAbsent === true ? { isAbsent } : {}) });
}

/** Reads the pause that a delivery waits for; null if there is none, or for an emergency's post or a correction. */
export async function pauseFor(
  work: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  {
    draft,
    delivery,
  }: { readonly draft: { readonly id: string; readonly deskId: string }; readonly delivery: Delivery },
): Promise<EmergencyPause | null> {
  const pause = await pauseOf(work.tx, draft.deskId);
  if (pause === null) return null;
  const use = await readUse(work, draft.id);
  // For this revision only: a later revision of the draft is routine.
  const isOfIt = use !== null && use.isGenuine && use.mode === 'real' && use.revision === delivery.revision;
  return isRoutine(delivery, isOfIt) ? pause : null;
}

/**
 * Holds what is ready on desks whose routine posts wait for an emergency, so that cards and lists show it; the jobs
 * that were to send it end quietly. Uses one transaction per draft. Nothing routine becomes ready meanwhile, so one
 * pass finds everything. Returns how many deliveries were held.
 */
export async function holdAllPaused(store: Store): Promise<number> {
  const standing = await store.db.emergency.findMany({
    where: { mode: 'real', endedAt: null },
    select: { deskId: true },
  });
  if (standing.length === 0) return 0;
  // guard: what is ready is held in a pause
  const drafts = await store.db.draft.findMany({
    where: {
      deskId: { in: standing.map(({ deskId }) => deskId) },
      deliveries: { some: { state: 'ready', correctsId: null } },
    },
    select: { id: true },
    orderBy: [{ deskId: 'asc' }, { number: 'asc' }],
  });
  let held = 0;
  for (const { id } of drafts) held += await store.write((work) => holdDraft(work, id));
  return held;
}

async function holdDraft(work: UnitOfWork, draftId: string): Promise<number> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null || (await pauseOf(work.tx, draft.deskId)) === null) return 0;
  const isEmergency = isOfEmergency(await readUse(work, draftId), draft);
  const ready = (await deliveriesOf(work.tx, draftId)).filter(
    (delivery) => delivery.state === 'ready' && isRoutine(delivery, isEmergency),
  );
  for (const delivery of ready) await holdPaused(work, { draft, delivery });
  return ready.length;
}
