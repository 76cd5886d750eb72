import { createHash, createSecretKey, hkdfSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, link, mkdir, open, realpath, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

import { errorCode } from './error-code.ts';
import { isThere } from './is-there.ts';

/** The key that wraps every account's data key; a `KeyObject`, so that no log shows it by accident. */
export interface MasterKey {
  /** Distinguishes keys and reveals nothing about them. */
  readonly id: string;
  readonly key: KeyObject;
}

/** A key file's content: one key, and a second while it is rotated. */
export interface MasterKeys {
  /** The key to seal with. */
  readonly current: MasterKey;
  /**
   * `next`: will seal once it is on every machine. `former`: sealed until now, and is needed until every row is
   * rewrapped.
   */
  readonly other: { readonly role: 'next' | 'former'; readonly masterKey: MasterKey } | null;
  /**
   * Signs the buttons in Mattermost; the signing keys of decisions and the journal are derived from it. Null before the
   * first rotation: then it is derived from the current key.
   */
  readonly mattermost: KeyObject | null;
  /** Replaces it once everything is signed again: storage/rotate-signing.ts. */
  readonly nextMattermost?: KeyObject;
}

export type MasterKeyRefusal =
  | { readonly kind: 'keyFileMissing'; readonly path: string }
  | { readonly kind: 'keyFileNotReadable'; readonly path: string; readonly code: string }
  /** Others than its owner may read it. To fix: `chmod 600`, and new tokens if others had access. */
  | { readonly kind: 'keyFileOpen'; readonly path: string; readonly mode: string }
  /** The file holds neither 32 bytes in base64 nor what a rotation writes. */
  | { readonly kind: 'keyFileMalformed'; readonly path: string };

export type MasterKeyOutcome =
  | { readonly kind: 'key'; readonly keys: MasterKeys; readonly place: KeyPlace }
  | { readonly kind: 'refused'; readonly refusal: MasterKeyRefusal };

const keyBytes = 32;

/**
 * Reads the master key from a file that holds 32 random bytes in base64, followed by the lines of a rotation, if any.
 * With `made`, a missing file is written first, for its owner alone.
 */
export async function readMasterKey(file: {
  readonly path: string;
  readonly made: boolean;
}): Promise<MasterKeyOutcome> {
  const { path } = file;
  try {
    if (file.made) await makeIfMissing(path);
    await using handle = await open(path, 'r');
    return await readFrom(handle, path);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return refused(code === 'ENOENT' ? { kind: 'keyFileMissing', path } : { kind: 'keyFileNotReadable', path, code });
  }
}

async function readFrom(handle: FileHandle, path: string): Promise<MasterKeyOutcome> {
  const file = await handle.stat();
  const { place, isPrivate } = await placeOfKey(path, file);
  if (!isPrivate) {
    return refused({ kind: 'keyFileOpen', path, mode: (file.mode & 0o777).toString(8).padStart(3, '0') });
  }
  const keys = keysIn(await handle.readFile('utf8'));
  return keys === null ? refused({ kind: 'keyFileMalformed', path }) : { kind: 'key', keys, place };
}

function keysIn(text: string): MasterKeys | null {
  const [first = '', ...lines] = text.trim().split(/\r?\n/);
  const bytes = bytesOf(first);
  if (bytes === null) return null;
  let keys: MasterKeys = { current: masterKeyOf(bytes), other: null, mattermost: null };
  for (const line of lines) {
    const [name, said = '', ...more] = line.split(' ');
    const named = bytesOf(said);
    if (named === null || more.length > 0) return null;
    if ((name === 'next' || name === 'former') && keys.other === null) {
      keys = { ...keys, other: { role: name, masterKey: masterKeyOf(named) } };
    } else if (name === 'mattermost' && keys.mattermost === null) {
      keys = { ...keys, mattermost: createSecretKey(named) };
    } else if (name === 'next-mattermost' && keys.nextMattermost === undefined) {
      keys = { ...keys, nextMattermost: createSecretKey(named) };
    } else return null;
  }
  return keys;
}

function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === keyBytes && bytes.toString('base64') === text ? bytes : null;
}

/** Returns all keys that may unseal. */
export function allKeys({ current, other }: MasterKeys): readonly MasterKey[] {
  return other === null ? [current] : [current, other.masterKey];
}

/** Makes a new master key. */
export function newMasterKey(): MasterKey {
  return masterKeyOf(randomBytes(keyBytes));
}

/** Makes a master key from its 32 bytes. */
export function masterKeyOf(bytes: Uint8Array): MasterKey {
  const id = createHash('sha256').update('tambour master key id\0').update(bytes).digest('hex').slice(0, 16);
  return { id, key: createSecretKey(bytes) };
}

/** Returns 32 bytes that sign the buttons in Mattermost; the same before, during and after a rotation. */
export function mattermostKey({ current, mattermost }: MasterKeys): Uint8Array {
  if (mattermost !== null) return new Uint8Array(mattermost.export());
  return new Uint8Array(hkdfSync('sha256', current.key, '', 'tambour mattermost', keyBytes));
}

/**
 * Derives the signing key of decisions: HKDF-SHA256, 32 bytes. A rotation of the master key leaves its input as it is,
 * so that decisions stay valid.
 */
export function decisionKey(keys: MasterKeys): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', mattermostKey(keys), '', 'tambour decisions', keyBytes)));
}

/** Derives the signing key of the journal, in the same way. */
export function journalKey(keys: MasterKeys): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', mattermostKey(keys), '', 'tambour journal', keyBytes)));
}

// Written to a temporary file and linked into place: nobody ever reads half a key, and the first of two writers wins.
async function makeIfMissing(path: string): Promise<void> {
  if (await isThere(path)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o711 });
  const beside = `${path}.${randomUUID()}`;
  try {
    await using handle = await open(beside, 'wx', 0o600);
    await handle.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
    await handle.sync();
    await link(beside, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

function refused(refusal: MasterKeyRefusal): MasterKeyOutcome {
  return { kind: 'refused', refusal };
}

/**
 * `credential`: handed by systemd to one service, in memory; nobody changes it while the service runs. `file`: any
 * other.
 */
type KeyPlace = 'file' | 'credential';

// Magic numbers of tmpfs and ramfs, from linux/magic.h.
const inMemory = [0x0102_1994, 0x8584_58f6];
const root = 0;

/** Tells where a key file is kept, and whether only root and the user of this process may read it there. */
async function placeOfKey(
  path: string,
  file: Stats,
): Promise<{ readonly place: KeyPlace; readonly isPrivate: boolean }> {
  const folder = dirname(await realpath(path));
  const [around, system] = await Promise.all([stat(folder), statfs(folder)]);
  const isUnwritable = ((file.mode | around.mode) & 0o222) === 0;
  const place = isUnwritable && inMemory.includes(system.type) ? 'credential' : 'file';
  const isOwnersAlone = (file.mode & 0o077) === 0;
  return { place, isPrivate: isOwnersAlone || (place === 'credential' && isHandedOver(file, around)) };
}

/**
 * Tells whether an access list opens root's own file, in root's own folder, to one user. `stat` shows that as a right
 * of root's group: https://systemd.io/CREDENTIALS/.
 */
function isHandedOver(file: Stats, folder: Stats): boolean {
  const isRoots = [file, folder].every(({ uid, gid }) => uid === root && gid === root);
  return isRoots && (file.mode & 0o777) === 0o440 && (folder.mode & 0o777) === 0o550;
}
