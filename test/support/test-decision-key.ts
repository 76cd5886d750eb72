import type { KeyObject } from 'node:crypto';

import { decisionKey, journalKey, masterKeyOf, type MasterKeys } from '#storage/master-key.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { Store } from '#storage/store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

const keys: MasterKeys = { current: masterKeyOf(Buffer.alloc(32, 7)), other: null, mattermost: null };

/** The tests' keys, as a process has them. */
export const testRing: Keyring = { keys: () => keys, reread: async () => keys };

/** The tests' signing key of decisions. */
export const testDecisionKey: KeyObject = decisionKey(keys);

/** The tests' signing key of the journal. */
export const testJournalKey: KeyObject = journalKey(keys);

/** Returns a test's store, able to sign with the tests' key. */
export function withTestKey(store: Store): Store {
  return withDecisionKey(store, keys);
}
