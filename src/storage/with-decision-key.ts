import { decisionKey, type MasterKeys } from './master-key.ts';
import { runUnitOfWork } from './run-writing.ts';
import type { Store } from './store.ts';

/** Returns the store, able to sign decisions and to recognise signed ones; closing the one closes the other. */
export function withDecisionKey(store: Store, keys: MasterKeys): Store {
  const { db, clock, newId, jobs } = store;
  const signing: Store = {
    db,
    clock,
    newId,
    jobs,
    decisionKey: decisionKey(keys),
    write: (work) => runUnitOfWork(signing, work),
  };
  return signing;
}
