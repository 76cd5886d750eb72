import { dirname, resolve } from 'node:path';

import { isThere } from '#storage/is-there.ts';
import { readMasterKey } from '#storage/master-key.ts';

import { advice, type FindingOf, right, wrong } from './finding.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface KeyFacts {
  readonly keyFine: { readonly path: string };
  /** The key is handed over by systemd. */
  readonly keyCredential: { readonly path: string };
  readonly keyNotYet: { readonly path: string };
  readonly keyRefused: { readonly refusal: MasterKeyRefusal };
  readonly keyBesideData: { readonly path: string };
  /** The file holds two keys, the current one first: a rotation has begun and must be finished. */
  readonly keyRotating: { readonly path: string; readonly role: 'next' | 'former'; readonly ids: readonly string[] };
  /** The same for a key from systemd, which is changed in another way. */
  readonly keyCredentialRotating: { readonly ids: readonly string[] };
  /** The file also holds the next signing key: that rotation must be finished. */
  readonly keySigningRotating: unknown;
}

/**
 * Checks that the master key exists, is valid and is readable only for Tambour. Does not make a missing one; the next
 * start does, unless tokens are sealed already.
 */
export async function checkKey(
  file: { readonly path: string; readonly made: boolean },
  dataFolder: string,
  hasSealed: () => Promise<boolean>,
): Promise<readonly FindingOf<KeyFacts>[]> {
  const { path } = file;
  if (file.made && !(await isThere(path)) && !(await hasSealed())) return [advice({ code: 'keyNotYet', path })];
  const outcome = await readMasterKey({ path, made: false });
  if (outcome.kind === 'refused') return [wrong({ code: 'keyRefused', refusal: outcome.refusal })];
  const { keys, place } = outcome;
  const { current, other } = keys;
  const ids = other === null ? null : [current.id, other.masterKey.id];
  const signing = keys.nextMattermost === undefined ? [] : [advice({ code: 'keySigningRotating' })];
  if (place === 'credential') {
    const rotating = ids === null ? [] : [advice({ code: 'keyCredentialRotating', ids })];
    return [right({ code: 'keyCredential', path }), ...rotating, ...signing];
  }
  const isBeside = dirname(resolve(path)) === resolve(dataFolder);
  return [
    right({ code: 'keyFine', path }),
    ...(other === null || ids === null ? [] : [advice({ code: 'keyRotating', path, role: other.role, ids })]),
    ...signing,
    ...(isBeside ? [advice({ code: 'keyBesideData', path })] : []),
  ];
}
