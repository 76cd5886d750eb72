import { canonicalJson } from './canonical-json.ts';
import { noHash } from './journal-hash.ts';
import { isHead, type JournalHead, lockedEnd } from './journal-head.ts';
import { appendAt } from './journal.ts';
import type { UnitOfWork } from './store.ts';

/** Kind of the entry in which an administrator answers for all entries before it. */
export const signingKind = 'journal.signed';

/**
 * Signs the journal as it is, in an administrator's name: entries that were written without a key, from a restore without
 * it, or under a lost key. The new entry says who did it and what the end was; from then on every entry is
 * signed when it is written. The caller has verified the journal, up to `verified` if given; throws if it has grown
 * since.
 */
export function signJournal(work: UnitOfWork, by: string, verified: JournalHead | null = null): void {
  if (work.journalKey === null)
    throw new Error('the journal cannot be signed in a store that was opened without its key');
  work.beforeCommit(async () => {
    const { last } = await lockedEnd(work.tx);
    const [count, hash] = [last?.seq ?? 0n, last?.hash ?? noHash];
    if (verified !== null && !isHead(verified, { count, hash }))
      throw new Error('the journal went on while it was read');
    const data = canonicalJson({ entries: Number(count), hash });
    const entry = { kind: signingKind, deskId: null, draftId: null, actor: by, at: work.clock.now(), data };
    await appendAt(work, { seq: count + 1n, previousHash: hash, as: 'sealed' }, [entry]);
  });
}
