import { enqueueAfterRestore } from '#drafts/enqueue-after-restore.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';

import { emptyGround } from './empty-ground.ts';
import type { History } from './open-history.ts';
import type { Ground } from './ground.ts';
import { journalOf } from './witness-journal.ts';

/** All rows at one moment, as JSON, by table. */
export interface Backup {
  /** True if the bytes of videos were left out. */
  readonly isWithoutVideos: boolean;
  readonly takenAt: Date;
  readonly lastSeq: bigint;
  readonly rows: ReadonlyMap<string, string>;
}

/** Takes a backup of the machine or, the second time, loses the machine and restores it. Once in a history. */
export async function backUpOrRestore(history: History): Promise<void> {
  const { world, ground, backup, lost } = history;
  // With a wrong clock, a backup forgets more than it says.
  if (history.clockJumped || lost !== null) return;
  if (backup === null) {
    const isWithoutVideos = history.stage.theme.startsWithVideo === true && history.chance.onceIn(2);
    history.backup = {
      isWithoutVideos,
      takenAt: world.time.clock.now(),
      lastSeq: await world.journalSeq(),
      rows: await rowsOf(ground, isWithoutVideos),
    };
    world.tell(`The machine is backed up${isWithoutVideos ? ' without videos' : ''}`);
    return;
  }
  world.inject('restored from a backup');
  world.tell(`The machine is lost, and restored from the backup of ${backup.takenAt.toISOString()}`);
  for (const process of world.processes) process.kill();
  await world.settle();
  history.lost = {
    journal: await journalOf(ground),
    requests: world.requests.length,
    atMs: world.time.trueMs(),
    at: world.time.clock.now(),
    backupSeq: backup.lastSeq,
    isWithoutVideos: backup.isWithoutVideos,
  };
  // Whatever leaves from here on, the new machine sent.
  world.time.advanceTo(world.time.trueMs() + 1);
  await emptyGround(ground);
  await fill(ground, backup);
  await world.startAnew(async (store) => {
    await doubtAfterRestore(store, backup);
    await enqueueAfterRestore(store, backup);
  });
}

async function rowsOf({ own }: Ground, isWithoutVideos: boolean): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await own.query<{ name: string }>(`
    SELECT format('%I', relname) AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1`);
  const kept = new Map<string, string>();
  for (const { name } of tables) {
    if (isWithoutVideos && name === '"RecordingPiece"') continue;
    const { rows } = await own.query<{ rows: string | null }>(`SELECT json_agg(t)::text AS rows FROM ${name} t`);
    const [row] = rows;
    if (row?.rows !== null && row?.rows !== undefined) kept.set(name, row.rows);
  }
  return kept;
}

async function fill({ own }: Ground, { rows }: Backup): Promise<void> {
  await own.query('BEGIN; SET LOCAL session_replication_role = replica');
  for (const [name, json] of rows) {
    await own.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1)`, [json]);
  }
  await own.query('COMMIT');
}
