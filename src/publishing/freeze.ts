import { type Freeze, freezeOfScope } from '#desks/freeze.ts';
import { journal } from '#storage/journal.ts';
import { notify } from '#storage/notify.ts';
import type { Writing } from '#storage/store.ts';

import { lockFreeze } from './freeze-lock.ts';
import { freezeQueue } from './freeze-queue.ts';

/** Who freezes or thaws; the name for the journal. */
export interface Freezer {
  /** A platform user id, or "administrator". */
  readonly id: string;
  readonly name: string;
}

export interface FreezeOutcome {
  /** `already`: by somebody before; nothing was done. */
  readonly kind: 'frozen' | 'already';
  readonly freeze: Freeze;
}

/**
 * Freezes a desk, or, for null, all of them. From the commit on nothing is claimed for sending, on any replica: whoever
 * claims shares a lock that this waits for. What was claimed before and has not left looks once more. A job moves what
 * was ready to held, and each channel is told. Who may is the caller's to ask.
 */
export async function freeze(
  w: Writing,
  request: { readonly deskId: string | null; readonly by: Freezer; readonly why: string | null },
): Promise<FreezeOutcome> {
  const { deskId, by, why } = request;
  await lockFreeze(w.tx);
  const before = await freezeOfScope(w.tx, deskId);
  if (before !== null) return { kind: 'already', freeze: before };
  const id = w.newId();
  const at = w.clock.now();
  await w.tx.freeze.create({ data: { id, deskId, frozenAt: at, frozenBy: by.id, why } });
  const kind = deskId === null ? 'all.frozen' : 'desk.frozen';
  const data = { freezeId: id, name: by.name, why };
  await journal(w, { kind, deskId, draftId: null, actor: by.id, data });
  await w.jobs.enqueue(w.tx, freezeQueue, { key: `hold:${id}`, data: { freezeId: id } });
  await tellDesks(w, deskId, { kind: 'desk.frozen', freezeId: id });
  return { kind: 'frozen', freeze: { id, scope: deskId === null ? 'all' : 'desk', at, by: by.id, why } };
}

/** Has the channel of the desk, or of each, told of a freeze that begins or ends. */
export async function tellDesks(
  w: Writing,
  deskId: string | null,
  { kind, freezeId }: { readonly kind: 'desk.frozen' | 'desk.thawed'; readonly freezeId: string },
): Promise<void> {
  const desks = await w.tx.desk.findMany({ where: deskId === null ? {} : { id: deskId }, select: { id: true } });
  for (const { id } of desks) {
    await notify(w, { key: `${kind}:${freezeId}:${id}`, deskId: id, draftId: null, kind, data: { freezeId } });
  }
}
