import { setTimeout } from 'node:timers/promises';

import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { command } from '#messages/command.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import { archiveFiles } from '#reach/past/archive/archive-files.ts';
import { readArchive } from '#reach/past/archive/read-archive.ts';
import { keepPast } from '#reach/past/keep-past.ts';
import type { PastRead } from '#reach/past/past-post.ts';
import { readTimeline } from '#reach/past/read-timeline.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { periodOfDays } from '#reach/period-of-days.ts';
import type { PastSource } from '#storage/generated/client.ts';
import { runUnitOfWork } from '#storage/run-writing.ts';
import type { Store } from '#storage/store.ts';

import { accountOfDesk } from './account-of-desk.ts';
import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { forTerminal } from './for-terminal.ts';
import { keptWords, notReadWords, notTakenWords } from './past-words.ts';

export interface ImportOptions {
  readonly desk: string;
  readonly account: string;
  /** The day of the counts, in the desk's zone, where the archive does not say it. */
  readonly counted?: string;
}

/** Time to write many thousands of rows in one transaction. */
const longestMs = 5 * 60_000;
/** Time to read a large timeline from a server with low limits. */
const longestReadMs = 4 * 3_600_000;

export interface ImportDeps extends Pick<PublishingDeps, 'store' | 'networkOf'> {
  /** Waits as a network's limits ask. Left out: in real time. */
  readonly wait?: (seconds: number) => Promise<void>;
}

/**
 * Imports an account's posts from before Tambour: from the archive that its network gave its owner, or, without files,
 * by the network's API.
 */
export async function importFiguresCommand(
  deps: ImportDeps,
  named: readonly string[],
  options: ImportOptions,
): Promise<CommandResult> {
  const { store } = deps;
  const found = await deskFromOption(store, options.desk);
  if (found.kind === 'refused') return found.result;
  const { desk } = found;
  const of = accountOfDesk(desk, options.account);
  if (of.kind === 'refused') return of.result;
  const { account } = of;
  const whose = { desk, account };
  switch (networkKinds[account.network].past) {
    case 'archive':
      return named.length === 0
        ? refused(
            'archive_needed',
            `Name the archive that ${networkKinds[account.network].name} gives ${account.handle}: docs/past.md says how to get it.`,
            2,
          )
        : importArchive(store, { ...whose, counted: options.counted ?? null }, named);
    case 'api':
      return named.length === 0
        ? importTimeline(deps, whose)
        : refused('no_archive', `${account.handle} is read from its server: leave the files out.`, 2);
  }
}

interface Whose {
  readonly desk: Desk;
  readonly account: Account;
}

async function importArchive(
  store: Store,
  asked: Whose & { readonly counted: string | null },
  named: readonly string[],
): Promise<CommandResult> {
  const { desk, account, counted } = asked;
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
  const said = counted === null ? null : periodOfDays({ from: counted, to: null }, desk.timeZone).from;
  const countedAt = read.madeAt ?? said;
  if (countedAt === null) {
    return refused(
      'dayUnknown',
      'Nothing was taken. The archive does not say when it was made: name its data/manifest.js as well, or the day with --counted.',
    );
  }
  if (countedAt > store.clock.now()) {
    const text = `Nothing was taken. The counts are said to be of ${dayOf(countedAt)}, which is to come.`;
    return refused('dayToCome', text);
  }
  const { opened, handle, past } = read;
  return keep(store, asked, { source: 'archive', countedAt, past }, [
    `Opened of the archive: ${opened.join(', ')}. Nothing else of it was, and none of it is kept.`,
    ...(handle === null || account.handle.toLowerCase() === `@${handle.toLowerCase()}`
      ? []
      : [`The archive calls the account @${forTerminal(handle)}: it is the same one, by its id.`]),
  ]);
}

async function importTimeline(
  { store, networkOf, wait = onTheWall }: ImportDeps,
  whose: Whose,
): Promise<CommandResult> {
  const { account } = whose;
  const opened = await networkOf(account);
  if (opened.kind !== 'open')
    return refused(
      'notOpen',
      `Nothing was taken. ${account.handle} is not open: "${command('account list')}" says why.`,
    );
  const countedAt = store.clock.now();
  const read = await readTimeline({ network: opened.network, signal: AbortSignal.timeout(longestReadMs), wait });
  return read.kind === 'notRead'
    ? refused(read.why, `Nothing was taken. ${notReadWords(read.why, account.handle)}`)
    : keep(store, whose, { source: 'api', countedAt, past: read.past }, []);
}

async function onTheWall(seconds: number): Promise<void> {
  await setTimeout(seconds * 1000);
}

async function keep(
  store: Store,
  { desk, account }: Whose,
  read: { readonly source: PastSource; readonly countedAt: Date; readonly past: PastRead },
  remarks: readonly string[],
): Promise<CommandResult> {
  const asked = { desk, accountId: account.id, by: administrator(), ...read };
  const kept = await runUnitOfWork(store, (work) => keepPast(work, asked), { timeout: longestMs });
  switch (kept.kind) {
    case 'otherDesk':
      return refused('otherDesk', `Nothing was taken. Another desk has the past of ${account.handle}.`);
    case 'older': {
      const text = `Nothing was taken. What is kept of ${account.handle} was counted later than this: "${command('figures past')}" shows it.`;
      return refused('older_counts', text);
    }
    case 'kept': {
      const text = [`${account.handle}, counts as of ${dayOf(read.countedAt)}.`, keptWords(kept), ...remarks].join(
        '\n',
      );
      const { source, countedAt } = read;
      return done(text, { ...kept, accountId: account.id, source, countedAt });
    }
  }
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
