import type { KeyObject } from 'node:crypto';

import { noHash } from './journal-hash.ts';
import { judgeMac } from './journal-mac.ts';

/** The end of the journal as it stands in the database. */
export interface JournalEnd {
  readonly last: { readonly seq: bigint; readonly hash: string; readonly mac: string | null } | null;
  readonly head: { readonly count: bigint; readonly hash: string; readonly mac: string } | null;
  /** Hash of the entry that the head names; null if there is none with its number. */
  readonly hashAtHead: string | null;
}

/** The place of the next entry, and how it is signed. */
export interface NextLink {
  readonly seq: bigint;
  readonly previousHash: string;
  /** `signed`: it has a MAC. `sealed`: it also becomes the head. */
  readonly as: 'sealed' | 'signed' | 'unsigned';
}

/**
 * Decides where the next entry goes. It never repairs what somebody cut off or rewrote: the chain continues from the
 * sealed head, so that the gap stays visible; a head that is missing, or under another key, is not made again. In a
 * journal that began without a key nothing is signed until `signJournal` does it.
 */
export function nextLink(key: KeyObject | null, { last, head, hashAtHead }: JournalEnd): NextLink {
  const afterLast = { seq: (last?.seq ?? 0n) + 1n, previousHash: last?.hash ?? noHash };
  if (key === null) return { ...afterLast, as: 'unsigned' };
  if (head === null) {
    if (last === null) return { ...afterLast, as: 'sealed' };
    return { ...afterLast, as: last.mac === null ? 'unsigned' : 'signed' };
  }
  const { count, hash } = head;
  if (judgeMac(key, { what: 'head', seq: count, hash }, head.mac) !== 'genuine') return { ...afterLast, as: 'signed' };
  if (hashAtHead === hash) return { ...afterLast, as: 'sealed' };
  const isCut = afterLast.seq <= count;
  return { seq: isCut ? count + 1n : afterLast.seq, previousHash: hash, as: 'sealed' };
}
