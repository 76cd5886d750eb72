import type { Store } from '#storage/store.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { type CommandResult, done } from './command-result.ts';

/** Verifies the whole journal. A bad entry is named, and the exit code is 1. */
export async function verifyJournalCommand(store: Store): Promise<CommandResult> {
  const verdict = await verifyJournal(store.db);
  if (verdict.kind === 'sound') {
    const { entries, head } = verdict;
    const data = { sound: true, entries, head: { seq: Number(head.seq), hash: head.hash } };
    return done(`The journal is whole: ${entries} entries, the last with the hash ${head.hash}.`, data);
  }
  const data = { sound: false, seq: Number(verdict.seq), why: verdict.why };
  return { exitCode: 1, text: `The journal is not whole: entry ${verdict.seq} ${wordsFor(verdict.why)}.`, data };
}

function wordsFor(why: 'missing' | 'changed' | 'notLinked'): string {
  switch (why) {
    case 'missing':
      return 'is missing';
    case 'changed':
      return 'was changed after it was written';
    case 'notLinked':
      return 'does not follow the one before it';
  }
}
