import { lockKeys } from './lock-keys.ts';
import { allKeys, type MasterKey, type MasterKeys, readMasterKey } from './master-key.ts';
import { isRotated } from './is-rotated.ts';
import { type Home, seal, type SealedFor, unseal, type Unsealed } from './seal.ts';
import type { UnitOfWork } from './store.ts';

/** The master keys of this process. While it runs they may be rotated. */
export interface Keyring {
  /** Returns the keys as they were last read. */
  keys(): MasterKeys;
  /** Reads the file again; if it holds no keys, nothing changes. */
  reread(): Promise<MasterKeys>;
}

/** Makes a keyring of the keys that were read from that file. */
export function keyring(path: string, read: MasterKeys): Keyring {
  let keys = read;
  return {
    keys: () => keys,
    async reread() {
      const outcome = await readMasterKey({ path, made: false });
      if (outcome.kind === 'key') ({ keys } = outcome);
      return keys;
    },
  };
}

/**
 * Opens a sealed secret that `read` brings; null if it brings none. Where it names a key that is not known, the file
 * may hold it by now; then `read` is called once more, since its row may have been wrapped anew meanwhile.
 */
export async function openSealed(
  keys: Keyring,
  sealedFor: SealedFor,
  read: () => Promise<Uint8Array | null>,
): Promise<Unsealed | null> {
  const first = await read();
  if (first === null) return null;
  const opened = unseal(allKeys(keys.keys()), sealedFor, first);
  if (opened.kind === 'secret' || opened.why !== 'otherKey') return opened;
  await keys.reread();
  const again = await read();
  return again === null ? null : unseal(allKeys(keys.keys()), sealedFor, again);
}

/** Seals with the key that is right at the commit, whatever is rotated meanwhile. */
export async function sealNow(
  work: Pick<UnitOfWork, 'tx'>,
  keys: Keyring,
  sealedFor: SealedFor,
  home: Home,
  secret: string,
): Promise<Uint8Array<ArrayBuffer>> {
  await lockKeys(work.tx);
  return seal(await sealingKey(work, await keys.reread()), sealedFor, home, secret);
}

/**
 * Returns the key to seal with. A next key is on every machine from when it was used on one of them; the former one may
 * be gone there.
 */
async function sealingKey({ tx }: Pick<UnitOfWork, 'tx'>, { current, other }: MasterKeys): Promise<MasterKey> {
  if (other?.role !== 'next') return current;
  const isUsed = await isRotated(tx, { from: current.id, to: other.masterKey.id });
  return isUsed ? other.masterKey : current;
}
