import type { Database } from '#storage/database.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { type Finding, right, wrong } from './finding.ts';

/** Verifies the whole journal, so that a change anywhere in it shows. */
export async function checkJournal(db: Database): Promise<readonly Finding[]> {
  const verdict = await verifyJournal(db);
  if (verdict.kind === 'sound') return [right({ code: 'journalSound', entries: verdict.entries })];
  return [wrong({ code: 'journalBad', seq: Number(verdict.seq), why: verdict.why })];
}
