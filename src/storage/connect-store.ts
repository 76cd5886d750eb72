import { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';

import { inUtc, keepAliveOptions } from './connection.ts';
import { errorCode } from './error-code.ts';
import { PrismaClient } from './generated/client.ts';
import type { JobTime } from './job-time.ts';
import { openJobs, type JobsOptions, type OpenJobs } from './open-jobs.ts';
import { openPieces } from './pieces.ts';
import { refused, type Refused } from './refusal.ts';
import { runUnitOfWork } from './run-writing.ts';
import { transactionLimits } from './transaction-limits.ts';
import { statementNames } from './statement-names.ts';
import type { Store } from './store.ts';

export interface Connected {
  readonly kind: 'connected';
  readonly store: Store;
  readonly time: JobTime;
  /** Takes no more jobs, and resolves once the running ones have ended. */
  stopJobs(): Promise<void>;
}

/** Connects to a database that has this program's schema; `opened` closes what it opens. */
export async function connectStore(
  { connection, clock, role, logger, newId }: JobsOptions & { readonly newId: () => string },
  opened: AsyncDisposableStack,
): Promise<Connected | Refused> {
  // pipeline: independent statements of one transaction are sent without waiting for each answer.
  const db = new PrismaClient({
    adapter: new PrismaPg(
      { ...inUtc(connection), ...keepAliveOptions, pipeline: true, max: 10, application_name: 'tambour' },
      { statementNameGenerator: statementNames() },
    ),
    transactionOptions: transactionLimits,
  });
  opened.defer(() => db.$disconnect());
  const pieces = openPieces(connection, 'tambour');
  opened.defer(() => pieces.close());
  const engine = await openEngine({ connection, clock, role, logger });
  if (engine.kind === 'refused') return engine;
  opened.defer(() => engine.close());
  const { jobs, time } = engine;
  const keys = { decisionKey: null, journalKey: null };
  const store: Store = { db, pieces, clock, newId, jobs, ...keys, write: (work) => runUnitOfWork(store, work) };
  return { kind: 'connected', store, time, stopJobs: () => engine.close() };
}

// The engine creates its own schema, for which it needs a right that by default only the database's owner has.
async function openEngine(options: JobsOptions): Promise<OpenJobs | Refused> {
  try {
    return await openJobs(options);
  } catch (error) {
    if (errorCode(error) !== '42501') throw error;
    const { user = '', database = '' } = new Client(options.connection);
    return refused({ kind: 'notAllowed', user, database, detail: error instanceof Error ? error.message : '' });
  }
}
