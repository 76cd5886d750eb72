import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

import { isThere } from './is-there.ts';
import { idOfRoot, isSignedFrom, signingRoot } from './keys-in-force.ts';
import { lockKeysAlone } from './lock-keys.ts';
import { type MasterKeyRefusal, type MasterKeys, readMasterKey } from './master-key.ts';
import { isKeyOfRows, signAnew, type SignedAnew, type Signing } from './signing/sign-anew.ts';
import type { Store } from './store.ts';
import { keepKeys, type NotWritable, tryWriting, writeKeyFile } from './write-key-file.ts';

export interface RotateSigningOptions extends Signing {
  readonly path: string;
  /** `begin` only adds the next key; `all` and `finish` sign again, and need a database that no other Tambour uses. */
  readonly step: 'all' | 'begin' | 'finish';
  /** A new file for the keys, to make the next credential from; null: write them into the key file. */
  readonly to: string | null;
  /** A new file for the former keys; null: they are not kept. */
  readonly keepOld: string | null;
}

export type RotateSigningRefusal =
  | { readonly kind: 'key'; readonly refusal: MasterKeyRefusal }
  /** A key handed over by systemd cannot be written. It needs `to`, and two steps that each write a new file. */
  | { readonly kind: 'twoSteps' }
  /** The rows are not signed with the file's key: signing them again would make all of them worthless. */
  | { readonly kind: 'otherKey'; readonly path: string }
  | NotWritable;

export type RotateSigningOutcome =
  | { readonly kind: 'begun'; readonly from: string; readonly to: string }
  /** `signed` null: an earlier attempt signed, and was interrupted before it wrote the file. */
  | { readonly kind: 'rotated'; readonly from: string; readonly to: string; readonly signed: SignedAnew | null }
  /** The file holds no next key. */
  | { readonly kind: 'nothingToFinish' }
  | { readonly kind: 'refused'; readonly refusal: RotateSigningRefusal };

/**
 * Replaces the key that all signatures derive from: of decisions and other rows, of the journal, and of buttons in
 * Mattermost. Writes both keys into the file, signs everything that verifies again in one transaction, and removes the
 * former key from the file. If it is killed between two steps, everything still verifies under one of the two keys, and
 * the database tells which; the same call continues.
 */
export async function rotateSigning(store: Store, options: RotateSigningOptions): Promise<RotateSigningOutcome> {
  const prepared = await prepare(store, options);
  if (prepared.kind !== 'prepared') return prepared;
  const { keys, former, next } = prepared;
  const ids = { from: idOfRoot(former), to: idOfRoot(next) };
  const { nextMattermost: _, ...rest } = keys;
  const after: MasterKeys = { ...rest, mattermost: next };
  const signed = prepared.isDone ? null : await signAnew(store, options, { before: rest, after, ids });
  const { path, to } = options;
  const notWritten = await tryWriting(to ?? path, () =>
    to === null ? writeKeyFile(path, after) : keepKeys(to, after),
  );
  return notWritten === null ? { kind: 'rotated', ...ids, signed } : refused(notWritten);
}

interface Prepared {
  readonly kind: 'prepared';
  readonly keys: MasterKeys;
  readonly former: KeyObject;
  readonly next: KeyObject;
  /** Everything is signed with the next key: only the file remains to be written. */
  readonly isDone: boolean;
}

/** Writes the next key into the file, beside the former. */
async function prepare(
  store: Store,
  options: RotateSigningOptions,
): Promise<Prepared | Exclude<RotateSigningOutcome, { readonly kind: 'rotated' }>> {
  const { path, step, to, keepOld } = options;
  return store.write(async ({ tx }) => {
    await lockKeysAlone(tx);
    const read = await readMasterKey({ path, made: false });
    if (read.kind === 'refused') return refused({ kind: 'key', refusal: read.refusal });
    const { keys, place } = read;
    // A key that is in no file yet seals and signs nothing.
    if (to === null ? place === 'credential' : step === 'all') return refused({ kind: 'twoSteps' });
    if (to !== null && (await isThere(to))) return refused({ kind: 'notWritable', path: to, code: 'EEXIST' });
    const there = keys.nextMattermost;
    if (step === 'finish' && there === undefined) return { kind: 'nothingToFinish' };
    const [former, next] = [signingRoot(keys), there ?? createSecretKey(randomBytes(32))];
    const isDone = there !== undefined && (await isSignedFrom(tx, there));
    if (!isDone && !(await isKeyOfRows(tx, options, keys))) return refused({ kind: 'otherKey', path });
    const both: MasterKeys = { ...keys, mattermost: former, nextMattermost: next };
    const prepared = { kind: 'prepared', keys: both, former, next, isDone } as const;
    const notKept = keepOld === null ? null : await tryWriting(keepOld, () => keep(keepOld, keys));
    if (notKept !== null) return refused(notKept);
    if (isDone) return prepared;
    const notWritten =
      to === null
        ? await tryWriting(path, () => writeKeyFile(path, both))
        : step === 'begin'
          ? await tryWriting(to, () => keepKeys(to, both))
          : null;
    if (notWritten !== null) return refused(notWritten);
    return step === 'begin' ? { kind: 'begun', from: idOfRoot(former), to: idOfRoot(next) } : prepared;
  });
}

/** Keeps the former keys. A file that already holds them is fine: the rotation was interrupted after writing it. */
async function keep(path: string, keys: MasterKeys): Promise<void> {
  const there = await readMasterKey({ path, made: false });
  if (there.kind === 'key' && signingRoot(there.keys).equals(signingRoot(keys))) return;
  const { nextMattermost: _, ...former } = keys;
  await keepKeys(path, former);
}

function refused(refusal: RotateSigningRefusal): Extract<RotateSigningOutcome, { kind: 'refused' }> {
  return { kind: 'refused', refusal };
}
