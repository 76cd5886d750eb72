import { freezeOf } from '#desks/freeze.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Store, Writing } from '#storage/store.ts';

import { deliveriesOf } from './delivery-states.ts';
import { holdFrozen } from './hold-frozen.ts';

/**
 * Holds what is ready on frozen desks, so that cards and lists show it; the jobs that were to send it end quietly. A
 * transaction each draft. Nothing becomes ready while its desk is frozen, so that one round finds it all. Returns how
 * many deliveries were held.
 */
export async function holdAllFrozen(store: Store): Promise<number> {
  const standing = await store.db.freeze.findMany({ where: { thawedAt: null }, select: { deskId: true } });
  if (standing.length === 0) return 0;
  const isAll = standing.some(({ deskId }) => deskId === null);
  const deskIds = standing.flatMap(({ deskId }) => (deskId === null ? [] : [deskId]));
  const drafts = await store.db.draft.findMany({
    where: { deliveries: { some: { state: 'ready' } }, ...(isAll ? {} : { deskId: { in: deskIds } }) },
    select: { id: true },
    orderBy: [{ deskId: 'asc' }, { number: 'asc' }],
  });
  let held = 0;
  for (const { id } of drafts) held += await store.write((w) => holdDraft(w, id));
  return held;
}

async function holdDraft(w: Writing, draftId: string): Promise<number> {
  const draft = await lockDraft(w.tx, draftId);
  if (draft === null || (await freezeOf(w.tx, draft.deskId)) === null) return 0;
  const ready = (await deliveriesOf(w.tx, draftId)).filter(({ state }) => state === 'ready');
  for (const delivery of ready) await holdFrozen(w, { draft, delivery });
  return ready.length;
}
