import type { Clock } from '#clock.ts';
import type { OnProgress } from '#storage/progress.ts';
import type { DatabaseChoice } from '#storage/reach-database.ts';

/** The places from which a backup is made or restored. None of them is open yet. */
export interface StoragePlaces {
  readonly database: DatabaseChoice;
  readonly backupFolder: string;
  /** The path of the file with the master key, which no backup holds. */
  readonly keyPath: string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onStep: OnProgress;
}
