import type { Writable } from 'node:stream';

import type { Separator } from '#reach/csv-cell.ts';
import { exportFigures } from '#reach/export-figures.ts';
import { periodOfDays } from '#reach/period-of-days.ts';
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
}

/**
 * Writes the figures into a new file, or else to `stdout`, where nothing more is said and the result is null.
 */
export async function exportFiguresCommand(
  store: Store,
  options: FiguresOptions,
  stdout: Writable,
): Promise<CommandResult | null> {
  const { from = null, to = null, separator = ',', out } = options;
  if (from !== null && to !== null && from > to) {
    return refused('from_after_to', `--from ${from} is later than --to ${to}. Exchange them.`, 2);
  }
  const found = options.desk === undefined ? null : await deskFromOption(store, options.desk);
  if (found?.kind === 'refused') return found.result;
  const desk = found?.desk ?? null;
  const where = { deskId: desk?.id ?? null, ...periodOfDays({ from, to }, desk?.timeZone ?? 'UTC') };
  // The line of names is none.
  let rows = -1;
  const chunks = inChunks(exportFigures(store.db, where, { separator }), () => (rows += 1));
  if (out === undefined) return writeAll(chunks, stdout);
  const outcome = await writeNewFile(out, chunks);
  if (outcome.kind === 'notWritten') return refused(outcome.refusal.kind, wordsForFile(outcome.refusal));
  return done(`Wrote ${rows} ${rows === 1 ? 'row' : 'rows'} to ${out}.`, { file: out, rows, bytes: outcome.bytes });
}
