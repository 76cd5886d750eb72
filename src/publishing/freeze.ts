import { type Freeze, freezeOf, freezeOfScope } from '#desks/freeze.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { lockDraft } from '#drafts/draft.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { deliveriesOf } from './delivery.ts';
import type { LockedRows } from './lock-delivery.ts';
import { move } from './move.ts';
import { freezeQueue } from './queues.ts';

/** Lock shared by everything that lets deliveries leave, now or later; a freeze takes it alone. */
export const freezeLock = lockNumbers.freeze;

/**
 * Returns the freeze that a desk is under. None begins before this transaction has ended: either the freeze sees what
 * it lets leave, or it sees the freeze.
 */
export async function sharedFreezeOf(tx: Transaction, deskId: string): Promise<Freeze | null> {
  // A statement of its own: the next one sees what was committed while this one waited.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${freezeLock})`;
  return freezeOf(tx, deskId);
}

/** Waits for every transaction that lets something leave; those that come after wait for this one. */
export async function lockFreeze(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${freezeLock})`;
}

/** Holds a delivery whose desk is frozen. The channel was told of the freeze; what may be public is told by itself. */
export async function holdFrozen(work: UnitOfWork, locked: LockedRows): Promise<void> {
  await move(work, locked, 'hold', { why: 'frozen', isTold: locked.delivery.doubtSince === null });
}

/** The person who freezes or thaws; the name is for the journal. */
interface Freezer {
  /** A platform user id, or "administrator". */
  readonly id: string;
  readonly name: string;
}

interface FreezeOutcome {
  /** `already`: by somebody before; nothing was done. */
  readonly kind: 'frozen' | 'already';
  readonly freeze: Freeze;
}

/**
 * Freezes a desk, or, for null, all of them. From the commit on nothing is claimed for sending, on any replica: a claim
 * shares a lock that this waits for. A delivery that was claimed before and has not left looks once more. A job moves
 * what was ready to held, and each channel is told. The caller checks who may do this.
 */
export async function freeze(
  work: UnitOfWork,
  request: { readonly deskId: string | null; readonly by: Freezer; readonly why: string | null },
): Promise<FreezeOutcome> {
  const { deskId, by, why } = request;
  await lockFreeze(work.tx);
  const before = await freezeOfScope(work.tx, deskId);
  if (before !== null) return { kind: 'already', freeze: before };
  const id = work.newId();
  const at = work.clock.now();
  await work.tx.freeze.create({ data: { id, deskId, frozenAt: at, frozenBy: by.id, why } });
  const kind = deskId === null ? 'all.frozen' : 'desk.frozen';
  const data = { freezeId: id, name: by.name, why };
  await journal(work, { kind, deskId, draftId: null, actor: by.id, data });
  await work.jobs.enqueue(work.tx, freezeQueue, { key: `hold:${id}`, data: { freezeId: id } });
  await enqueueForDesks(work, deskId, { kind: 'desk.frozen', freezeId: id });
  return { kind: 'frozen', freeze: { id, scope: deskId === null ? 'all' : 'desk', at, by: by.id, why } };
}

/** Enqueues a notice of a freeze's beginning or end for the channel of the desk, or of each desk. */
async function enqueueForDesks(
  work: UnitOfWork,
  deskId: string | null,
  { kind, freezeId }: { readonly kind: 'desk.frozen' | 'desk.thawed'; readonly freezeId: string },
): Promise<void> {
  const desks = await work.tx.desk.findMany({ where: deskId === null ? {} : { id: deskId }, select: { id: true } });
  for (const { id } of desks) {
    await notify(work, { key: `${kind}:${freezeId}:${id}`, deskId: id, draftId: null, kind, data: { freezeId } });
  }
}

type ThawOutcome = { readonly kind: 'thawed'; readonly freeze: Freeze } | { readonly kind: 'notFrozen' };

interface ThawRequest {
  readonly deskId: string | null;
  readonly by: Freezer;
}

/**
 * Ends the freeze of a desk, or, for null, that of all. Nothing leaves by that: what was ready is held before, and
 * waits for somebody to let it go, delivery by delivery. The caller checks who may do this.
 */
export async function thaw(store: Store, request: ThawRequest): Promise<ThawOutcome> {
  for (;;) {
    await holdAllFrozen(store);
    const outcome = await store.write((work) => end(work, request));
    if (outcome.kind !== 'notYetHeld') return outcome;
  }
}

async function end(
  work: UnitOfWork,
  { deskId, by }: ThawRequest,
): Promise<ThawOutcome | { readonly kind: 'notYetHeld' }> {
  await lockFreeze(work.tx);
  const freeze = await freezeOfScope(work.tx, deskId);
  if (freeze === null) return { kind: 'notFrozen' };
  // It began after the others were held.
  const ofScope = deskId === null ? {} : { draft: { deskId } };
  if ((await work.tx.delivery.count({ where: { state: 'ready', ...ofScope } })) > 0) return { kind: 'notYetHeld' };
  const { id: freezeId } = freeze;
  await work.tx.freeze.update({ where: { id: freezeId }, data: { thawedAt: work.clock.now(), thawedBy: by.id } });
  const kind = deskId === null ? 'all.thawed' : 'desk.thawed';
  await journal(work, { kind, deskId, draftId: null, actor: by.id, data: { freezeId, name: by.name } });
  await work.jobs.enqueue(work.tx, freezeQueue, { key: `thaw:${freezeId}`, data: { freezeId } });
  await enqueueForDesks(work, deskId, { kind: 'desk.thawed', freezeId });
  return { kind: 'thawed', freeze };
}

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
  for (const { id } of drafts) held += await store.write((work) => holdDraft(work, id));
  return held;
}

async function holdDraft(work: UnitOfWork, draftId: string): Promise<number> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null || (await freezeOf(work.tx, draft.deskId)) === null) return 0;
  const ready = (await deliveriesOf(work.tx, draftId)).filter(({ state }) => state === 'ready');
  for (const delivery of ready) await holdFrozen(work, { draft, delivery });
  return ready.length;
}

/**
 * Holds what was ready, and enqueues a redraw of the cards on which somebody could decide or let something go. Runs in
 * a job after a freeze or a thaw.
 */
export async function showFreeze(store: Store, freezeId: string): Promise<void> {
  await holdAllFrozen(store);
  const freeze = await store.db.freeze.findUniqueOrThrow({ where: { id: freezeId }, select: { deskId: true } });
  const drafts = await store.db.draft.findMany({
    where: {
      ...(freeze.deskId === null ? {} : { deskId: freeze.deskId }),
      OR: [{ state: 'asked' }, { deliveries: { some: { state: { in: ['held', 'failed'] } } } }],
    },
    select: { id: true, deskId: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts)
    await store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
}
