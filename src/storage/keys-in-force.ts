import { createHash, createSecretKey, type KeyObject } from 'node:crypto';

import type { Transaction } from './database.ts';
import { mattermostKey, type MasterKeys } from './master-key.ts';

/** The journal's entry of the act; its data names both keys by their ids. */
export const signingRotated = 'key.signing_rotated';

/** Returns the key that all signatures follow from, as it is used before a rotation of it. */
export function signingRoot(keys: MasterKeys): KeyObject {
  return createSecretKey(mattermostKey(keys));
}

/** Returns what tells such keys apart, and tells nothing about them. */
export function idOfRoot(root: KeyObject): string {
  return createHash('sha256').update('tambour signing key id\0').update(root.export()).digest('hex').slice(0, 16);
}

/** Tells whether all that was signed is signed with what follows from this key. */
export async function isSignedFrom(db: Transaction, root: KeyObject): Promise<boolean> {
  const where = { kind: signingRotated, data: { path: ['to'], equals: idOfRoot(root) } };
  return (await db.journalEntry.findFirst({ where, select: { seq: true } })) !== null;
}

/**
 * Returns the keys as the rows are signed. Where a rotation was cut off, the file holds both keys that signatures may
 * follow from, and the database tells which it is.
 */
export async function keysInForce(db: Transaction, keys: MasterKeys): Promise<MasterKeys> {
  const { nextMattermost: next } = keys;
  return next !== undefined && (await isSignedFrom(db, next)) ? { ...keys, mattermost: next } : keys;
}
