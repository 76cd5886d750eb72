import type { KeyObject } from 'node:crypto';

import { decisionKey, journalKey, masterKeyOf, type MasterKeys } from '#storage/master-key.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { Store } from '#storage/store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

const keys: MasterKeys = { current: masterKeyOf(Buffer.alloc(32, 7)), other: null, mattermost: null };

/** The keys of tests, as a process has them. */
export const testRing: Keyring = { keys: () => keys, reread: async () => keys };

/** Signing key of decisions in tests. */
export const testDecisionKey: KeyObject = decisionKey(keys);

/** The signing key of the journal in tests. */
export const testJournalKey: KeyObject = journalKey(keys);

/** Returns a store of the test's that signs decisions as all of them do. */
export function withTestKey(store: Store): Store {
  return withDecisionKey(store, keys);
}
