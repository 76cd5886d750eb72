import { createHash, createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

import { canonicalJson } from './canonical-json.ts';

/** Something that the journal's key signs: an entry by its number and hash, or the head, which is the last of them. */
export interface SignedInJournal {
  readonly what: 'entry' | 'head';
  readonly seq: bigint;
  readonly hash: string;
}

/** The verdict on a MAC; `otherKey`: it names another key, so it cannot be judged. */
export type MacVerdict = 'genuine' | 'forged' | 'otherKey';

const idLength = 8;

/**
 * Returns the key's id and, after a dot, HMAC-SHA256 in hex. A hash covers all entries before its own, so that the MAC
 * of one covers them too.
 */
export function macInJournal(key: KeyObject, { what, seq, hash }: SignedInJournal): string {
  const covered = canonicalJson(['tambour journal', what, seq.toString(), hash]);
  return `${idOf(key)}.${createHmac('sha256', key).update(covered, 'utf8').digest('hex')}`;
}

/** Judges a stored MAC. */
export function judgeMac(key: KeyObject, signed: SignedInJournal, mac: string): MacVerdict {
  if (!mac.startsWith(`${idOf(key)}.`)) return 'otherKey';
  const [stored, right] = [Buffer.from(mac, 'utf8'), Buffer.from(macInJournal(key, signed), 'utf8')];
  return stored.length === right.length && timingSafeEqual(stored, right) ? 'genuine' : 'forged';
}

const ids = new WeakMap<KeyObject, string>();

/** Returns an id that distinguishes keys and reveals nothing about them. */
function idOf(key: KeyObject): string {
  const known = ids.get(key);
  if (known !== undefined) return known;
  const id = createHash('sha256').update('tambour journal key id\0').update(key.export()).digest('hex');
  ids.set(key, id.slice(0, idLength));
  return id.slice(0, idLength);
}
