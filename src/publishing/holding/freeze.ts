import { type Freeze, freezeOf, freezeOfScope, isHeldBy } from '#desks/freeze.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import type { Draft } from '#drafts/draft.ts';
import { isMadeUp } from '#drafts/made-up.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { isOfEmergency } from './is-of-emergency.ts';
import { holdOverDesks, shareFreezeLock } from './over-desk.ts';
import { freezeQueue } from '#publishing/queues.ts';

/** Lock shared by everything that lets deliveries leave, now or later; a freeze takes it exclusively. */
export const freezeLock = lockNumbers.freeze;

/**
 * Returns the freeze that holds a draft's posts; null if none does. Takes the shared lock, so no freeze begins before
 * this transaction ends: either the freeze sees what this one lets leave, or this one sees the freeze.
 */
export async function sharedFreezeOf(tx: Transaction, draft: Pick<Draft, 'id' | 'deskId'>): Promise<Freeze | null> {
  await shareFreezeLock(tx);
  return freezeHolding(tx, draft);
}

/** Reads the freeze that holds a draft's posts; null if none does. */
export async function freezeHolding(
  tx: Transaction,
  { id, deskId }: Pick<Draft, 'id' | 'deskId'>,
): Promise<Freeze | null> {
  const freeze = await freezeOf(tx, deskId);
  const isEmergency = freeze?.exceptEmergencies === true && (await isOfEmergency(tx, id));
  return isHeldBy(freeze, isEmergency) ? freeze : null;
}

/** Locks out transactions that let something leave: waits for running ones; later ones wait for this one. */
export async function lockFreeze(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${freezeLock})`;
}

/** The person who freezes or thaws; the name is for the journal. */
interface Freezer {
  /** A platform user id, or "administrator". */
  readonly id: string;
  readonly name: string;
}

interface FreezeOutcome {
  /**
   * `already`: frozen before; nothing was done. `stricter`: frozen before, but from now on it holds emergencies too.
   */
  readonly kind: 'frozen' | 'stricter' | 'already';
  readonly freeze: Freeze;
}

interface FreezeRequest {
  readonly deskId: string | null;
  readonly by: Freezer;
  readonly why: string | null;
  /** If left out, posts of emergencies are held like all others. */
  readonly exceptEmergencies?: boolean;
  /** True: it begins with a restore, and an ordinary thaw does not end it. */
  readonly isAfterRestore?: boolean;
}

/**
 * Freezes a desk, or all desks for null. After the commit no replica claims anything for sending: a claim shares a lock
 * that this waits for. A delivery that was claimed but has not left yet checks for a freeze once more. A job moves what
 * was ready to held, and each channel is notified. An existing freeze can only become stricter: to except emergencies
 * would loosen it, which takes a thaw. The caller checks who may do this.
 */
export async function freeze(work: UnitOfWork, request: FreezeRequest): Promise<FreezeOutcome> {
  const { deskId, by, why, exceptEmergencies = false, isAfterRestore = false } = request;
  await lockFreeze(work.tx);
  const before = await freezeOfScope(work.tx, deskId, isAfterRestore);
  if (before !== null && (exceptEmergencies || !before.exceptEmergencies)) return { kind: 'already', freeze: before };
  const kind = before === null ? 'frozen' : 'stricter';
  const at = work.clock.now();
  const frozen: Freeze =
    before === null
      ? {
          id: work.newId(),
          scope: deskId === null ? 'all' : 'desk',
          at,
          by: by.id,
          why,
          exceptEmergencies,
          isAfterRestore,
        }
      : { ...before, exceptEmergencies };
  const { id } = frozen;
  if (before === null) {
    const row = { id, deskId, frozenAt: at, frozenBy: by.id, why, exceptEmergencies, afterRestore: isAfterRestore };
    await work.tx.freeze.create({ data: row });
  } else await work.tx.freeze.update({ where: { id }, data: { exceptEmergencies } });
  const entry = {
    freezeId: id,
    name: by.name,
    why,
    ...(exceptEmergencies ? { exceptEmergencies } : {}),
    ...(isAfterRestore ? { isAfterRestore } : {}),
  };
  const journaled = deskId === null ? 'all.frozen' : 'desk.frozen';
  await journal(work, { kind: journaled, deskId, draftId: null, actor: by.id, data: entry });
  await work.jobs.enqueue(work.tx, freezeQueue, {
    key: `hold:${id}${before === null ? '' : ':stricter'}`,
    data: { freezeId: id },
  });
  await enqueueForDesks(work, deskId, { kind: 'desk.frozen', freezeId: id, isAgain: before !== null });
  return { kind, freeze: frozen };
}

/** Enqueues a notice of a freeze's beginning or end for the desk's channel, or for every desk's. */
async function enqueueForDesks(
  work: UnitOfWork,
  deskId: string | null,
  {
    kind,
    freezeId,
    isAgain = false,
  }: { readonly kind: 'desk.frozen' | 'desk.thawed'; readonly freezeId: string; readonly isAgain?: boolean },
): Promise<void> {
  const desks = await work.tx.desk.findMany({ where: deskId === null ? {} : { id: deskId }, select: { id: true } });
  for (const { id } of desks) {
    const key = `${kind}:${freezeId}:${id}${isAgain ? ':stricter' : ''}`;
    await notify(work, { key, deskId: id, draftId: null, kind, data: { freezeId } });
  }
}

type ThawOutcome =
  | { readonly kind: 'thawed'; readonly freeze: Freeze }
  | { readonly kind: 'notFrozen' }
  /** After a restore: what may have left before is still looked for, so that no list of what waits is whole. */
  | { readonly kind: 'looking' };

interface ThawRequest {
  readonly deskId: string | null;
  readonly by: Freezer;
  /** True: ends the freeze that began with a restore; left out: the one that somebody began. */
  readonly isAfterRestore?: boolean;
}

/**
 * Ends the freeze of a desk, or the freeze of all desks for null. This releases no post: what was ready is held first,
 * and waits until somebody lets it go, delivery by delivery. The caller checks who may do this.
 */
export async function thaw(store: Store, request: ThawRequest): Promise<ThawOutcome> {
  for (;;) {
    await holdOverDesks(store);
    const outcome = await store.write((work) => end(work, request));
    if (outcome.kind !== 'notYetHeld') return outcome;
  }
}

async function end(
  work: UnitOfWork,
  { deskId, by, isAfterRestore = false }: ThawRequest,
): Promise<ThawOutcome | { readonly kind: 'notYetHeld' }> {
  await lockFreeze(work.tx);
  const freeze = await freezeOfScope(work.tx, deskId, isAfterRestore);
  if (freeze === null) return { kind: 'notFrozen' };
  // guard: no end of a restore’s freeze while something is looked for
  if (isAfterRestore && deskId !== null && (await isLooking(work.tx, deskId))) return { kind: 'looking' };
  // Something became ready after the others were held: the freeze began only then.
  if (await hasReady(work.tx, deskId, freeze)) return { kind: 'notYetHeld' };
  const { id: freezeId } = freeze;
  await work.tx.freeze.update({ where: { id: freezeId }, data: { thawedAt: work.clock.now(), thawedBy: by.id } });
  const kind = deskId === null ? 'all.thawed' : 'desk.thawed';
  await journal(work, { kind, deskId, draftId: null, actor: by.id, data: { freezeId, name: by.name } });
  await work.jobs.enqueue(work.tx, freezeQueue, { key: `thaw:${freezeId}`, data: { freezeId } });
  await enqueueForDesks(work, deskId, { kind: 'desk.thawed', freezeId });
  return { kind: 'thawed', freeze };
}

/** Tells whether something of the desk is in doubt, and looked for. */
async function isLooking(tx: Transaction, deskId: string): Promise<boolean> {
  return (await tx.delivery.count({ where: { state: 'doubt', draft: { deskId } } })) > 0;
}

/** Tells whether the desk, or any desk for null, has a ready delivery that the freeze should hold. */
async function hasReady(tx: Transaction, deskId: string | null, { exceptEmergencies }: Freeze): Promise<boolean> {
  const ready = await tx.delivery.findMany({
    where: { state: 'ready', ...(deskId === null ? {} : { draft: { deskId } }) },
    distinct: ['draftId'],
    select: { draftId: true },
  });
  for (const { draftId } of ready) if (!exceptEmergencies || !(await isOfEmergency(tx, draftId))) return true;
  return false;
}

/**
 * Holds what was ready, and enqueues a redraw of the cards on which somebody could decide or let something go. Runs in
 * a job after a freeze or a thaw.
 */
export async function showFreeze(store: Store, freezeId: string): Promise<void> {
  await holdOverDesks(store);
  const freeze = await store.db.freeze.findUniqueOrThrow({ where: { id: freezeId }, select: { deskId: true } });
  // A made-up past was never in the chat: shown now, its posts would push the freeze out of sight.
  const drafts = await store.db.$queryRaw<{ id: string; deskId: string }[]>`
    SELECT "draft"."id", "draft"."deskId" FROM "Draft" "draft"
    WHERE (${freeze.deskId}::uuid IS NULL OR "draft"."deskId" = ${freeze.deskId}::uuid) AND NOT ${isMadeUp}
      AND ("draft"."state" = 'asked' OR EXISTS (
        SELECT 1 FROM "Delivery" WHERE "draftId" = "draft"."id" AND "state" IN ('held', 'failed')))
    ORDER BY "draft"."createdAt"`;
  for (const draft of drafts)
    await store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
}
