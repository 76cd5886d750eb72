import type { KeyObject } from 'node:crypto';

import type { Transaction } from './database.ts';
import type { JournalEntry, Prisma } from './generated/client.ts';
import { journalHash } from './journal-hash.ts';
import { judgeMac } from './journal-mac.ts';

const batchSize = 500;

/**
 * Reads entries of the journal, the newest first, without those that nobody's key vouches for: each needs its own MAC,
 * or an unbroken chain of hashes to a later entry that has one, as after the key was replaced. None without a key.
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
  let last = entry;
  if (journalHash(last) !== last.hash) return false;
  for (;;) {
    const verdict = judge(key, last);
    if (verdict !== 'otherKey') return verdict === 'genuine';
    const next = await tx.journalEntry.findMany({
      where: { seq: { gt: last.seq } },
      orderBy: { seq: 'asc' },
      take: batchSize,
    });
    if (next.length === 0) return false;
    for (const one of next) {
      if (one.previousHash !== last.hash || journalHash(one) !== one.hash) return false;
      last = one;
      if (judge(key, last) !== 'otherKey') break;
    }
  }
}

/** An entry without a MAC is judged like one under another key: only a later one can vouch for it. */
function judge(key: KeyObject, { seq, hash, mac }: JournalEntry): ReturnType<typeof judgeMac> {
  return mac === null ? 'otherKey' : judgeMac(key, { what: 'entry', seq, hash }, mac);
}
