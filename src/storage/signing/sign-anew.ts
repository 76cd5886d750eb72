import type { Transaction } from '#storage/database.ts';
import { isSealedByOther } from '#storage/journal-head.ts';
import { journal } from '#storage/journal.ts';
import { isSignedFrom, signingRoot, signingRotated } from '#storage/keys-in-force.ts';
import { lockKeysAlone } from '#storage/lock-keys.ts';
import { decisionKey, journalKey, type MasterKeys } from '#storage/master-key.ts';
import type { Rotation } from '#storage/is-rotated.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import { signJournal } from '#storage/sign-journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';
import { type JournalVerdict, verifyJournal } from '#storage/verify-journal.ts';
import { withDecisionKey } from '#storage/with-decision-key.ts';

import type { SignAgain, SignedAgain } from './sign-again.ts';
import type { RowKind } from './row-mac.ts';

export interface Signing {
  /** How each kind of rows is signed again. */
  readonly rows: Readonly<Record<RowKind, SignAgain>>;
  /** A further step in the same transaction. */
  readonly also: (work: UnitOfWork) => Promise<void>;
  /** The person who does it, for the journal. */
  readonly by: string;
}

export interface SignedAnew {
  readonly rows: Readonly<Record<RowKind, SignedAgain>>;
  /** The verdict on the journal under the former key: only a sound journal is signed again. */
  readonly journal: JournalVerdict;
}

// One transaction signs the rows of years.
const longestMs = 3_600_000;
/** The most names of rows that do not verify, for each kind, in the journal's entry. */
const mostNamed = 100;

/**
 * Signs again everything that verifies with the former keys, in one transaction and with one journal entry. The journal
 * is signed by an entry of its own, which names its end. Null: another process has done it meanwhile.
 */
export async function signAnew(
  store: Store,
  { rows, also, by }: Signing,
  { before, after, ids }: { readonly before: MasterKeys; readonly after: MasterKeys; readonly ids: Rotation },
): Promise<SignedAnew | null> {
  const verdict = await verifyJournal({ db: store.db, journalKey: journalKey(before) });
  const keys = { former: decisionKey(before), next: decisionKey(after) };
  const work = async (writing: UnitOfWork): Promise<SignedAnew | null> => {
    const { tx } = writing;
    await lockKeysAlone(tx);
    if (await isSignedFrom(tx, signingRoot(after))) return null;
    const found: [string, SignedAgain][] = [];
    for (const [kind, signAgain] of Object.entries(rows)) found.push([kind, await signAgain(tx, keys)]);
    if (verdict.kind === 'sound' && verdict.head.count > 0n) signJournal(writing, by, verdict.head);
    const data = {
      ...ids,
      journal: verdict.kind,
      signed: Object.fromEntries(found.map(([kind, { signed }]) => [kind, signed])),
      refused: Object.fromEntries(
        found.map(([kind, { refused }]) => [kind, { count: refused.length, names: refused.slice(0, mostNamed) }]),
      ),
    };
    await journal(writing, { kind: signingRotated, deskId: null, draftId: null, actor: by, data });
    await also(writing);
    return {
      rows: Object.fromEntries(found) as SignedAnew['rows'], // The cast: fromEntries forgets its keys, all kinds.
      journal: verdict,
    };
  };
  return runUnitOfWork(withDecisionKey(store, after), work, { timeout: longestMs });
}

/**
 * Tells whether any row verifies with these keys; if there are no rows, whether the journal's end is not sealed by
 * another.
 */
export async function isKeyOfRows(
  tx: Transaction,
  { rows }: Pick<Signing, 'rows'>,
  keys: MasterKeys,
): Promise<boolean> {
  const looking = { former: decisionKey(keys), next: null };
  let isEmpty = true;
  for (const look of Object.values(rows)) {
    const { signed, refused } = await look(tx, looking);
    if (signed > 0) return true;
    isEmpty &&= refused.length === 0;
  }
  return isEmpty && !(await isSealedByOther(tx, journalKey(keys)));
}
