import type { JournalEntry } from './generated/client.ts';
import { canonicalJson } from './canonical-json.ts';
import { journalHash, noHash } from './journal-hash.ts';
import type { UnitOfWork } from './store.ts';
import { lockNumbers } from './lock-numbers.ts';

export interface NewJournalEntry {
  /** A name such as "draft.created", "decision.approved", "delivery.sent". */
  readonly kind: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  /** A platform user id, or "tambour". */
  readonly actor: string;
  readonly data: object;
}

type KeptEntry = Omit<NewJournalEntry, 'data'> & { readonly at: Date; readonly data: string };

/** Entries that each open transaction will append. */
const kept = new WeakMap<UnitOfWork, KeptEntry[]>();

/**
 * Appends an entry to the journal in the transaction of the event itself: both commit, or neither. The entries of a
 * transaction are appended together as the last thing in it, since from there to the commit nobody else can append.
 */
export async function journal(work: UnitOfWork, entry: NewJournalEntry): Promise<void> {
  // As the database will give it back; throws here, and not at the end, for what JSON can't hold.
  const one: KeptEntry = { ...entry, at: work.clock.now(), data: canonicalJson(entry.data) };
  const entries = kept.get(work);
  if (entries !== undefined) {
    entries.push(one);
    return;
  }
  const first = [one];
  kept.set(work, first);
  work.beforeCommit(() => append(work, first));
}

async function append({ tx }: UnitOfWork, entries: readonly KeptEntry[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.journal})`;
  const [last] = await tx.$queryRaw<Pick<JournalEntry, 'seq' | 'hash'>[]>`
    SELECT "seq", "hash" FROM "JournalEntry" ORDER BY "seq" DESC LIMIT 1`;
  let seq = last?.seq ?? 0n;
  let previousHash = last?.hash ?? noHash;
  const rows = entries.map(({ at, kind, deskId, draftId, actor, ...entry }) => {
    const data: object = JSON.parse(entry.data);
    seq += 1n;
    const hashed = { seq, at, kind, deskId, draftId, actor, data, previousHash };
    previousHash = journalHash(hashed);
    return { ...hashed, hash: previousHash };
  });
  await tx.journalEntry.createMany({ data: rows });
}
