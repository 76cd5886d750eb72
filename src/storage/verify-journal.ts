import type { KeyObject } from 'node:crypto';

import type { Database } from './database.ts';
import type { JournalEntry, JournalHead as HeadRow } from './generated/client.ts';
import { journalHash, noHash } from './journal-hash.ts';
import { isHead, type JournalHead, type JournalReader } from './journal-head.ts';
import { judgeMac } from './journal-mac.ts';
import { signingKind } from './sign-journal.ts';

/** A fault of one entry. */
export type BadEntryWhy =
  /** Its number is missing. */
  | 'missing'
  /** Its hash does not match its content. */
  | 'changed'
  /** It does not follow the one before it. */
  | 'notLinked'
  /** Its MAC was not made with the journal's key. */
  | 'forged'
  /** It has no MAC, and was never signed by an administrator. */
  | 'unsigned';

/** A fault of the sealed head. */
export type BadHeadWhy =
  /** There is none, though entries are signed. */
  | 'gone'
  | 'forged'
  /** It names more entries than there are: the end was cut off. */
  | 'cut'
  /** The entry that it names has another hash. */
  | 'other'
  /** There are signed entries after it. */
  | 'behind';

export type JournalVerdict =
  | {
      readonly kind: 'sound';
      readonly head: JournalHead;
      /** Entries up to this one were signed later, by an administrator; 0: none. */
      readonly signedLater: bigint;
    }
  | { readonly kind: 'bad'; readonly seq: bigint; readonly why: BadEntryWhy }
  | { readonly kind: 'badHead'; readonly why: BadHeadWhy; readonly entries: bigint; readonly count: bigint }
  /** The hashes fit, but prove nothing against somebody with write access: no entry was ever signed. */
  | { readonly kind: 'notKeyed'; readonly head: JournalHead }
  /** The hashes fit; the entries are signed with another key, or no key was given. */
  | { readonly kind: 'otherKey' | 'noKey'; readonly head: JournalHead }
  /** The journal does not contain a head that was noted elsewhere. */
  | { readonly kind: 'notAnchored'; readonly anchor: JournalHead; readonly entries: bigint };

const batchSize = 500;

/**
 * Reads the whole journal and tells whether it is as it was written. The key reveals entries that were changed,
 * removed, moved or added, even with recomputed hashes, and an end that was cut off. Only `anchor`, a head noted
 * elsewhere, reveals an old end that was put back with its own head.
 */
export async function verifyJournal(
  { db, journalKey: key }: JournalReader,
  anchor: JournalHead | null = null,
): Promise<JournalVerdict> {
  let walked = start;
  let isAnchored = anchor === null || isHead(anchor, start.last);
  for (;;) {
    const [head, entries] = await readOn(db, walked.last.count);
    for (const entry of entries) {
      const next = step(key, walked, entry);
      if (next.kind === 'bad') return next;
      walked = next;
      isAnchored ||= anchor !== null && isHead(anchor, walked.last);
    }
    if (entries.length === batchSize) continue;
    if (anchor !== null && !isAnchored) return { kind: 'notAnchored', anchor, entries: walked.last.count };
    return conclude(db, key, walked, head);
  }
}

/** Reads the next entries, and the head as of the same moment. */
async function readOn(db: Database, after: bigint): Promise<readonly [HeadRow | null, readonly JournalEntry[]]> {
  const where = { seq: { gt: after } };
  return db.$transaction(
    [
      db.journalHead.findUnique({ where: { id: 1 } }),
      db.journalEntry.findMany({ where, orderBy: { seq: 'asc' }, take: batchSize }),
    ],
    { isolationLevel: 'RepeatableRead' },
  );
}

interface Walked {
  readonly kind: 'walked';
  readonly last: JournalHead;
  /** The first entries without a MAC, and with one by another key, that no administrator has signed for since. */
  readonly unsignedFrom: bigint | null;
  readonly foreignFrom: bigint | null;
  readonly signedLater: bigint;
  /** The last entry that has a MAC; 0: none. */
  readonly lastWithMac: bigint;
}

const start: Walked = {
  kind: 'walked',
  last: { count: 0n, hash: noHash },
  unsignedFrom: null,
  foreignFrom: null,
  signedLater: 0n,
  lastWithMac: 0n,
};

type Bad = Extract<JournalVerdict, { kind: 'bad' }>;

function step(key: KeyObject | null, walked: Walked, entry: JournalEntry): Walked | Bad {
  const { seq, hash, mac } = entry;
  const expected = walked.last.count + 1n;
  if (seq !== expected) return { kind: 'bad', seq: expected, why: 'missing' };
  if (journalHash(entry) !== hash) return { kind: 'bad', seq, why: 'changed' };
  if (entry.previousHash !== walked.last.hash) return { kind: 'bad', seq, why: 'notLinked' };
  const next: Walked = { ...walked, last: { count: seq, hash } };
  if (mac === null) return { ...next, unsignedFrom: walked.unsignedFrom ?? seq };
  if (key === null) return { ...next, lastWithMac: seq };
  switch (judgeMac(key, { what: 'entry', seq, hash }, mac)) {
    case 'forged':
      return { kind: 'bad', seq, why: 'forged' };
    case 'otherKey':
      return { ...next, lastWithMac: seq, foreignFrom: walked.foreignFrom ?? seq };
    case 'genuine':
      if (entry.kind !== signingKind) return { ...next, lastWithMac: seq };
      return { ...next, lastWithMac: seq, unsignedFrom: null, foreignFrom: null, signedLater: seq - 1n };
  }
}

async function conclude(
  db: Database,
  key: KeyObject | null,
  { last, unsignedFrom, foreignFrom, signedLater, lastWithMac }: Walked,
  head: HeadRow | null,
): Promise<JournalVerdict> {
  const bad = (why: BadHeadWhy): JournalVerdict => ({
    kind: 'badHead',
    why,
    entries: last.count,
    count: head?.count ?? 0n,
  });
  if (head === null && lastWithMac === 0n) {
    return last.count === 0n ? { kind: 'sound', head: last, signedLater } : { kind: 'notKeyed', head: last };
  }
  if (head !== null && head.count > last.count) return bad('cut');
  if (key === null) return { kind: 'noKey', head: last };
  if (foreignFrom !== null) return { kind: 'otherKey', head: last };
  if (unsignedFrom !== null) return { kind: 'bad', seq: unsignedFrom, why: 'unsigned' };
  if (head === null) return bad('gone');
  switch (judgeMac(key, { what: 'head', seq: head.count, hash: head.hash }, head.mac)) {
    case 'otherKey':
      return { kind: 'otherKey', head: last };
    case 'forged':
      return bad('forged');
    case 'genuine':
      break;
  }
  const { hash } =
    head.count === last.count ? last : await db.journalEntry.findUniqueOrThrow({ where: { seq: head.count } });
  if (hash !== head.hash) return bad('other');
  return head.count === last.count ? { kind: 'sound', head: last, signedLater } : bad('behind');
}
