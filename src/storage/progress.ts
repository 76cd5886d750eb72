/** A step of opening, backing up or restoring the storage that may take a moment, reported while it happens. */
export type StorageStep =
  | { readonly kind: 'makingUser'; readonly user: string }
  /** The server's user cannot enter the data folder: the cluster is put into `folder`. */
  | { readonly kind: 'placedElsewhere'; readonly folder: string; readonly user: string }
  | { readonly kind: 'copyingBinaries'; readonly folder: string }
  | { readonly kind: 'makingCluster'; readonly folder: string }
  | { readonly kind: 'startingServer' }
  /** Uses a server that already runs on the folder. */
  | { readonly kind: 'joiningServer' }
  /** The server is not ready after a second: it recovers from a crash. */
  | { readonly kind: 'recovering' }
  /** A database is backed up to this file, before its upgrade or because a person asked. */
  | { readonly kind: 'backingUp'; readonly path: string }
  | { readonly kind: 'checkingBackup'; readonly path: string }
  | { readonly kind: 'restoring' }
  | { readonly kind: 'migrating'; readonly migrations: number };

export type OnProgress = (step: StorageStep) => void;
