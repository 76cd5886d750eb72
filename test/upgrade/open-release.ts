import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { enqueueAfterRestore } from '#drafts/enqueue-after-restore.ts';
import type { Rendering } from '#networks/rendering.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';
import { loadBackup } from '#storage/backup/load-backup.ts';
import { openBackup } from '#storage/backup/open-backup.ts';
import { restore } from '#storage/backup/restore.ts';
import { migrate } from '#storage/migrate.ts';
import { unmarkRestore } from '#storage/migration-records.ts';
import { readMigrations } from '#storage/read-migrations.ts';

import type { KeptScene } from '../support/bot-scene.ts';
import { openTestDatabase } from '../support/store.ts';
import { testClock } from '../support/test-clock.ts';
import { createTestJobTable } from '../support/test-jobs.ts';
import { onServer } from '../support/test-server.ts';

/** A folder for each release that was published, named by its number. Empty until 1.0. */
export const releasesFolder: string = join(import.meta.dirname, 'releases');

/** The files of a release that stopped in mid-work: its backup, and the world around it. */
export const releaseFiles = { backup: 'database.backup', world: 'world.json' } as const;

const post = z.object({ id: z.string(), key: z.string(), at: z.coerce.date(), rendering: z.custom<Rendering>() });
const worldSchema = z.object({
  takenAt: z.coerce.date(),
  deskId: z.string(),
  accountIds: z.object({ mastodon: z.string(), x: z.string() }),
  /** As the practice chat saves it, with the cards that the release posted. */
  chat: z.unknown(),
  posts: z.object({ mastodon: z.array(post), x: z.array(post) }),
});

/** A release as it stopped. */
export type World = z.infer<typeof worldSchema>;

/** Opens the database that a release left, upgraded by this program: its `disk`, or its `backup` restored. */
export async function openRelease(folder: string, from: 'disk' | 'backup'): Promise<KeptScene> {
  const read: unknown = JSON.parse(await readFile(join(folder, releaseFiles.world), 'utf8'));
  const { takenAt, posts, ...world } = worldSchema.parse(read);
  const backup = join(folder, releaseFiles.backup);
  const database = await openTestDatabase('empty');
  await (from === 'disk' ? writeAsItWas(database, backup) : restoreBackup(database, backup, takenAt));
  await onServer(database.connection, createTestJobTable);
  return { ...world, database, endedAt: takenAt, posts };
}

/** Writes the rows under the migrations of that release, then upgrades as a start does. */
async function writeAsItWas({ connection }: KeptScene['database'], file: string): Promise<void> {
  const backup = await openBackup(file);
  assert.ok(backup.kind !== 'unusable', JSON.stringify(backup));
  const migrations = (await readMigrations()).filter(({ name }) =>
    backup.header.migrations.some((applied) => applied.name === name),
  );
  await onServer(connection, async (client) => {
    await loadBackup(client, backup, { newId: randomUUID, place: { tables: [], types: [] }, migrations });
    for (const { name, checksum } of migrations)
      await client.query(
        `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
         VALUES ($1, $2, now(), $3, 1)`,
        [randomUUID(), checksum, name],
      );
    await unmarkRestore(client);
    assert.equal((await migrate(client, randomUUID, () => {})).kind, 'migrated');
  });
}

/** Restores as "tambour restore" does. */
async function restoreBackup({ url }: KeptScene['database'], file: string, takenAt: Date): Promise<void> {
  const outcome = await restore({
    file,
    database: { kind: 'server', url },
    clock: testClock(takenAt),
    newId: randomUUID,
    logger: null,
    onProgress: () => {},
    finish: async (store, backup) => {
      await doubtAfterRestore(store, backup);
      await enqueueAfterRestore(store, backup);
    },
  });
  assert.equal(outcome.kind, 'restored', JSON.stringify(outcome));
}
