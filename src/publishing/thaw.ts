import { type Freeze, freezeOfScope } from '#desks/freeze.ts';
import { journal } from '#storage/journal.ts';
import type { Store, Writing } from '#storage/store.ts';

import { type Freezer, tellDesks } from './freeze.ts';
import { lockFreeze } from './freeze-lock.ts';
import { freezeQueue } from './freeze-queue.ts';
import { holdAllFrozen } from './hold-all-frozen.ts';

export type ThawOutcome = { readonly kind: 'thawed'; readonly freeze: Freeze } | { readonly kind: 'notFrozen' };

interface ThawRequest {
  readonly deskId: string | null;
  readonly by: Freezer;
}

/**
 * Ends the freeze of a desk, or, for null, that of all. Nothing leaves by that: what was ready is held before, and waits
 * for somebody to let it go, delivery by delivery. Who may is the caller's to ask.
 */
export async function thaw(store: Store, request: ThawRequest): Promise<ThawOutcome> {
  for (;;) {
    await holdAllFrozen(store);
    const outcome = await store.write((w) => end(w, request));
    if (outcome.kind !== 'notYetHeld') return outcome;
  }
}

async function end(w: Writing, { deskId, by }: ThawRequest): Promise<ThawOutcome | { readonly kind: 'notYetHeld' }> {
  await lockFreeze(w.tx);
  const freeze = await freezeOfScope(w.tx, deskId);
  if (freeze === null) return { kind: 'notFrozen' };
  // It began after the others were held.
  const ofScope = deskId === null ? {} : { draft: { deskId } };
  if ((await w.tx.delivery.count({ where: { state: 'ready', ...ofScope } })) > 0) return { kind: 'notYetHeld' };
  const { id: freezeId } = freeze;
  await w.tx.freeze.update({ where: { id: freezeId }, data: { thawedAt: w.clock.now(), thawedBy: by.id } });
  const kind = deskId === null ? 'all.thawed' : 'desk.thawed';
  await journal(w, { kind, deskId, draftId: null, actor: by.id, data: { freezeId, name: by.name } });
  await w.jobs.enqueue(w.tx, freezeQueue, { key: `thaw:${freezeId}`, data: { freezeId } });
  await tellDesks(w, deskId, { kind: 'desk.thawed', freezeId });
  return { kind: 'thawed', freeze };
}
