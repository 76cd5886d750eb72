import type { Transaction } from './database.ts';
import type { Store, UnitOfWork } from './store.ts';

/**
 * Runs one transaction: the work, its steps for the end, the commit, and its steps for after that. `limits`: for one
 * that may take longer than others.
 */
export async function runUnitOfWork<T>(
  store: Store,
  work: (writing: UnitOfWork) => Promise<T>,
  limits: { readonly timeout?: number } = {},
): Promise<T> {
  const { db, clock, newId, jobs, decisionKey, journalKey } = store;
  const last: (() => Promise<void>)[] = [];
  const then: ((store: Store) => void)[] = [];
  const transact = (): Promise<T> => db.$transaction(within, limits);
  const within = async (tx: Transaction): Promise<T> => {
    const done = await work({
      tx,
      clock,
      newId,
      jobs,
      decisionKey,
      journalKey,
      beforeCommit: (step) => void last.push(step),
      afterCommit: (step) => void then.push(step),
    });
    for (const step of last) await step();
    return done;
  };
  const { ahead } = clock;
  const result = await (ahead === undefined ? transact() : ahead.during(transact));
  for (const step of then) step(store);
  return result;
}
