import type { JournalReader } from '#storage/journal-head.ts';
import { type BadEntryWhy, type BadHeadWhy, verifyJournal } from '#storage/verify-journal.ts';

import { type FindingOf, right, wrong } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface JournalFacts {
  readonly journalSound: { readonly entries: number };
  readonly journalBad: { readonly seq: number; readonly why: BadEntryWhy };
  readonly journalHeadBad: { readonly why: BadHeadWhy; readonly entries: number };
  readonly journalNotKeyed: { readonly entries: number };
  readonly journalOfOtherKey: { readonly entries: number };
}

/** Verifies the whole journal, so that a change anywhere in it shows. */
export async function checkJournal(journal: JournalReader): Promise<readonly FindingOf<JournalFacts>[]> {
  const verdict = await verifyJournal(journal);
  switch (verdict.kind) {
    case 'sound':
      return [right({ code: 'journalSound', entries: Number(verdict.head.count) })];
    case 'bad':
      return [wrong({ code: 'journalBad', seq: Number(verdict.seq), why: verdict.why })];
    case 'badHead':
      return [wrong({ code: 'journalHeadBad', why: verdict.why, entries: Number(verdict.entries) })];
    case 'notKeyed':
      return [wrong({ code: 'journalNotKeyed', entries: Number(verdict.head.count) })];
    case 'otherKey':
    case 'noKey':
      return [wrong({ code: 'journalOfOtherKey', entries: Number(verdict.head.count) })];
    case 'notAnchored':
      throw new Error('a noted head was not asked about');
  }
}
