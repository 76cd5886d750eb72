import type { KeyObject } from 'node:crypto';

import type { Clock } from '#clock.ts';

import type { Database, Transaction } from './database.ts';
import type { Jobs } from './jobs.ts';
import type { Pieces } from './pieces.ts';

/** A unit of work: everything written through it commits together or not at all. */
export interface UnitOfWork {
  readonly tx: Transaction;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly jobs: Jobs;
  /** The store's keys. */
  readonly decisionKey: KeyObject | null;
  readonly journalKey: KeyObject | null;
  /** Runs a step as the last thing before the commit, in the order in which steps were given. */
  readonly beforeCommit: (step: () => Promise<void>) => void;
  /**
   * Runs a step in this process, on the same store, once the commit is certain. The step only begins something, and
   * must not throw.
   */
  readonly afterCommit: (step: (store: Store) => void) => void;
}

/** The open storage. */
export interface Store {
  readonly db: Database;
  /** The bytes of recordings, which bypass `db`. */
  readonly pieces: Pieces;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly jobs: Jobs;
  /**
   * Signing key of decisions; null if the master key was not read: then nothing can be decided, and no decision counts.
   */
  readonly decisionKey: KeyObject | null;
  /**
   * Signing key of the journal; null if the master key was not read: then entries are written unsigned, and that shows.
   */
  readonly journalKey: KeyObject | null;
  /** Runs `work` in one transaction. An error rolls it back and is rethrown: never swallow one inside. */
  write<T>(work: (writing: UnitOfWork) => Promise<T>): Promise<T>;
}
