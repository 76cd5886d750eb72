import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { signedRows } from '#cli/signed-rows.ts';
import { enqueueShownAnew } from '#drafts/enqueue-shown-anew.ts';
import { keysInForce } from '#storage/keys-in-force.ts';
import { decisionKey, journalKey, mattermostKey, type MasterKeys, readMasterKey } from '#storage/master-key.ts';
import { rotateSigning, type RotateSigningOptions, type RotateSigningOutcome } from '#storage/rotate-signing.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { SignedAgain } from '#storage/signing/sign-again.ts';
import type { RowKind } from '#storage/signing/row-mac.ts';
import type { Store } from '#storage/store.ts';

import type { TestStore } from './store.ts';
import { testRing } from './test-decision-key.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Writes a key file with the tests' signing key. */
export async function testKeyFile(): Promise<AsyncDisposable & { readonly path: string; readonly folder: string }> {
  const folder = await temporaryFolder();
  const path = join(folder.path, 'master.key');
  const text = testRing.keys().current.key.export().toString('base64');
  await writeFile(path, `${text}\n`, { mode: 0o600 });
  return { path, folder: folder.path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

/** Rotates the signing key, as the command does. */
export function rotateTestSigning(
  store: Store,
  path: string,
  options: Partial<Pick<RotateSigningOptions, 'step' | 'to' | 'keepOld'>> = {},
): Promise<RotateSigningOutcome> {
  const how = { step: 'all', to: null, keepOld: null, by: 'administrator (ada)' } as const;
  return rotateSigning(store, { path, ...how, rows: signedRows, also: enqueueShownAnew('mattermost:'), ...options });
}

/** Reads the keys as a process starting now would. */
export async function keysAtStart({ db }: Pick<Store, 'db'>, path: string): Promise<MasterKeys> {
  const outcome = await readMasterKey({ path, made: false });
  return outcome.kind === 'key' ? keysInForce(db, outcome.keys) : assert.fail(outcome.refusal.kind);
}

/** Makes the store, and everything built on it, sign with the keys of a process starting now. */
export async function startAnewOn(store: TestStore, path: string): Promise<Uint8Array> {
  const keys = await keysAtStart(store, path);
  Object.assign(store, {
    decisionKey: decisionKey(keys),
    journalKey: journalKey(keys),
    write: (work: Parameters<Store['write']>[0]) => runUnitOfWork(store, work),
  });
  return mattermostKey(keys);
}

/**
 * Counts the rows of each kind that verify under the key of a process starting now, and lists the others; changes
 * nothing.
 */
export async function verifiedRows(store: Store, keys: MasterKeys): Promise<Readonly<Record<RowKind, SignedAgain>>> {
  const looking = { former: decisionKey(keys), next: null };
  const found: [string, SignedAgain][] = [];
  for (const [kind, look] of Object.entries(signedRows)) found.push([kind, await look(store.db, looking)]);
  return Object.fromEntries(found) as Record<RowKind, SignedAgain>; // The cast: fromEntries forgets its keys, all kinds.
}
