import { decisionKey, journalKey, type MasterKeys } from './master-key.ts';
import { runUnitOfWork } from './run-writing.ts';
import type { Store } from './store.ts';

/** Returns the store with the keys to sign and verify decisions and the journal. Closing one store closes the other. */
export function withDecisionKey(store: Store, keys: MasterKeys): Store {
  const { db, pieces, clock, newId, jobs } = store;
  const signing: Store = {
    db,
    pieces,
    clock,
    newId,
    jobs,
    decisionKey: decisionKey(keys),
    journalKey: journalKey(keys),
    write: (work) => runUnitOfWork(signing, work),
  };
  return signing;
}
