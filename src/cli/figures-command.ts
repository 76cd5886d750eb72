import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Separator } from '#reach/csv-cell.ts';
import { exportFigures } from '#reach/export-figures.ts';
import { periodOfDays } from '#reach/period-of-days.ts';
import { type NewFileRefusal, writeNewFile } from '#storage/backup/write-new-file.ts';
import { errorCode } from '#storage/error-code.ts';
import type { Store } from '#storage/store.ts';

import { type CommandResult, done, refused } from './command-result.ts';
import { deskFromOption } from './desk-from-option.ts';

export interface FiguresOptions {
  readonly desk?: string;
  /** Existing days, such as "2026-10-25": in the desk's zone, and in UTC where no desk is named. */
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly separator?: Separator;
}

const chunkLength = 64 * 1024;

/**
 * Writes the figures into a new file, or else to `stdout`, where nothing more is said and the result is null. A reader
 * of only the beginning ("| head") is no error.
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
  const counted = { rows: -1 };
  const chunks = inChunks(exportFigures(store.db, where, { separator }), counted);
  if (out === undefined) return writeAll(chunks, stdout);
  const outcome = await writeNewFile(out, chunks);
  if (outcome.kind === 'notWritten') return refused(outcome.refusal.kind, wordsFor(outcome.refusal));
  const { rows } = counted;
  return done(`Wrote ${rows} ${rows === 1 ? 'row' : 'rows'} to ${out}.`, { file: out, rows, bytes: outcome.bytes });
}

async function writeAll(chunks: AsyncIterable<Uint8Array>, stdout: Writable): Promise<null> {
  try {
    await pipeline(chunks, stdout, { end: false });
  } catch (error) {
    if (!['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(errorCode(error) ?? '')) throw error;
  }
  return null;
}

/**
 * Joins the lines into few writes. `counted` grows by one with each line, so start it at -1 to leave out the line of
 * names.
 */
async function* inChunks(
  lines: AsyncIterable<string>,
  counted: { rows: number },
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let chunk = '';
  for await (const line of lines) {
    counted.rows += 1;
    chunk += line;
    if (chunk.length < chunkLength) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}

function wordsFor(refusal: NewFileRefusal): string {
  switch (refusal.kind) {
    case 'fileThere':
      return `${refusal.path} is there already, and nothing is overwritten. Name another file with --out.`;
    case 'notWritable':
      return `${refusal.path} cannot be written (${refusal.code}). Name a file in a folder that this user may write to.`;
    case 'noRoom':
      return `The disk of ${refusal.folder} has too little room: ${Math.floor(refusal.freeBytes / 1024 / 1024)} MB free. Make room, or name a file on another disk with --out. Nothing is left of this attempt.`;
  }
}
