import { createSecretKey } from 'node:crypto';

import { isThere } from './is-there.ts';
import { isRotated, type Rotation } from './is-rotated.ts';
import { journal } from './journal.ts';
import { lockKeysAlone } from './lock-keys.ts';
import { type MasterKeyRefusal, type MasterKeys, mattermostKey, newMasterKey, readMasterKey } from './master-key.ts';
import { rewrapRest, rewrapRows } from './rewrap-rows.ts';
import type { Store } from './store.ts';
import { keepKeys, type NotWritable, tryWriting, writeKeyFile } from './write-key-file.ts';

export interface RotateOptions {
  readonly path: string;
  /**
   * `all`: everything, on one machine. `begin`: only adds the next key. `finish`: continues once that file is on every
   * machine.
   */
  readonly step: 'all' | 'begin' | 'finish';
  /** A new file for the keys, to make the next credential from; null: write them into the key file. */
  readonly to: string | null;
  /** A new file for the former key; null: it is not kept. */
  readonly keepOld: string | null;
  /** The person who does it, for the journal. */
  readonly by: string;
}

export type RotateRefusal =
  | { readonly kind: 'key'; readonly refusal: MasterKeyRefusal }
  /** Begun with `begin`: only `finish` may assume that the file is on every machine. */
  | { readonly kind: 'begunForMany' }
  /** A rotation was interrupted, and must be finished before another begins. */
  | { readonly kind: 'underWay' }
  /** A key handed over by systemd cannot be written. It needs `to`, and two steps that each write a new file. */
  | { readonly kind: 'twoSteps' }
  | NotWritable;

export type RotateOutcome =
  | ({ readonly kind: 'begun' } & Rotation)
  | ({ readonly kind: 'rotated'; readonly rewrapped: number; readonly unreadable: readonly string[] } & Rotation)
  /** The file holds one key, and every readable token is under it. */
  | { readonly kind: 'nothingToFinish' }
  | { readonly kind: 'refused'; readonly refusal: RotateRefusal };

/**
 * Replaces the master key while Tambour runs, here and elsewhere: writes both keys into the file, rewraps every row,
 * and removes the former key from the file. If it is killed between two steps, everything stays readable, and the same
 * call continues.
 */
export async function rotateKey(store: Store, options: RotateOptions): Promise<RotateOutcome> {
  const promoted = await promote(store, options);
  if (promoted.kind !== 'promoted') return promoted;
  const { keys, rotation } = promoted;
  const { rewrapped } = await rewrapRows(store, keys);
  const rest = await store.write(async (work) => {
    // From here on, everything is sealed with the file's first key.
    await lockKeysAlone(work.tx);
    const found = await rewrapRest(work.tx, keys);
    // Clears sessions that the former key sealed. Nobody misses them: an account without one begins a new one.
    await work.tx.networkSession.updateMany({ data: { sealed: null } });
    if (await isRotated(work.tx, rotation)) return found;
    await journal(work, { kind: 'key.rotated', deskId: null, draftId: null, actor: options.by, data: rotation });
    return found;
  });
  const { to } = options;
  if (to === null) await dropFormer(store, options.path, rotation);
  else {
    const notWritten = await tryWriting(to, () => keepKeys(to, { ...keys, other: null }));
    if (notWritten !== null) return refused(notWritten);
  }
  return {
    kind: 'rotated',
    ...rotation,
    rewrapped: rewrapped + rest.rewrapped,
    unreadable: rest.unreadable,
  };
}

type Promoted =
  | { readonly kind: 'promoted'; readonly keys: MasterKeys; readonly rotation: Rotation }
  | Exclude<RotateOutcome, { readonly kind: 'rotated' }>;

/** Writes the new key as the file's first, and the other as the former. */
async function promote(store: Store, options: RotateOptions): Promise<Promoted> {
  const { path, step, to, keepOld } = options;
  return store.write(async ({ tx }): Promise<Promoted> => {
    await lockKeysAlone(tx);
    const read = await readMasterKey({ path, made: false });
    if (read.kind === 'refused') return refused({ kind: 'key', refusal: read.refusal });
    const { keys, place } = read;
    const { current, other } = keys;
    // A key that is in no file yet seals and signs nothing.
    if (to === null ? place === 'credential' : step === 'all') return refused({ kind: 'twoSteps' });
    if (to !== null && (await isThere(to))) return refused({ kind: 'notWritable', path: to, code: 'EEXIST' });
    if (step === 'begin') return begin(options, keys);
    if (step === 'all' && other?.role === 'next') return refused({ kind: 'begunForMany' });
    if (step === 'finish' && other === null) return { kind: 'nothingToFinish' };
    const former = other?.role === 'former' ? other.masterKey : current;
    const notKept = keepOld === null ? null : await tryWriting(keepOld, () => keep(keepOld, former));
    if (notKept !== null) return refused(notKept);
    if (other?.role === 'former') return promoted(keys);
    const next: MasterKeys = {
      ...keys,
      current: other?.masterKey ?? newMasterKey(),
      other: { role: 'former', masterKey: current },
      // Keeps the buttons of existing cards valid.
      mattermost: createSecretKey(mattermostKey(keys)),
    };
    // The credential in use opens everything until the new file replaces it.
    const notWritten = to === null ? await tryWriting(path, () => writeKeyFile(path, next)) : null;
    return notWritten === null ? promoted(next) : refused(notWritten);
  });
}

async function begin({ path, to }: RotateOptions, keys: MasterKeys): Promise<Promoted> {
  const { current, other } = keys;
  if (other?.role === 'former') return refused({ kind: 'underWay' });
  const next = other?.masterKey ?? newMasterKey();
  const begun = { kind: 'begun', from: current.id, to: next.id } as const;
  if (other !== null && to === null) return begun;
  const both: MasterKeys = { ...keys, other: { role: 'next', masterKey: next } };
  const notWritten = await tryWriting(to ?? path, () => (to === null ? writeKeyFile(path, both) : keepKeys(to, both)));
  return notWritten === null ? begun : refused(notWritten);
}

function promoted(keys: MasterKeys): Promoted {
  if (keys.other === null) throw new Error('a key is rotated and its former one is not known');
  return { kind: 'promoted', keys, rotation: { from: keys.other.masterKey.id, to: keys.current.id } };
}

/** Removes the former key from the file, once no row needs it. If two processes finish at once, only one does it. */
async function dropFormer(store: Store, path: string, { from, to }: Rotation): Promise<void> {
  await store.write(async ({ tx }) => {
    await lockKeysAlone(tx);
    const read = await readMasterKey({ path, made: false });
    if (read.kind === 'refused') return;
    const { current, other } = read.keys;
    if (current.id === to && other?.role === 'former' && other.masterKey.id === from) {
      await writeKeyFile(path, { ...read.keys, other: null });
    }
  });
}

/**
 * Keeps the former key in a file. A file that already holds it is fine: the rotation was interrupted after writing it.
 */
async function keep(path: string, former: MasterKeys['current']): Promise<void> {
  const there = await readMasterKey({ path, made: false });
  if (there.kind === 'key' && there.keys.current.id === former.id) return;
  await keepKeys(path, { current: former, other: null, mattermost: null });
}

function refused(refusal: RotateRefusal): Extract<RotateOutcome, { kind: 'refused' }> {
  return { kind: 'refused', refusal };
}
