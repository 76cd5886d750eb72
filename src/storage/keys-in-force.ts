import { createHash, createSecretKey, type KeyObject } from 'node:crypto';

import type { Transaction } from './database.ts';
import { mattermostKey, type MasterKeys } from './master-key.ts';

/** Kind of the journal entry for a rotation; its data names both keys by their ids. */
export const signingRotated = 'key.signing_rotated';

/** Returns the key that all signing keys are derived from. Until a rotation is finished, that is the former one. */
export function signingRoot(keys: MasterKeys): KeyObject {
  return createSecretKey(mattermostKey(keys));
}

/** Returns an id of such a key, which reveals nothing about it. */
export function idOfRoot(root: KeyObject): string {
  return createHash('sha256').update('tambour signing key id\0').update(root.export()).digest('hex').slice(0, 16);
}

/** Tells whether everything is signed with keys derived from this one. */
export async function isSignedFrom(db: Transaction, root: KeyObject): Promise<boolean> {
  const where = { kind: signingRotated, data: { path: ['to'], equals: idOfRoot(root) } };
  return (await db.journalEntry.findFirst({ where, select: { seq: true } })) !== null;
}

/**
 * Returns the keys that the rows are signed with. After an interrupted rotation the file holds both candidates, and the
 * database tells which is used.
 */
export async function keysInForce(db: Transaction, keys: MasterKeys): Promise<MasterKeys> {
  const { nextMattermost: next } = keys;
  return next !== undefined && (await isSignedFrom(db, next)) ? { ...keys, mattermost: next } : keys;
}
