/** Reasons why the storage could not be opened. Nothing was damaged; each carries what a sentence about it needs. */
export type StorageRefusal =
  | { readonly kind: 'dataFolderNotWritable'; readonly folder: string; readonly code: string }
  | { readonly kind: 'diskFull'; readonly folder: string; readonly freeBytes: number; readonly neededBytes: number }
  /** Another `start` runs on the folder. */
  | { readonly kind: 'folderInUse'; readonly folder: string; readonly pid: number | null }
  /** There are no PostgreSQL binaries for this platform, or not in the folder that was given. */
  | { readonly kind: 'binariesMissing'; readonly folder: string | null; readonly platform: string }
  /** Started as root, and neither found nor made the system user that the server is to run under. */
  | { readonly kind: 'serverUserMissing'; readonly user: string }
  /** The cluster is where the server's user can't go; `path` is the folder that is closed to it. */
  | { readonly kind: 'serverUserCannotReach'; readonly user: string; readonly path: string }
  /** The data folder's note says that its cluster is elsewhere, and there is none. */
  | { readonly kind: 'clusterGone'; readonly folder: string; readonly note: string }
  /** The data is of another major version of PostgreSQL than the binaries. */
  | { readonly kind: 'otherMajorVersion'; readonly folder: string; readonly found: number; readonly wanted: number }
  | { readonly kind: 'serverDidNotStart'; readonly logFile: string; readonly lastLines: readonly string[] }
  | { readonly kind: 'databaseUnreachable'; readonly host: string; readonly code: string }
  | { readonly kind: 'wrongPassword'; readonly user: string; readonly host: string }
  | { readonly kind: 'databaseMissing'; readonly database: string; readonly host: string }
  | { readonly kind: 'notAllowed'; readonly user: string; readonly database: string; readonly detail: string }
  | { readonly kind: 'postgresTooOld'; readonly version: string; readonly neededMajor: number }
  /** The database has a migration that this program doesn't know: a newer Tambour was here. */
  | { readonly kind: 'databaseNewer'; readonly migration: string }
  /** An applied migration is not the one that this program has under that name. */
  | { readonly kind: 'migrationChanged'; readonly migration: string }
  /** A restore into the database was cut off: what is there must not be used. */
  | { readonly kind: 'restoreUnfinished'; readonly database: string }
  /** The older database could not be backed up before its upgrade, and is as it was. */
  | { readonly kind: 'upgradeBackupFailed'; readonly path: string; readonly code: string }
  /**
   * A migration could not be applied and was undone; `backup` is of before the first of them, null: nothing was there.
   */
  | {
      readonly kind: 'migrationFailed';
      readonly migration: string;
      readonly code: string;
      readonly backup: string | null;
    };

/** The outcome of a step that refuses. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: StorageRefusal;
}

export function refused(refusal: StorageRefusal): Refused {
  return { kind: 'refused', refusal };
}
