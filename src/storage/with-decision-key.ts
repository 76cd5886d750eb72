import { decisionKey, type MasterKeys } from './master-key.ts';
import { runWriting } from './run-writing.ts';
import type { Store } from './store.ts';

/** The store, able to sign decisions and to know those that were; what closes the one closes the other. */
export function withDecisionKey(store: Store, keys: MasterKeys): Store {
  const { db, clock, newId, jobs } = store;
  const parts = { clock, newId, jobs, decisionKey: decisionKey(keys) };
  return { db, ...parts, write: (work) => runWriting(db, parts, work) };
}
