import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type pg from 'pg';
import { z } from 'zod';

import type { Rendering } from '#networks/rendering.ts';
import { doubtAfterRestore } from '#publishing/restoring/restore.ts';
import { enqueueAfterRestore } from '#drafts/enqueue-after-restore.ts';
import { loadBackup } from '#storage/backup/load-backup.ts';
import { openBackup } from '#storage/backup/open-backup.ts';
import { restore } from '#storage/backup/restore.ts';
import { migrate } from '#storage/migrate.ts';
import { unmarkRestore } from '#storage/migration-records.ts';
import { readMigrations } from '#storage/read-migrations.ts';

import type { BotScene, KeptScene } from './bot-scene.ts';
import { passMinutes } from './scene-history.ts';
import { openTestDatabase } from './store.ts';
import { testClock } from './test-clock.ts';
import { createTestJobTable } from './test-jobs.ts';
import { onServer } from './test-server.ts';

/**
 * Files of the release of 27 November 2026 (bfc6f48, in its own bot scene), stopped in mid-work by a lost machine: its
 * backup, the practice chat with the cards that it posted, and the public posts.
 */
const folder = join(import.meta.dirname, '../fixtures/release-0.1');
const file = join(folder, 'database.backup');

const post = z.object({ id: z.string(), key: z.string(), at: z.coerce.date(), rendering: z.custom<Rendering>() });
const worldSchema = z.object({
  takenAt: z.coerce.date(),
  deskId: z.string(),
  accountIds: z.object({ mastodon: z.string(), x: z.string() }),
  chat: z.unknown(),
  posts: z.object({ mastodon: z.array(post), x: z.array(post) }),
});

/**
 * Opens that release's database, upgraded by this program: its `disk`, or its `backup` restored. `before` runs on the
 * disk before the upgrade, for further actions of that release.
 */
export async function oldRelease(
  from: 'disk' | 'backup',
  before: (client: pg.ClientBase, world: Pick<KeptScene, 'accountIds' | 'deskId'>) => Promise<unknown> = async () => {},
): Promise<KeptScene> {
  const { takenAt, posts, ...world } = worldSchema.parse(
    JSON.parse(await readFile(join(folder, 'world.json'), 'utf8')),
  );
  const database = await openTestDatabase('empty');
  await (from === 'disk' ? standsThere(database, (client) => before(client, world)) : isRestored(database, takenAt));
  await onServer(database.connection, createTestJobTable);
  return { ...world, database, endedAt: takenAt, posts };
}

/** Opens a database with that backup restored, and so upgraded; the world around it is unchanged. */
export async function restoredFrom(kept: KeptScene, path: string): Promise<KeptScene> {
  const database = await openTestDatabase('empty');
  await isRestored(database, kept.endedAt, path);
  await onServer(database.connection, createTestJobTable);
  return { ...kept, database };
}

/** Writes the rows under the migrations of that release, then upgrades as a start does. */
async function standsThere(
  { connection }: KeptScene['database'],
  before: (client: pg.ClientBase) => Promise<unknown>,
): Promise<void> {
  const backup = await openBackup(file);
  assert.ok(backup.kind !== 'unusable', JSON.stringify(backup));
  const migrations = (await readMigrations()).filter(({ name }) =>
    backup.header.migrations.some((done) => done.name === name),
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
    await before(client);
    assert.equal((await migrate(client, randomUUID, () => {})).kind, 'migrated');
  });
}

/** Restores as "tambour restore" does. */
async function isRestored({ url }: KeptScene['database'], takenAt: Date, path = file): Promise<void> {
  const outcome = await restore({
    file: path,
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

/** Lets a restore look for what may have gone out, then presses below its list, by which an approver ends its freeze. */
export async function endFreezeInChat(scene: BotScene): Promise<void> {
  await passMinutes(scene, 15);
  await scene.press('karim', 'thaw');
}
