import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type pg from 'pg';

import { migrate } from '#storage/migrate.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const migrations = join(import.meta.dirname, '../../prisma/migrations');
const since = '2026-11-27T08:00:00.000Z';

/** Brings the database to where accounts could be left, and no sleep could except emergencies. */
async function migrateBefore(client: pg.ClientBase): Promise<void> {
  await using folder = await temporaryFolder();
  const names = (await readdir(migrations)).filter((name) => name < '0044');
  for (const name of names) await cp(join(migrations, name), join(folder.path, name), { recursive: true });
  // The fixture's own client is one that connected by itself.
  const done = await migrate(client as pg.Client, randomUUID, () => {}, { folder: folder.path });
  assert.equal(done.kind, 'migrated');
}

interface Left {
  readonly way: 'incidents' | 'dormant';
  readonly state: 'left' | 'returned' | 'agreed';
  /** Who put it to sleep; null: it is awake. */
  readonly by: string | null;
}

async function leave(
  client: pg.ClientBase,
  accountId: string,
  deskId: string,
  { way, state, by }: Left,
): Promise<void> {
  await client.query(
    `INSERT INTO "Leaving" ("id", "accountId", "deskId", "way", "reference", "leavesAt", "reviewAt", "keeper",
       "fingerprint", "askedBy", "askedAt", "askedPolicy", "state")
     VALUES (gen_random_uuid(), $1, $2, $3::"LeavingWay", 'Décision 14', $4, $4, 'lea', 'f', 'aicha', $4, 0,
       $5::"LeavingState")`,
    [accountId, deskId, way, since, state],
  );
  if (by === null) return;
  await client.query(
    `UPDATE "Account" SET "state" = 'asleep', "asleepSince" = $2, "asleepBy" = $3, "asleepWhy" = 'Décision 14'
     WHERE "id" = $1`,
    [accountId, since, by],
  );
  await client.query(
    `INSERT INTO "Sleep" ("id", "accountId", "startsAt", "createdAt", "begunAt") VALUES
       (gen_random_uuid(), $1, $2, $2, $2)`,
    [accountId, since],
  );
}

for (const [name, left, isExcepted] of [
  ['left but for incidents, and sleeps by that, is there for emergencies', ['incidents', 'left', 'tambour'], true],
  ['left otherwise is not', ['dormant', 'left', 'tambour'], false],
  ['left but for incidents, and that somebody put to sleep since, is not', ['incidents', 'left', 'aicha'], false],
  ['awake again after it was left but for incidents is not', ['incidents', 'returned', null], false],
  [
    'about to be left but for incidents, and asleep for another reason, is not',
    ['incidents', 'agreed', 'aicha'],
    false,
  ],
] as const) {
  test(`after the upgrade an account that was ${name}`, async () => {
    await using scene = await openBotScene({
      kept: await oldRelease('disk', async (client, { accountIds, deskId }) => {
        await migrateBefore(client);
        const [way, state, by] = left;
        assert.ok(deskId !== null);
        await leave(client, accountIds.x, deskId, { way, state, by });
      }),
    });
    const { db } = scene.store;
    const [x, mastodon] = await Promise.all(
      (['x', 'mastodon'] as const).map((network) => db.account.findFirstOrThrow({ where: { network } })),
    );
    assert.deepEqual(
      [x?.asleepExceptEmergencies, mastodon?.asleepExceptEmergencies, x?.sleepsExceptEmergencies],
      [isExcepted, false, false],
    );
    const sleeps = await db.sleep.findMany({ select: { exceptEmergencies: true } });
    assert.deepEqual(sleeps, left[2] === null ? [] : [{ exceptEmergencies: isExcepted }]);
    if (!isExcepted) return;
    await scene.people.command('aicha', 'publications', 'comptes');
    await scene.settle();
    assert.match(scene.whispers('aicha').at(-1) ?? '', /Exception : les publications d’une urgence réelle/);
  });
}

test('a restored backup of the release before excepts nothing, from any sleep or freeze', async () => {
  await using scene = await openBotScene({ kept: await oldRelease('backup') });
  const { db } = scene.store;
  const excepts = { exceptEmergencies: true };
  assert.equal(await db.account.count({ where: { asleepExceptEmergencies: true } }), 0);
  assert.equal((await db.sleep.count({ where: excepts })) + (await db.freeze.count({ where: excepts })), 0);
});
