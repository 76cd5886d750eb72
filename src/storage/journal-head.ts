import type { KeyObject } from 'node:crypto';

import type { Transaction } from './database.ts';
import { Prisma } from './generated/client.ts';
import { noHash } from './journal-hash.ts';
import type { JournalEnd } from './journal-link.ts';
import { judgeMac, macInJournal } from './journal-mac.ts';
import { lockNumbers } from './lock-numbers.ts';
import type { Store } from './store.ts';

/** The database and the key that signs its journal; null if the key cannot be read. */
export type JournalReader = Pick<Store, 'db' | 'journalKey'>;

/** The end of the journal: the number of entries, and the last one's hash. Worth noting elsewhere. */
export interface JournalHead {
  readonly count: bigint;
  readonly hash: string;
}

interface EndRow {
  readonly seq: bigint | null;
  readonly hash: string | null;
  readonly mac: string | null;
  readonly headCount: bigint | null;
  readonly headHash: string | null;
  readonly headMac: string | null;
  readonly hashAtHead: string | null;
}

/** Reads the end of the journal after locking it: nobody else can append until the transaction ends. */
export async function lockedEnd(tx: Transaction): Promise<JournalEnd> {
  // A separate statement, so that the next one sees what was committed during the wait.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.journal})`;
  return readEnd(tx);
}

async function readEnd(tx: Transaction): Promise<JournalEnd> {
  const [row] = await tx.$queryRaw<EndRow[]>`
    SELECT "last".*, "head"."count" AS "headCount", "head"."hash" AS "headHash", "head"."mac" AS "headMac",
      (SELECT "hash" FROM "JournalEntry" WHERE "seq" = "head"."count") AS "hashAtHead"
    FROM (SELECT) AS "one"
    LEFT JOIN (SELECT "seq", "hash", "mac" FROM "JournalEntry" ORDER BY "seq" DESC LIMIT 1) AS "last" ON true
    LEFT JOIN "JournalHead" AS "head" ON "head"."id" = 1`;
  if (row === undefined) throw new Error('the database returned no row about the journal');
  const { seq, hash, mac, headCount, headHash, headMac, hashAtHead } = row;
  return {
    last: seq === null || hash === null ? null : { seq, hash, mac },
    head:
      headCount === null || headHash === null || headMac === null
        ? null
        : { count: headCount, hash: headHash, mac: headMac },
    hashAtHead,
  };
}

/**
 * Reads the journal's last entry, and tells whether it is the sealed head. It does not verify the entries before:
 * `verifyJournal` does.
 */
export async function readHead({
  db,
  journalKey: key,
}: JournalReader): Promise<JournalHead & { readonly isSealed: boolean }> {
  const { last, head } = await readEnd(db);
  const { seq: count, hash } = last ?? { seq: 0n, hash: noHash };
  const isLast = head !== null && head.count === count && head.hash === hash;
  const isSealed = isLast && key !== null && judgeMac(key, { what: 'head', seq: count, hash }, head.mac) === 'genuine';
  return { count, hash, isSealed };
}

/** Tells whether the end was sealed with another key; false if nothing is sealed. */
export async function isSealedByOther(tx: Transaction, key: KeyObject): Promise<boolean> {
  const head = await tx.journalHead.findFirst();
  if (head === null) return false;
  return judgeMac(key, { what: 'head', seq: head.count, hash: head.hash }, head.mac) === 'otherKey';
}

/** Formats a head as people note it: the number of entries, and the last one's hash. */
export function headText({ count, hash }: JournalHead): string {
  return `${count}:${hash}`;
}

/** Tells whether a noted head, with all of the hash or its beginning, is this entry. */
export function isHead(noted: JournalHead, { count, hash }: JournalHead): boolean {
  return noted.count === count && hash.startsWith(noted.hash);
}

/** Returns the statement that seals an entry as the journal's last. The caller holds the journal's lock. */
export function sealOf(key: KeyObject, { seq, hash }: { readonly seq: bigint; readonly hash: string }): Prisma.Sql {
  const mac = macInJournal(key, { what: 'head', seq, hash });
  return Prisma.sql`
    INSERT INTO "JournalHead" ("id", "count", "hash", "mac") VALUES (1, ${seq}, ${hash}, ${mac})
    ON CONFLICT ("id") DO UPDATE SET "count" = EXCLUDED."count", "hash" = EXCLUDED."hash", "mac" = EXCLUDED."mac"`;
}
