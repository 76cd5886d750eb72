import { canonicalJson } from './canonical-json.ts';
import { noHash } from './journal-hash.ts';
import { isHead, type JournalHead, lockedEnd } from './journal-head.ts';
import { appendAt } from './journal.ts';
import type { UnitOfWork } from './store.ts';

/** Kind of the entry by which an administrator answers for all entries before it. */
export const signingKind = 'journal.signed';

/**
 * Signs the journal as it stands, in an administrator's name: what was written before entries were signed, by a restore
 * without the key, or under a key that is no more. The entry says who did it and what the end was; from it on every
 * entry is signed as it is written. The caller has verified the journal: up to `verified`, where that is known, and
 * throws where it has gone on since.
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
