import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from '#storage/generated/client.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';
import { transactionLimits } from '#storage/transaction-limits.ts';

import type { TestStore } from './store.ts';

/** Opens another replica's store on a test's database, with its own connections; it shares the first one's jobs. */
export function replicaOf({
  connection,
  pieces,
  clock,
  newId,
  jobs,
  decisionKey,
  journalKey,
}: TestStore): Store & AsyncDisposable {
  const db = new PrismaClient({
    adapter: new PrismaPg({ ...connection, max: 5 }),
    transactionOptions: transactionLimits,
  });
  const store: Store = {
    db,
    pieces,
    clock,
    newId,
    jobs,
    decisionKey,
    journalKey,
    write: (work) => runUnitOfWork(store, work),
  };
  return { ...store, [Symbol.asyncDispose]: () => db.$disconnect() };
}
