import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { command } from '#messages/command.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { archiveFiles } from '#reach/past/archive/archive-files.ts';
import { readArchive } from '#reach/past/archive/read-archive.ts';
import { type KeepPastOutcome, keepPast } from '#reach/past/keep-past.ts';
import { listPast } from '#reach/past/list-past.ts';
import type { PastRead } from '#reach/past/past-post.ts';
import { periodOfDays } from '#reach/period-of-days.ts';
import type { PastSource } from '#storage/generated/client.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';

import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { forTerminal } from './for-terminal.ts';
import { keptWords, notTakenWords } from './past-words.ts';

export interface ImportOptions {
  readonly desk: string;
  readonly account: string;
  /** The day of the counts, in the desk's zone, where the archive does not say it. */
  readonly counted?: string;
}

/** Many thousands of rows are written at once, or none. */
const longestMs = 5 * 60_000;

/** Reads an account's time before Tambour, from the archive that its network gave its owner. */
export async function importFiguresCommand(
  store: Store,
  named: readonly string[],
  options: ImportOptions,
): Promise<CommandResult> {
  const found = await deskFromOption(store, options.desk);
  if (found.kind === 'refused') return found.result;
  const { desk } = found;
  const account = accountOf(desk, options.account);
  if (account === null) {
    const text = `"${desk.name}" has no account ${options.account}, or several. Its accounts: ${desk.accounts.map(({ handle, id }) => `${handle} (${id})`).join(', ')}.`;
    return refused('no_such_account', text);
  }
  const { counted } = options;
  return importArchive(store, { desk, account, ...(counted === undefined ? {} : { counted }) }, named);
}

interface ImportOf extends Pick<ImportOptions, 'counted'> {
  readonly desk: Desk;
  readonly account: Account;
}

async function importArchive(store: Store, asked: ImportOf, named: readonly string[]): Promise<CommandResult> {
  const { desk, account, counted } = asked;
  if (networkKinds[account.network].past !== 'archive') {
    const text = `${account.handle} is read from its server: leave the files out.`;
    return refused('no_archive_there', text, 2);
  }
  const files = await archiveFiles(named);
  switch (files.kind) {
    case 'notReadable':
      return refused('notReadable', `${files.path} cannot be read. Is it there, and may this user read it?`);
    case 'unknown':
      return refused(
        'unknown',
        `${files.path} is nothing of an archive of X that is read: no ZIP, no folder with data/tweets.js, and none of data/tweets.js, data/account.js and data/manifest.js.`,
      );
    case 'files':
  }
  const read = await readArchive({ accountId: account.remoteId, files: files.files });
  if (read.kind === 'refused') {
    return refused(read.why.kind, `Nothing was taken. ${notTakenWords(read.why, account.handle)}`);
  }
  const said = counted === undefined ? null : periodOfDays({ from: counted, to: null }, desk.timeZone).from;
  const countedAt = read.madeAt ?? said;
  if (countedAt === null) {
    return refused(
      'dayUnknown',
      'Nothing was taken. The archive does not say when it was made: name its data/manifest.js as well, or the day with --counted.',
    );
  }
  if (countedAt > store.clock.now()) {
    return refused(
      'dayToCome',
      `Nothing was taken. The archive says that it was made on ${dayOf(countedAt)}, which is to come.`,
    );
  }
  const opened = `Opened of the archive: ${read.opened.join(', ')}. Nothing else of it was, and none of it is kept.`;
  const isRenamed = read.handle !== null && !account.handle.toLowerCase().endsWith(read.handle.toLowerCase());
  const renamed = isRenamed
    ? [`The archive calls the account @${forTerminal(read.handle ?? '')}: it is the same one, by its id.`]
    : [];
  return keep(
    store,
    asked,
    { source: 'archive', countedAt, past: read.past },
    { before: [opened, ...renamed], opened: read.opened },
  );
}

async function keep(
  store: Store,
  { desk, account }: ImportOf,
  read: { readonly source: PastSource; readonly countedAt: Date; readonly past: PastRead },
  told: { readonly before: readonly string[]; readonly opened: readonly string[] },
): Promise<CommandResult> {
  const asked = { desk, accountId: account.id, by: administrator(), ...read };
  const kept: KeepPastOutcome = await runUnitOfWork(store, (work) => keepPast(work, asked), { timeout: longestMs });
  switch (kept.kind) {
    case 'otherDesk':
      return refused('otherDesk', `Nothing was taken. Another desk has the past of ${account.handle}.`);
    case 'older':
      return refused(
        'older',
        `Nothing was taken. What is kept of ${account.handle} was counted later than this: "${command('figures past')}" shows it.`,
      );
    case 'kept': {
      const text = [`${account.handle}, counts as of ${dayOf(read.countedAt)}.`, keptWords(kept), ...told.before].join(
        '\n',
      );
      return done(text, { accountId: account.id, ...read, past: undefined, ...kept, opened: told.opened });
    }
  }
}

/** Shows what is kept of a desk's accounts' time before Tambour. */
export async function pastCommand(store: Store, options: { readonly desk: string }): Promise<CommandResult> {
  const found = await deskFromOption(store, options.desk);
  if (found.kind === 'refused') return found.result;
  const past = await listPast(store.db, found.desk.id);
  const lines = past.map(
    ({ handle, posts, firstAt, lastAt, answersToOthers, source, countedAt, importedAt, importedBy }) =>
      `${handle} · ${posts} posts${firstAt === null || lastAt === null ? '' : `, ${dayOf(firstAt)} to ${dayOf(lastAt)}`} · ${answersToOthers} answers to others · counts as of ${dayOf(countedAt)}, by ${source === 'api' ? 'its server' : "its network's archive"} · imported ${importedAt.toISOString()} by ${importedBy}`,
  );
  const nothing = `Nothing is kept of the time before Tambour of "${found.desk.name}". "${command('figures import')} --help" says how to read it.`;
  return done(lines.length === 0 ? nothing : lines.join('\n'), past);
}

function accountOf({ accounts }: Desk, said: string): Account | null {
  const [account = null, ...others] = accounts.filter(
    ({ id, handle }) => said === id || said === handle || `@${said}` === handle,
  );
  return others.length === 0 ? account : null;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
