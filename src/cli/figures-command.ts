import type { Writable } from 'node:stream';

import type { Separator } from '#reach/csv-cell.ts';
import { exportFigures } from '#reach/export-figures.ts';
import type { Desk } from '#desks/desk.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import { exportEvents } from '#reach/dossier/events-file.ts';
import { exportPairs, sinceEver } from '#reach/dossier/pairs-file.ts';
import { type Period, periodOfDays } from '#reach/period-of-days.ts';
import { writeNewFile } from '#storage/backup/write-new-file.ts';
import type { Store } from '#storage/store.ts';

import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';
import { wordsForFile } from './words-for-file.ts';
import { inChunks, writeAll } from './write-lines.ts';

export interface FiguresOptions {
  readonly desk?: string;
  /** Existing days, such as "2026-10-25": in the desk's zone, and in UTC where no desk is named. */
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly separator?: Separator;
  /** The file to write; by default that of posts. The others need a desk. */
  readonly of?: FiguresFile;
}

/** The files of figures. */
export const figuresFiles = ['posts', 'pairs', 'events'] as const;

type FiguresFile = (typeof figuresFiles)[number];

interface Deps {
  readonly store: Store;
  readonly rules: Rules;
  readonly prices: ReachPrices;
}

/** Writes the figures into a new file, or else to `stdout`: then nothing else is printed, and the result is null. */
export async function exportFiguresCommand(
  deps: Deps,
  options: FiguresOptions,
  stdout: Writable,
): Promise<CommandResult | null> {
  const { store } = deps;
  const { from = null, to = null, separator = ',', out, of = 'posts' } = options;
  if (from !== null && to !== null && from > to) {
    return refused('from_after_to', `--from ${from} is later than --to ${to}. Exchange them.`, 2);
  }
  const found = options.desk === undefined ? null : await deskFromOption(store, options.desk);
  if (found?.kind === 'refused') return found.result;
  const desk = found?.desk ?? null;
  if (desk === null && of !== 'posts')
    return refused('desk_missing', `The file of ${of} is of one desk. Name it: --desk.`, 2);
  const days = periodOfDays({ from, to }, desk?.timeZone ?? 'UTC');
  const lines =
    desk === null || of === 'posts'
      ? exportFigures(store.db, { deskId: desk?.id ?? null, ...days }, { separator })
      : besidePosts(deps, of, { desk, days, separator });
  // The header line does not count.
  let rows = -1;
  const chunks = inChunks(lines, () => (rows += 1));
  if (out === undefined) return writeAll(chunks, stdout);
  const outcome = await writeNewFile(out, chunks);
  if (outcome.kind === 'notWritten') return refused(outcome.refusal.kind, wordsForFile(outcome.refusal));
  return done(`Wrote ${rows} ${rows === 1 ? 'row' : 'rows'} to ${out}.`, { file: out, rows, bytes: outcome.bytes });
}

function besidePosts(
  { store, rules, prices }: Deps,
  of: Exclude<FiguresFile, 'posts'>,
  { desk, days, separator }: { readonly desk: Desk; readonly days: Period; readonly separator: Separator },
): AsyncGenerator<string, void> {
  const asOf = store.clock.now();
  const span = { from: days.from ?? sinceEver, to: days.to ?? asOf };
  switch (of) {
    case 'pairs':
      return exportPairs(store, { desk, span, asOf }, separator);
    case 'events':
      return exportEvents(store, { desk, span, asOf, rules, prices }, separator);
  }
}
