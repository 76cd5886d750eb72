import { command } from '#messages/command.ts';
import type { Separator } from '#reach/csv-cell.ts';
import { exportPast } from '#reach/past/export-past.ts';
import { forgetPast } from '#reach/past/forget-past.ts';
import { listPast } from '#reach/past/list-past.ts';
import { writeNewFile } from '#storage/backup/write-new-file.ts';
import type { Store } from '#storage/store.ts';

import { accountOfDesk } from './account-of-desk.ts';
import { administrator } from './administrator.ts';
import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { wordsForFile } from './words-for-file.ts';
import { inChunks } from './write-lines.ts';

export interface PastOptions {
  readonly desk: string;
  readonly out?: string;
  readonly separator?: Separator;
}

/** Shows what was imported from before Tambour for a desk's accounts, or writes those posts into a new file. */
export async function pastCommand(store: Store, options: PastOptions): Promise<CommandResult> {
  const found = await deskFromOption(store, options.desk);
  if (found.kind === 'refused') return found.result;
  if (options.out !== undefined) return writePast(store, found.desk.id, { ...options, out: options.out });
  const past = await listPast(store.db, found.desk.id);
  const lines = past.map(
    ({ handle, posts, firstAt, lastAt, repliesToOthers, source, countedAt, importedAt, importedBy }) =>
      `${handle} · ${posts} posts${firstAt === null || lastAt === null ? '' : `, ${dayOf(firstAt)} to ${dayOf(lastAt)}`} · ${repliesToOthers} answers to others · counts as of ${dayOf(countedAt)}, by ${source === 'api' ? 'its server' : "its network's archive"} · imported ${importedAt.toISOString()} by ${importedBy}`,
  );
  const nothing = `Nothing is kept of the time before Tambour of "${found.desk.name}". "${command('figures import')} --help" says how to read it.`;
  return done(lines.length === 0 ? nothing : lines.join('\n'), past);
}

async function writePast(
  store: Store,
  deskId: string,
  { out, separator }: PastOptions & { readonly out: string },
): Promise<CommandResult> {
  // The header line does not count.
  let rows = -1;
  const outcome = await writeNewFile(
    out,
    inChunks(exportPast(store, deskId, separator), () => (rows += 1)),
  );
  if (outcome.kind === 'notWritten') return refused(outcome.refusal.kind, wordsForFile(outcome.refusal));
  return done(`Wrote ${rows} ${rows === 1 ? 'row' : 'rows'} to ${out}.`, { file: out, rows, bytes: outcome.bytes });
}

/** Removes what was imported from before Tambour for an account. */
export async function forgetPastCommand(
  store: Store,
  options: { readonly desk: string; readonly account: string },
): Promise<CommandResult> {
  const found = await deskFromOption(store, options.desk);
  if (found.kind === 'refused') return found.result;
  const of = accountOfDesk(found.desk, options.account);
  if (of.kind === 'refused') return of.result;
  const { id: accountId, handle } = of.account;
  const asked = { deskId: found.desk.id, accountId, by: administrator() };
  const outcome = await store.write((work) => forgetPast(work, asked));
  return outcome.kind === 'nothing'
    ? refused('nothing_kept', `Nothing is kept of the time before Tambour of ${handle}.`)
    : done(`Removed: ${outcome.posts} posts of ${handle}, with their pairs and the months of its answers.`, {
        accountId,
        posts: outcome.posts,
      });
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
