/** A step of opening, backing up or restoring the storage that may take a moment, told while it happens. */
export type StorageStep =
  | { readonly kind: 'makingUser'; readonly user: string }
  /** The data folder is closed to the server's user: the cluster is put into `folder`. */
  | { readonly kind: 'placedElsewhere'; readonly folder: string; readonly user: string }
  | { readonly kind: 'copyingBinaries'; readonly folder: string }
  | { readonly kind: 'makingCluster'; readonly folder: string }
  | { readonly kind: 'startingServer' }
  /** A server that runs on the folder already is used. */
  | { readonly kind: 'joiningServer' }
  /** The server is not ready after a second: it recovers from a crash. */
  | { readonly kind: 'recovering' }
  /** An older database is backed up to this file before it is upgraded, or since a person asked. */
  | { readonly kind: 'backingUp'; readonly path: string }
  | { readonly kind: 'checkingBackup'; readonly path: string }
  | { readonly kind: 'restoring' }
  | { readonly kind: 'migrating'; readonly migrations: number };

export type OnProgress = (step: StorageStep) => void;
