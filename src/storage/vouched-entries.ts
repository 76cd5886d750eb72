import type { KeyObject } from 'node:crypto';

import type { Transaction } from './database.ts';
import type { JournalEntry, Prisma } from './generated/client.ts';
import { journalHash } from './journal-hash.ts';
import { judgeMac } from './journal-mac.ts';
import { signingKind } from './sign-journal.ts';

const batchSize = 500;

/**
 * Reads entries of the journal, the newest first, without those that nobody's key vouches for: each needs its own MAC,
 * or an unbroken chain of hashes to a later entry in which an administrator signed all before it, as when the key was
 * replaced. Any other entry says nothing of those before it: who appends one by hand has it linked by the next. None
 * without a key.
 */
export async function vouchedEntries(
  { tx, journalKey: key }: { readonly tx: Transaction; readonly journalKey: KeyObject | null },
  where: Prisma.JournalEntryWhereInput,
): Promise<readonly JournalEntry[]> {
  if (key === null) return [];
  const entries = await tx.journalEntry.findMany({ where, orderBy: { seq: 'desc' } });
  const vouched: JournalEntry[] = [];
  for (const entry of entries) if (await isVouched(tx, key, entry)) vouched.push(entry);
  return vouched;
}

async function isVouched(tx: Transaction, key: KeyObject, entry: JournalEntry): Promise<boolean> {
  if (journalHash(entry) !== entry.hash) return false;
  const verdict = judge(key, entry);
  if (verdict !== 'otherKey') return verdict === 'genuine';
  const after = { seq: { gt: entry.seq } };
  const signings = await tx.journalEntry.findMany({ where: { ...after, kind: signingKind }, orderBy: { seq: 'asc' } });
  const signing = signings.find((one) => judge(key, one) === 'genuine');
  return signing !== undefined && (await isLinked(tx, entry, signing));
}

/** Tells whether each entry from one to a later one follows the one before it. */
async function isLinked(tx: Transaction, from: JournalEntry, to: JournalEntry): Promise<boolean> {
  let last = from;
  while (last.seq < to.seq) {
    const next = await tx.journalEntry.findMany({
      where: { seq: { gt: last.seq, lte: to.seq } },
      orderBy: { seq: 'asc' },
      take: batchSize,
    });
    if (next.length === 0) return false;
    for (const one of next) {
      if (one.previousHash !== last.hash || journalHash(one) !== one.hash) return false;
      last = one;
    }
  }
  return last.hash === to.hash;
}

/** Judges an entry; without a MAC, as one under another key: only an administrator's later one can vouch for it. */
function judge(key: KeyObject, { seq, hash, mac }: JournalEntry): ReturnType<typeof judgeMac> {
  return mac === null ? 'otherKey' : judgeMac(key, { what: 'entry', seq, hash }, mac);
}
