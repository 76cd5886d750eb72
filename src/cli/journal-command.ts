import type { Writable } from 'node:stream';

import { command } from '#messages/command.ts';
import { exportJournal, type ExportSince } from '#storage/export-journal.ts';
import { headText, type JournalHead, readHead } from '#storage/journal-head.ts';
import { signJournal } from '#storage/sign-journal.ts';
import type { Store } from '#storage/store.ts';
import { type BadEntryWhy, type BadHeadWhy, type JournalVerdict, verifyJournal } from '#storage/verify-journal.ts';

import { type CommandResult, done, refused } from './command-result.ts';
import { compareWithJournal, differenceLines } from './compare-journal.ts';
import { inChunks, writeAll } from './write-lines.ts';

/**
 * Verifies the whole journal, that a noted head is in it, and that decisions, deliveries and settings match it. Names
 * what is wrong; the exit code is then 1.
 */
export async function verifyJournalCommand(store: Store, noted: JournalHead | null): Promise<CommandResult> {
  const verdict = await verifyJournal(store, noted);
  const text = journalWords(verdict);
  if (verdict.kind !== 'sound') return { exitCode: 1, text, data: dataOf(verdict) };
  const differences = await compareWithJournal(store);
  const lines = differenceLines(differences);
  if (lines.length === 0) return done(text, dataOf(verdict));
  const found = [text, 'But other rows were changed without it:', ...lines];
  return { exitCode: 1, text: found.join('\n'), data: { ...dataOf(verdict), sound: false, why: 'rows', differences } };
}

function dataOf(verdict: JournalVerdict): object {
  switch (verdict.kind) {
    case 'sound': {
      const { head, signedLater } = verdict;
      const seq = Number(head.count);
      return { sound: true, entries: seq, head: { seq, hash: head.hash }, signedLater: Number(signedLater) };
    }
    case 'bad':
      return { sound: false, seq: Number(verdict.seq), why: verdict.why };
    case 'badHead':
      return { sound: false, why: `head_${verdict.why}`, entries: Number(verdict.entries) };
    case 'notKeyed':
    case 'otherKey':
    case 'noKey':
      return { sound: false, why: verdict.kind, entries: Number(verdict.head.count) };
    case 'notAnchored':
      return { sound: false, why: verdict.kind, noted: headText(verdict.anchor), entries: Number(verdict.entries) };
  }
}

/** Says what a verdict on the journal means, and what to do. */
export function journalWords(verdict: JournalVerdict): string {
  switch (verdict.kind) {
    case 'sound': {
      const { head, signedLater } = verdict;
      const { count, hash } = head;
      if (count === 0n) return 'The journal is whole: 0 entries.';
      const later =
        signedLater === 0n
          ? ''
          : `\nEntries 1 to ${signedLater} were signed afterwards, by whom entry ${signedLater + 1n} names.`;
      return `The journal is whole: ${count} entries, the last with the hash ${hash}.${later}`;
    }
    case 'bad':
      return `The journal is not whole: entry ${verdict.seq} ${entryWords(verdict.why)}.`;
    case 'badHead':
      return `The journal is not whole: ${headWords(verdict.why, verdict)}.`;
    case 'notKeyed':
      return `The journal is not yet keyed: its ${verdict.head.count} entries follow each other, but whoever can write to the database could have written them. Look at them, then run "${command('journal sign')}".`;
    case 'otherKey':
      return `The journal is signed with another key than the one that is there: nothing can be said of its ${verdict.head.count} entries but that they follow each other. Put the right key back. If it is lost, "${command('journal sign')}" signs the journal as it stands.`;
    case 'noKey':
      return `The journal's key is not there: nothing can be said of its ${verdict.head.count} entries but that they follow each other.`;
    case 'notAnchored':
      return `The journal is not the one that was noted: entry ${verdict.anchor.count} does not have the hash ${verdict.anchor.hash} (entries: ${verdict.entries}). It was rewritten, or cut off and gone on with; or the noted one is of another database, or of after the backup that this one was restored from.`;
  }
}

function entryWords(why: BadEntryWhy): string {
  switch (why) {
    case 'missing':
      return 'is missing';
    case 'changed':
      return 'was changed after it was written';
    case 'notLinked':
      return 'does not follow the one before it';
    case 'forged':
      return 'was not written by Tambour';
    case 'unsigned':
      return `was written without the key: by a restore before the key was there, or by somebody else. If it was a restore of yours, "${command('journal sign')}" signs it`;
  }
}

function headWords(why: BadHeadWhy, { entries, count }: { readonly entries: bigint; readonly count: bigint }): string {
  switch (why) {
    case 'cut':
      return `there are ${entries} entries, and there were ${count}: its end was cut off`;
    case 'gone':
      return `the sealed number of its entries is gone (there are ${entries})`;
    case 'forged':
      return 'the sealed number of its entries was not written by Tambour';
    case 'other':
      return `entry ${count} is not the one that was sealed`;
    case 'behind':
      return `${count} entries are sealed, and there are ${entries}`;
  }
}

/** Prints how many entries there are and the last one's hash, to be kept outside the database. */
export async function journalHeadCommand(store: Store): Promise<CommandResult> {
  const { isSealed, ...head } = await readHead(store);
  return done(headText(head), { entries: Number(head.count), hash: head.hash, sealed: isSealed });
}

/** Writes the entries to `stdout` as lines of JSON, and nothing else. */
export async function exportJournalCommand(store: Store, since: ExportSince, stdout: Writable): Promise<null> {
  return writeAll(inChunks(linesOf(store, since)), stdout);
}

async function* linesOf({ db }: Store, since: ExportSince): AsyncGenerator<string, void> {
  for await (const entry of exportJournal(db, since)) yield `${JSON.stringify(entry)}\n`;
}

/**
 * Signs the journal as it stands, if its entries are not signed with this key yet. Refuses a journal that was changed.
 */
export async function signJournalCommand(store: Store, by: string): Promise<CommandResult> {
  const verdict = await verifyJournal(store);
  if (!maySign(verdict)) {
    if (verdict.kind === 'sound')
      return done('The journal is signed already: there is nothing to sign.', { signed: 0 });
    return refused('journal_broken', `${journalWords(verdict)}\nWhat was changed is not signed.`);
  }
  await store.write(async (work) => signJournal(work, by));
  const { count } = await readHead(store);
  return done(
    `Signed by ${by}: the journal as it stands, entries 1 to ${count - 1n}. From now on each is signed as it is written.`,
    {
      signed: Number(count - 1n),
      by,
    },
  );
}

/** Tells whether the journal's only flaw is that entries were not signed with this key. */
function maySign(verdict: JournalVerdict): boolean {
  switch (verdict.kind) {
    case 'notKeyed':
    case 'otherKey':
      return true;
    case 'bad':
      return verdict.why === 'unsigned';
    case 'badHead':
    case 'sound':
    case 'noKey':
    case 'notAnchored':
      return false;
  }
}
