import { z } from 'zod';

import type { Database, Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { freeze, freezeLock } from '#publishing/holding/freeze.ts';
import type { DoubtDelivery } from '#publishing/delivery.ts';
import { lockDelivery, type Locked, type LockedRows } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { lapseApprovals, showStanding } from './ask-again.ts';

const kind = 'restored';

const dataSchema = z.object({
  takenAt: z.iso.datetime().transform((at) => new Date(at)),
  coversUntil: z.iso.datetime().transform((at) => new Date(at)),
});

/** The last time when Tambour was restored from a backup. */
interface LastRestore {
  readonly at: Date;
  /** When the backup was taken. It knows nothing of what was sent later. */
  readonly takenAt: Date;
  /**
   * Drafts and deliveries created until then may be from the backup; later than `at` if its machine's clock was ahead.
   */
  readonly coversUntil: Date;
}

// Few entries belong to no draft, and an index finds them.
const lastEntry = Prisma.sql`
  SELECT "at", "data" FROM "JournalEntry" WHERE "draftId" IS NULL AND "kind" = ${kind} ORDER BY "seq" DESC LIMIT 1`;

/** Tells whether a restore may have brought back what was created then, and lost what became of it since. */
export function isFromBackup(restore: LastRestore | null, createdAt: Date): restore is LastRestore {
  return restore !== null && createdAt <= restore.coversUntil;
}

/** Reads the last restore; null if this Tambour never was restored. */
export async function lastRestore(tx: Transaction): Promise<LastRestore | null> {
  const [entry] = await tx.$queryRaw<{ at: Date; data: unknown }[]>(lastEntry);
  return entry === undefined ? null : { at: entry.at, ...dataSchema.parse(entry.data) };
}

/**
 * Reads the last restore and takes the shared freeze lock, in one statement because a person waits for it. No freeze
 * begins before this transaction ends; whether one is in force has to be read by a later statement.
 */
export async function lastRestoreAndFreezeLock(tx: Transaction): Promise<LastRestore | null> {
  const [entry] = await tx.$queryRaw<{ at: Date | null; data: unknown }[]>`
    WITH "unfrozen" AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(${freezeLock}))
    SELECT "last"."at", "last"."data" FROM "unfrozen" LEFT JOIN (${lastEntry}) AS "last" ON true`;
  if (entry === undefined) throw new Error('the database returned no row about restores');
  return entry.at === null ? null : { at: entry.at, ...dataSchema.parse(entry.data) };
}

/** Journals that Tambour was restored. */
async function recordRestore(work: UnitOfWork, restore: Omit<LastRestore, 'at'>, by: string): Promise<void> {
  await journal(work, { kind, deskId: null, draftId: null, actor: by, data: { ...restore } });
}

/** More drafts than a desk makes between two backups: the chat still shows those that are lost, by their numbers. */
const skippedNumbers = 1000;

// wait: after a restore
/** Longer than any send takes to show: Tambour may have been killed a moment before it was restored elsewhere. */
const restSeconds = 120;

/** Returns when what was sent before the restore surely shows on its network. */
function showsAt(restore: LastRestore): Date {
  return new Date(restore.at.getTime() + restSeconds * 1000);
}

/**
 * Puts the delivery in doubt, so that it is looked for before it leaves, if a restore may have lost its sending: its
 * draft is from the backup, and it was neither sent nor looked for since. Returns false, and does nothing, if it is
 * free to leave. So nothing sends a public post again: no person, no reaction that is read again, no account that
 * wakes.
 */
export async function probeFirst(work: UnitOfWork, locked: LockedRows): Promise<boolean> {
  if (locked.delivery.doubtSince !== null) return false;
  return probeUnlessNewer(work, locked, await lastRestore(work.tx));
}

/** Does what `probeFirst` does, with a known last restore. */
export async function probeUnlessNewer(
  work: UnitOfWork,
  locked: LockedRows,
  restore: LastRestore | null,
): Promise<boolean> {
  const { draft, delivery } = locked;
  // guard: what a restore may have forgotten
  if (delivery.doubtSince !== null) return false;
  if (restore === null) return false;
  if (!isFromBackup(restore, draft.createdAt) && !(await isOfKnownRow(work.tx, draft.id, restore))) return false;
  if (delivery.sendingSince !== null && !isFromBackup(restore, delivery.sendingSince)) return false;
  const { createdAt } = delivery;
  const sendingSince = createdAt < restore.takenAt ? createdAt : restore.takenAt;
  const now = work.clock.now();
  const shows = showsAt(restore);
  await move(work, locked, 'doubt', { why: 'restored', lookAt: shows > now ? shows : now, sendingSince });
  return true;
}

/** Tells whether a draft was made of a file's row that the backup knew: the lost process may have made one of it too. */
async function isOfKnownRow(tx: Transaction, draftId: string, { coversUntil }: LastRestore): Promise<boolean> {
  const made = await tx.batchDraft.findUnique({ where: { draftId }, select: { campaignId: true, hash: true } });
  if (made === null) return false;
  const { campaignId, hash } = made;
  return (await tx.batchRow.count({ where: { hash, batch: { campaignId, droppedAt: { lte: coversUntil } } } })) > 0;
}

/**
 * Tells whether what was sought and not found may have left before the restore all the same: it may have been replaced
 * or retracted since. It was due by then, was being sent, or was approved anew since. Pure.
 */
export function mayHaveLeft({ draft, delivery }: Locked<DoubtDelivery>, restore: LastRestore): boolean {
  if (delivery.why !== 'restored' || !isFromBackup(restore, delivery.createdAt)) return true;
  const { window } = draft.current.content;
  return window === null || window.publishAt <= restore.coversUntil;
}

/**
 * Freezes every desk, and puts every delivery in doubt that would continue without a person after a restore: it may have been sent since the
 * backup was taken, and is looked for before it leaves. What waits for a person is looked for when they let it go
 * (`probeFirst`). Must run before anybody publishes. Returns how many deliveries are in doubt.
 */
export async function doubtAfterRestore(
  store: Store,
  { takenAt }: { readonly takenAt: Date },
  by = 'tambour',
): Promise<number> {
  const coversUntil = await newest(store.db, store.clock.now());
  await store.write((work) => recordRestore(work, { takenAt, coversUntil }, by));
  // Whatever could leave is seen by an approver first: the desk's freeze of its own kind ends below a list of it.
  for (const { id: deskId } of await store.db.desk.findMany({ select: { id: true } })) {
    const request = { deskId, by: { id: by, name: by }, why: null, isAfterRestore: true };
    await store.write(async (work) => {
      // guard: a restore freezes each desk
      await freeze(work, request);
      await work.tx.desk.update({ where: { id: deskId }, data: { lastDraftNumber: { increment: skippedNumbers } } });
    });
  }
  await store.write(async (work) => {
    await lapseApprovals(work);
    await showStanding(work);
  });
  const moving = await store.db.delivery.findMany({
    where: { state: { in: ['ready', 'sending', 'doubt'] } },
    select: { id: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  // guard: what was leaving at the restore
  for (const { id } of moving) await store.write((work) => doubt(work, id));
  return moving.length;
}

async function doubt(work: UnitOfWork, deliveryId: string): Promise<void> {
  const locked = await lockDelivery(work.tx, deliveryId);
  const restore = await lastRestore(work.tx);
  if (locked === null || restore === null) throw new Error(`delivery ${deliveryId} is gone, or nothing was restored`);
  const { delivery } = locked;
  const lookAt = showsAt(restore);
  switch (delivery.state) {
    case 'ready':
      if (await probeFirst(work, locked)) return;
      return move(work, locked, 'doubt', { why: 'no_answer', lookAt });
    case 'sending':
      return move(work, locked, 'doubt', { why: 'no_answer', lookAt });
    case 'doubt':
      return move(work, locked, 'doubt', { why: delivery.why, lookAt });
    case 'sent':
    case 'failed':
    case 'held':
    case 'cancelled':
    case 'retracting':
    case 'retracted':
      throw new Error(`delivery ${deliveryId} moved while nobody may use the database`);
  }
}

/** Returns the latest of now and of the newest draft's and delivery's creation, by a clock that may have been ahead. */
async function newest(db: Database, now: Date): Promise<Date> {
  const youngest = { orderBy: { createdAt: 'desc' }, select: { createdAt: true } } as const;
  const draft = await db.draft.findFirst(youngest);
  const delivery = await db.delivery.findFirst(youngest);
  return new Date(Math.max(now.getTime(), draft?.createdAt.getTime() ?? 0, delivery?.createdAt.getTime() ?? 0));
}
