import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deskThatWakes } from '#accounts/desk-that-wakes.ts';

import { enqueueKeepingNotice } from './keeping-notice.ts';

/** The people who look after an account, and the state of the current log-in period. */
export interface Keeping {
  readonly accountId: string;
  /** The desk that these people belong to. */
  readonly deskId: string;
  readonly keeper: string;
  readonly deputy: string | null;
  readonly namedBy: string;
  readonly since: Date;
  /** As somebody said; null: nobody has said so yet. */
  readonly lastLoggedInAt: Date | null;
  readonly loggedInBy: string | null;
  /** When the days until the next log-in began to count; identifies the period. */
  readonly periodFrom: Date;
  /** The last day of the period for which a reminder was sent; 0: none yet. */
  readonly notifiedDay: number;
  /** Which of the two the desk was told have gone. */
  readonly goneNotified: readonly string[];
}

interface NamedPerson {
  /** A platform user id, "administrator" or "tambour". */
  readonly id: string;
  /** For the journal; null for Tambour itself. */
  readonly name: string | null;
}

export type NameKeeperOutcome =
  | { readonly kind: 'named' }
  /** They look after it already. */
  | { readonly kind: 'same' }
  | { readonly kind: 'ownDeputy' }
  /** Another desk decides about this account. */
  | { readonly kind: 'otherDesk'; readonly name: string }
  /** The desk does not have the account. */
  | { readonly kind: 'notHere' };

/**
 * Names the person who looks after an account, and their deputy, and notifies the desk's channel. If several desks have
 * the account, the one that decides about its sleep names them. The log-in period goes on. The caller checks
 * permission, and that both are full members of the desk's channel.
 */
export async function nameKeeper(
  work: UnitOfWork,
  request: {
    readonly accountId: string;
    readonly deskId: string;
    readonly keeper: string;
    readonly deputy: string | null;
    readonly by: NamedPerson;
  },
): Promise<NameKeeperOutcome> {
  const { accountId, deskId, keeper, deputy, by } = request;
  if (keeper === deputy) return { kind: 'ownDeputy' };
  const owner = await lockedOwner(work.tx, { accountId, deskId });
  if (owner !== null) return owner;
  const before = await readKeeping(work.tx, accountId);
  if (before?.deskId === deskId && before.keeper === keeper && before.deputy === deputy) return { kind: 'same' };
  const now = work.clock.now();
  const people = { deskId, keeper, deputy, namedBy: by.id, since: now, goneNotified: [] };
  await work.tx.keeping.upsert({
    where: { accountId },
    create: { ...people, accountId, periodFrom: now },
    // A reminder sent to somebody else is repeated for the new people.
    update: { ...people, notifiedDay: 0 },
  });
  const data = { accountId, keeper, deputy, name: by.name };
  await journal(work, { kind: 'keeping.named', deskId, draftId: null, actor: by.id, data });
  const periodFrom = (before?.periodFrom ?? now).toISOString();
  const about = { accountId, at: now.toISOString(), keeper, deputy, periodFrom };
  await enqueueKeepingNotice(work, { kind: 'keeping.named', deskId, data: about });
  return { kind: 'named' };
}

export type EndKeepingOutcome =
  | { readonly kind: 'ended' }
  | { readonly kind: 'none' }
  | Extract<NameKeeperOutcome, { readonly kind: 'otherDesk' | 'notHere' }>;

/** Ends the keeping of an account, and notifies the desk's channel. The caller checks permission. */
export async function endKeeping(
  work: UnitOfWork,
  request: { readonly accountId: string; readonly deskId: string; readonly by: NamedPerson },
): Promise<EndKeepingOutcome> {
  const { accountId, deskId, by } = request;
  const owner = await lockedOwner(work.tx, { accountId, deskId });
  if (owner !== null) return owner;
  const before = await readKeeping(work.tx, accountId);
  if (before === null) return { kind: 'none' };
  await dropKeeping(work, before, by);
  return { kind: 'ended' };
}

/** Ends a keeping. The caller has locked the account's row. */
export async function dropKeeping(work: UnitOfWork, keeping: Keeping, by: NamedPerson): Promise<void> {
  const { accountId, deskId } = keeping;
  await work.tx.keeping.deleteMany({ where: { accountId } });
  const data = { accountId, name: by.name };
  await journal(work, { kind: 'keeping.ended', deskId, draftId: null, actor: by.id, data });
  const at = work.clock.now().toISOString();
  await enqueueKeepingNotice(work, { kind: 'keeping.ended', deskId, data: { accountId, at, by: by.id } });
}

/** Reads who looks after an account; null if nobody does. */
export async function readKeeping(tx: Transaction, accountId: string): Promise<Keeping | null> {
  return tx.keeping.findUnique({ where: { accountId } });
}

/** Reads who looks after an account, and locks it until the transaction ends; null if nobody does. */
export async function lockKeeping(tx: Transaction, accountId: string): Promise<Keeping | null> {
  await lockAccount(tx, accountId);
  return readKeeping(tx, accountId);
}

async function lockAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
}

/** Locks the account's row, and returns why the desk may not name its keeper; null if it may. */
async function lockedOwner(
  tx: Transaction,
  { accountId, deskId }: { readonly accountId: string; readonly deskId: string },
): Promise<Extract<NameKeeperOutcome, { readonly kind: 'otherDesk' | 'notHere' }> | null> {
  await lockAccount(tx, accountId);
  const owner = await deskThatWakes(tx, accountId);
  if (owner === null) return { kind: 'notHere' };
  if (owner.id === deskId) return null;
  const isHere = (await tx.deskAccount.count({ where: { accountId, deskId } })) > 0;
  // Otherwise two desks would remind people of the same log-in.
  return isHere ? { kind: 'otherDesk', name: owner.name } : { kind: 'notHere' };
}
