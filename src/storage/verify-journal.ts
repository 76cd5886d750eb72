import type { Database } from './database.ts';
import { journalHash, noHash } from './journal-hash.ts';

/** `head` is worth keeping elsewhere: entries cut off the end can only be missed by who knows what the end was. */
export type JournalVerdict =
  | { readonly kind: 'sound'; readonly entries: number; readonly head: { readonly seq: bigint; readonly hash: string } }
  | { readonly kind: 'bad'; readonly seq: bigint; readonly why: 'missing' | 'changed' | 'notLinked' };

const batchSize = 500;

/**
 * Reads the whole journal and names the first entry that is not as it was written: `missing` (its number is left
 * out), `changed` (its hash is not that of its content), `notLinked` (it doesn't follow the one before it).
 */
export async function verifyJournal(db: Database): Promise<JournalVerdict> {
  let seq = 0n;
  let hash = noHash;
  for (;;) {
    const entries = await db.journalEntry.findMany({
      where: { seq: { gt: seq } },
      orderBy: { seq: 'asc' },
      take: batchSize,
    });
    for (const entry of entries) {
      if (entry.seq !== seq + 1n) return { kind: 'bad', seq: seq + 1n, why: 'missing' };
      if (journalHash(entry) !== entry.hash) return { kind: 'bad', seq: entry.seq, why: 'changed' };
      if (entry.previousHash !== hash) return { kind: 'bad', seq: entry.seq, why: 'notLinked' };
      ({ seq, hash } = entry);
    }
    if (entries.length < batchSize) return { kind: 'sound', entries: Number(seq), head: { seq, hash } };
  }
}
