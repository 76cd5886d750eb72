import type { Transaction } from './database.ts';
import { allKeys, type MasterKeys } from './master-key.ts';
import { rewrap } from './seal.ts';
import type { Store } from './store.ts';

/** The outcome of rewrapping. */
export interface RewrappedRows {
  readonly rewrapped: number;
  /** Accounts whose token no key in the file opens; they are left as they are. */
  readonly unreadable: readonly string[];
}

/** Wraps every account's token with the current key, each in a transaction of its own. */
export async function rewrapRows(store: Store, keys: MasterKeys): Promise<RewrappedRows> {
  return rewrapEach(store.db, keys, (row) => store.write(({ tx }) => replace(tx, row)));
}

/** Wraps the remaining tokens, in this transaction. */
export async function rewrapRest(tx: Transaction, keys: MasterKeys): Promise<RewrappedRows> {
  return rewrapEach(tx, keys, (row) => replace(tx, row));
}

interface NewBytes {
  readonly id: string;
  readonly from: Uint8Array<ArrayBuffer>;
  readonly to: Uint8Array<ArrayBuffer>;
}

async function rewrapEach(
  db: Transaction,
  keys: MasterKeys,
  put: (row: NewBytes) => Promise<boolean>,
): Promise<RewrappedRows> {
  const rows = await db.account.findMany({ select: { id: true, sealedToken: true }, orderBy: { id: 'asc' } });
  const unreadable: string[] = [];
  let rewrapped = 0;
  for (const { id, sealedToken: from } of rows) {
    const outcome = rewrap(allKeys(keys), keys.current, { accountId: id, purpose: 'token' }, from);
    if (outcome.kind === 'unreadable') unreadable.push(id);
    if (outcome.kind === 'rewrapped' && (await put({ id, from, to: outcome.sealed }))) rewrapped += 1;
  }
  return { rewrapped, unreadable };
}

/** Replaces an account's token with its new wrapping; false if it got a new token meanwhile, which stays. */
async function replace(tx: Transaction, { id, from, to }: NewBytes): Promise<boolean> {
  const { count } = await tx.account.updateMany({ where: { id, sealedToken: from }, data: { sealedToken: to } });
  return count === 1;
}
