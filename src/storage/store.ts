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
   * Runs a step in this process, on the same store, once the commit is certain. It begins something, and must not
   * throw.
   */
  readonly afterCommit: (step: (store: Store) => void) => void;
}

/** The open storage. */
export interface Store {
  readonly db: Database;
  /** The bytes of recordings, which go past `db`. */
  readonly pieces: Pieces;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly jobs: Jobs;
  /** Signing key of decisions; null if the master key was not read: nothing is decided there, and no decision holds. */
  readonly decisionKey: KeyObject | null;
  /** Signing key of the journal; null if the master key was not read: what is written there is unsigned, and shows. */
  readonly journalKey: KeyObject | null;
  /** Runs `work` in one transaction. What it throws rolls back and is thrown on: never swallow an error inside. */
  write<T>(work: (writing: UnitOfWork) => Promise<T>): Promise<T>;
}
