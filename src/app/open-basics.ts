import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Logger } from 'pino';

import type { AppRefusal } from '#messages/words/terminal.ts';
import { systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import { type Keyring, keyring } from '#storage/keyring.ts';
import { keysInForce } from '#storage/keys-in-force.ts';
import type { JobTime } from '#storage/job-time.ts';
import type { Lost } from '#storage/lost.ts';
import { readMasterKey } from '#storage/master-key.ts';
import { isThere } from '#storage/is-there.ts';
import { type MovableClock, movableClock } from '#storage/movable-clock.ts';
import { openStore } from '#storage/open-store.ts';
import { sharedAheadMs } from '#storage/practice-clock.ts';
import type { OnProgress } from '#storage/progress.ts';
import type { Store } from '#storage/store.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

/** The reason why nothing was started. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: AppRefusal;
}

/** The storage and keys that everything else is built on. */
export interface Basics {
  readonly kind: 'open';
  readonly store: Store;
  /** The store's clock and its waiting jobs, for moving time ahead. */
  readonly clock: MovableClock;
  readonly time: JobTime;
  readonly keyring: Keyring;
  readonly lost: Promise<Lost>;
}

/** Opens the storage, which `opened` closes, and reads the master key. */
export async function openBasics(
  config: Config,
  how: { readonly role: 'main' | 'command'; readonly logger: Logger | null; readonly onStep: OnProgress },
  opened: AsyncDisposableStack,
): Promise<Basics | Refused> {
  const { role, logger, onStep: onProgress } = how;
  const { database } = config;
  const backupFolder = backupFolderOf(config);
  const clock = movableClock(systemClock);
  const shared = { database, backupFolder, clock, newId: randomUUID };
  const outcome = await openStore({ ...shared, logger, role, onProgress });
  if (outcome.kind === 'refused') return { kind: 'refused', refusal: { kind: 'storage', refusal: outcome.refusal } };
  opened.use(outcome.store);
  clock.moveTo(await outcome.store.db.$transaction(sharedAheadMs));
  const noFolder = makeDataFolder(config);
  if (noFolder !== null) return noFolder;
  const key = await readMasterKey(await keyFileOf(config, outcome.store));
  if (key.kind === 'refused') return { kind: 'refused', refusal: { kind: 'key', refusal: key.refusal } };
  const keys = await keysInForce(outcome.store.db, key.keys);
  const store = withDecisionKey(outcome.store, keys);
  const { time, lost } = outcome;
  return { kind: 'open', store, clock, time, keyring: keyring(config.keyFile.path, keys), lost };
}

/**
 * Returns the key file. It must not be created if tokens are sealed already, as after a restore: another key would open
 * none of them, and would hide that the right one is missing.
 */
async function keyFileOf({ keyFile }: Config, { db }: Store): Promise<Config['keyFile']> {
  const { path } = keyFile;
  return { ...keyFile, made: keyFile.made && !(await isThere(path)) && (await db.account.count()) === 0 };
}

/** Returns the default folder of backups. */
export function backupFolderOf({ dataFolder }: Config): string {
  return join(dataFolder, 'backups');
}

/**
 * Creates the data folder, for the key and the practice networks. Needed with an external database, for which nothing
 * else creates it.
 */
function makeDataFolder({ dataFolder }: Config): Refused | null {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    const refusal = { kind: 'dataFolderNotWritable', folder: dataFolder, code: error.code } as const;
    return { kind: 'refused', refusal: { kind: 'storage', refusal } };
  }
}
