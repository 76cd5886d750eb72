import type { Database } from '#storage/database.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { type FindingOf, right, wrong } from './finding.ts';

/** Lists the findings of this check, with the values that each sentence needs. */
export interface JournalFacts {
  readonly journalSound: { readonly entries: number };
  readonly journalBad: { readonly seq: number; readonly why: 'missing' | 'changed' | 'notLinked' };
}

/** Verifies the whole journal, so that a change anywhere in it shows. */
export async function checkJournal(db: Database): Promise<readonly FindingOf<JournalFacts>[]> {
  const verdict = await verifyJournal(db);
  if (verdict.kind === 'sound') return [right({ code: 'journalSound', entries: verdict.entries })];
  return [wrong({ code: 'journalBad', seq: Number(verdict.seq), why: verdict.why })];
}
