import { canonicalJson } from './canonical-json.ts';
import { journalHash, noHash } from './journal-hash.ts';
import type { Writing } from './store.ts';

export interface NewJournalEntry {
  /** Such as "draft.created", "decision.approved", "delivery.sent". */
  readonly kind: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  /** A platform user id, or "tambour". */
  readonly actor: string;
  readonly data: object;
}

const lock = 7_236_970_003;

/**
 * Has the journal hold an entry from the happening's own commit on: both commit, or neither. The entry is appended as
 * the last thing in the transaction, since from there to the commit nobody else can append.
 */
export async function journal(w: Writing, entry: NewJournalEntry): Promise<void> {
  const at = w.clock.now();
  // As the database will give it back; throws here, and not at the end, for what JSON can't hold.
  const data = canonicalJson(entry.data);
  w.beforeCommit(() => append(w, { ...entry, at, data }));
}

async function append(
  { tx }: Writing,
  entry: Omit<NewJournalEntry, 'data'> & { readonly at: Date; readonly data: string },
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock})`;
  const last = await tx.journalEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  const seq = (last?.seq ?? 0n) + 1n;
  const previousHash = last?.hash ?? noHash;
  const { at, kind, deskId, draftId, actor } = entry;
  const data: object = JSON.parse(entry.data);
  const hash = journalHash({ seq, at, kind, deskId, draftId, actor, data, previousHash });
  await tx.journalEntry.create({ data: { seq, at, kind, deskId, draftId, actor, data, previousHash, hash } });
}
