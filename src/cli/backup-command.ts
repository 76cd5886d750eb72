import { backUp, type BackupRefusal } from '#storage/backup/back-up.ts';
import type { TableRows } from '#storage/backup/backup-format.ts';
import { headText } from '#storage/journal-head.ts';

import { type CommandResult, done, refused } from './command-result.ts';
import type { StoragePlaces } from './storage-places.ts';
import { terminal } from '#messages/en/terminal.ts';
import { say } from '#messages/words/keyed.ts';

/** Backs up the database into one new file, and says what is not in it. */
export async function backupCommand(
  { database, backupFolder, keyPath, clock, onStep }: StoragePlaces,
  to: string | null,
  leavesRecordings: boolean,
): Promise<CommandResult> {
  const outcome = await backUp({ database, folder: backupFolder, to, leavesRecordings, clock, onProgress: onStep });
  switch (outcome.kind) {
    case 'refused':
      return refused(outcome.refusal.kind, say(terminal.storage, outcome.refusal.kind, outcome.refusal));
    case 'notWritten':
      return refused(outcome.refusal.kind, wordsFor(outcome.refusal));
    case 'written': {
      const { path, bytes, takenAt, tables, journal } = outcome;
      const text = [
        `Backed up to ${path}: ${sizeText(bytes)}, ${rowsText(tables)}, as of ${takenAt.toISOString()}.`,
        `The master key is NOT in it. Keep a copy of ${keyPath} apart from the backup: whoever has both can publish, and without the key nobody can.`,
        ...(journal === null
          ? []
          : [`Its journal ends with ${headText(journal)}, which is worth keeping apart from both.`]),
        ...(leavesRecordings
          ? ['Videos and sounds are NOT in it: once it is restored, a post with one that is still to leave is held.']
          : []),
        'Not in it either: the settings file, and the practice chat and networks.',
      ];
      const data = {
        file: path,
        bytes,
        takenAt: takenAt.toISOString(),
        tables: rowsData(tables),
        masterKey: keyPath,
        recordings: leavesRecordings ? 'left out' : 'in it',
        journalHead: journal === null ? null : headText(journal),
      };
      return done(text.join('\n'), data);
    }
  }
}

/** Counts tables and rows in words, such as "17 tables with 1204 rows". */
export function rowsText(tables: readonly TableRows[]): string {
  return `${tables.length} tables with ${tables.reduce((sum, { rows }) => sum + rows, 0)} rows`;
}

/** Returns the number of rows by table. */
export function rowsData(tables: readonly TableRows[]): Readonly<Record<string, number>> {
  return Object.fromEntries(tables.map(({ table, rows }) => [table, rows]));
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function wordsFor(refusal: BackupRefusal): string {
  switch (refusal.kind) {
    case 'fileThere':
      return `${refusal.path} is there already, and nothing is overwritten. Name another file.`;
    case 'notWritable':
      return `${refusal.path} cannot be written (${refusal.code}). Name a file in a folder that this user may write to.`;
    case 'noRoom':
      return `The disk of ${refusal.folder} has too little room: ${Math.floor(refusal.freeBytes / 1024 / 1024)} MB free. Make room, or name a file on another disk with --to. Nothing is left of this attempt.`;
    case 'nothingToBackUp':
      return `There is nothing to back up: the database "${refusal.database}" has no Tambour in it. Check DATABASE_URL or TAMBOUR_DATA.`;
  }
}
