import { lockKeys } from './lock-keys.ts';
import { allKeys, type MasterKey, type MasterKeys, readMasterKey } from './master-key.ts';
import { isRotated } from './is-rotated.ts';
import { type Home, seal, type SealedFor, unseal, type Unsealed } from './seal.ts';
import type { UnitOfWork } from './store.ts';

/** The master keys of this process, which may be rotated while it runs. */
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
 * Unseals the secret that `read` returns; null if there is none. If the secret's key is not known, reads the key file
 * again, and calls `read` once more, since the row may have been rewrapped meanwhile.
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

/** Seals a secret with the key that will be in force at the commit, whatever is rotated meanwhile. */
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
 * Returns the key to seal with. Once one machine has used the next key, every machine has it, and the former key may be
 * gone there.
 */
async function sealingKey({ tx }: Pick<UnitOfWork, 'tx'>, { current, other }: MasterKeys): Promise<MasterKey> {
  if (other?.role !== 'next') return current;
  const isUsed = await isRotated(tx, { from: current.id, to: other.masterKey.id });
  return isUsed ? other.masterKey : current;
}
