import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import type { Clock } from '#clock.ts';
import { connect } from '#storage/connect.ts';
import type { JournalHead } from '#storage/journal-head.ts';
import { hasRecords, isRestoreUnfinished, readApplied, refusalOfApplied } from '#storage/migration-records.ts';
import type { OnProgress } from '#storage/progress.ts';
import { type DatabaseChoice, reachDatabase } from '#storage/reach-database.ts';
import { readMigrations } from '#storage/read-migrations.ts';
import { refused, type Refused } from '#storage/refusal.ts';

import { fileTime } from './file-time.ts';
import { lastEntry, writeBackup, type WrittenBackup } from './write-backup.ts';
import type { NewFileRefusal } from './write-new-file.ts';

export type BackupRefusal = NewFileRefusal | { readonly kind: 'nothingToBackUp'; readonly database: string };

export type BackUpOutcome = WrittenBackup | { readonly kind: 'notWritten'; readonly refusal: BackupRefusal } | Refused;

/**
 * Backs up the database, whatever its version, whether Tambour runs or not. `to`: a new file, or a folder to put one
 * into; null: in `folder`, named by the time.
 */
export async function backUp(options: {
  readonly database: DatabaseChoice;
  readonly folder: string;
  readonly to: string | null;
  /** True: without the bytes of videos and sounds, which may be many. Left out: with them. */
  readonly leavesRecordings?: boolean;
  readonly clock: Clock;
  readonly onProgress: OnProgress;
}): Promise<BackUpOutcome> {
  const { folder, to, clock, onProgress } = options;
  await using opened = new AsyncDisposableStack();
  const reached = await reachDatabase({ ...options, role: 'command' }, opened);
  if (reached.kind === 'refused') return reached;
  const connected = await connect(reached.connection, 'tambour backup');
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  opened.defer(() => client.end());
  const database = client.database ?? '';
  if (!(await hasRecords(client))) return { kind: 'notWritten', refusal: { kind: 'nothingToBackUp', database } };
  if (await isRestoreUnfinished(client)) return refused({ kind: 'restoreUnfinished', database });
  const known = await readMigrations();
  const applied = await readApplied(client);
  const refusal = refusalOfApplied(applied, known);
  if (refusal !== null) return refusal;
  const path = await fileFor(to ?? folder, to === null, nameAt(clock.now(), await lastEntry(client)));
  onProgress({ kind: 'backingUp', path });
  const migrations = known.filter(({ name }) => applied.some((done) => done.name === name));
  // Awaited here, since the connection is closed when this function returns.
  return await writeBackup(client, {
    clock,
    path,
    applied: migrations,
    leavesOut: options.leavesRecordings === true ? ['RecordingPiece'] : [],
  });
}

const hashLength = 16;

/** Names a backup by its time and the journal's end, so that any list of backups also records that end. */
function nameAt(now: Date, journal: JournalHead | null): string {
  const head = journal === null ? '' : `_${journal.count}_${journal.hash.slice(0, hashLength)}`;
  return `tambour-${fileTime(now)}${head}.backup`;
}

async function fileFor(given: string, isFolder: boolean, name: string): Promise<string> {
  const path = resolve(given);
  if (isFolder) return join(path, name);
  const there = await stat(path).catch(() => null);
  return there?.isDirectory() === true ? join(path, name) : path;
}
