import { decisionKey, journalKey, type MasterKeys } from './master-key.ts';
import { runUnitOfWork } from './run-writing.ts';
import type { Store } from './store.ts';

/** Returns the store, able to sign decisions and the journal, and to recognise what is signed; closing the one closes the other. */
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
