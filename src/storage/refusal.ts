/** Reasons why the storage could not be opened. Nothing was damaged; each has the data that its sentence needs. */
export type StorageRefusal =
  | { readonly kind: 'dataFolderNotWritable'; readonly folder: string; readonly code: string }
  | { readonly kind: 'diskFull'; readonly folder: string; readonly freeBytes: number; readonly neededBytes: number }
  /** Another `start` runs on the folder. */
  | { readonly kind: 'folderInUse'; readonly folder: string; readonly pid: number | null }
  /** No PostgreSQL binaries for this platform, or none in the given folder. */
  | { readonly kind: 'binariesMissing'; readonly folder: string | null; readonly platform: string }
  /** Started as root, and the system user for the server was neither found nor made. */
  | { readonly kind: 'serverUserMissing'; readonly user: string }
  /** The server's user cannot reach the cluster; `path` is the folder that is closed to it. */
  | { readonly kind: 'serverUserCannotReach'; readonly user: string; readonly path: string }
  /** The data folder's note says that its cluster is elsewhere, but there is none. */
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
  /** An applied migration differs from this program's migration of that name. */
  | { readonly kind: 'migrationChanged'; readonly migration: string }
  /** A restore was interrupted: the database must not be used. */
  | { readonly kind: 'restoreUnfinished'; readonly database: string }
  /** The older database could not be backed up before its upgrade; it is unchanged. */
  | { readonly kind: 'upgradeBackupFailed'; readonly path: string; readonly code: string }
  /**
   * A migration failed and was rolled back. `backup` is from before the first of them; null: the database was empty.
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
