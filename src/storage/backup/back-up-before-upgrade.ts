import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type pg from 'pg';

import type { Clock } from '#clock.ts';
import { connect } from '#storage/connect.ts';
import type { Connection } from '#storage/connection.ts';
import { isThere } from '#storage/is-there.ts';
import type { OnProgress } from '#storage/progress.ts';
import type { Migration } from '#storage/read-migrations.ts';
import { refused, type Refused } from '#storage/refusal.ts';

import { fileTime } from './file-time.ts';
import { madeBy } from './made-by.ts';
import { writeBackup } from './write-backup.ts';
import type { NewFileRefusal } from './write-new-file.ts';

const kept = 5;
const nameOfOurs = /^before-.+-(\d{8}T\d{6}Z)(?:-\d+)?\.backup$/;

/**
 * Backs up an older database before its upgrade, and removes all but the last five such backups. A database without
 * rows is not backed up. If the backup fails, the upgrade is refused.
 */
export async function backUpBeforeUpgrade(
  how: {
    readonly connection: Connection;
    readonly clock: Clock;
    readonly folder: string;
    readonly onProgress: OnProgress;
  },
  { applied, next }: { readonly applied: readonly Migration[]; readonly next: Migration },
): Promise<{ readonly kind: 'ready'; readonly backup: string | null } | Refused> {
  const { connection, clock, folder, onProgress } = how;
  const connected = await connect(connection, 'tambour backup');
  if (connected.kind === 'refused') return connected;
  const { client } = connected;
  try {
    if (!(await hasRows(client, madeBy(applied).tables))) return { kind: 'ready', backup: null };
    const path = await freePath(join(folder, `before-${next.name}-${fileTime(clock.now())}`));
    onProgress({ kind: 'backingUp', path });
    const outcome = await writeBackup(client, { clock, path, applied });
    if (outcome.kind === 'notWritten') return refused(refusalOf(outcome.refusal));
    await removeOlder(folder);
    return { kind: 'ready', backup: path };
  } finally {
    await client.end();
  }
}

/** Returns a path that is free: two starts within a second may each leave a backup, if the first could not upgrade. */
async function freePath(name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? `${name}.backup` : `${name}-${number}.backup`;
    if (!(await isThere(path))) return path;
  }
}

async function hasRows(client: pg.Client, tables: readonly string[]): Promise<boolean> {
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT FROM ${client.escapeIdentifier(table)} LIMIT 1`);
    if (rowCount !== 0) return true;
  }
  return false;
}

function refusalOf(refusal: NewFileRefusal): Refused['refusal'] {
  switch (refusal.kind) {
    case 'fileThere':
      return { kind: 'upgradeBackupFailed', path: refusal.path, code: 'EEXIST' };
    case 'notWritable':
      return { kind: 'upgradeBackupFailed', path: refusal.path, code: refusal.code };
    case 'noRoom':
      return { kind: 'upgradeBackupFailed', path: refusal.folder, code: 'ENOSPC' };
  }
}

async function removeOlder(folder: string): Promise<void> {
  const ours = (await readdir(folder)).flatMap((name) => {
    const takenAt = nameOfOurs.exec(name)?.[1];
    return takenAt === undefined ? [] : [{ name, takenAt }];
  });
  const older = ours.toSorted((a, b) => (a.takenAt < b.takenAt ? 1 : -1)).slice(kept);
  for (const { name } of older) await rm(join(folder, name), { force: true });
}
