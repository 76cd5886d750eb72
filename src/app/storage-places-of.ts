import { randomUUID } from 'node:crypto';

import type { StoragePlaces } from '#cli/storage-places.ts';
import { systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import type { OnProgress } from '#storage/progress.ts';

import { backupFolderOf } from './open-basics.ts';

/** Gathers what backup and restore start from. Opens nothing and migrates nothing. */
export function storagePlacesOf(config: Config, onStep: OnProgress): StoragePlaces {
  const { database, keyFile } = config;
  const backupFolder = backupFolderOf(config);
  return { database, backupFolder, keyPath: keyFile.path, clock: systemClock, newId: randomUUID, onStep };
}
