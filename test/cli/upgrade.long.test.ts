import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { fileTime } from '#storage/backup/file-time.ts';
import type { Connection } from '#storage/connection.ts';
import { migrate } from '#storage/migrate.ts';

import { everyRow } from '../support/backups.ts';
import { laterRelease } from '../support/later-release.ts';
import { openTestDatabase } from '../support/store.ts';
import { type Ended, openTambour, type Tambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';

const later = await laterRelease();
after(() => later[Symbol.asyncDispose]());
const { program, migrations } = later;

/** The database of this program with a desk in it, which is an older one for the later release. */
async function olderDatabase({ connection }: Tambour): Promise<Connection> {
  assert.ok(connection);
  await onServer(connection, async (client) => {
    const migrated = await migrate(client, randomUUID, () => {});
    assert.equal(migrated.kind, 'migrated');
    await client.query(
      `INSERT INTO "Desk" (id, platform, channel, name, language, "timeZone", "createdAt")
       VALUES ($1, 'slack:T1', 'C1', 'Valmont', 'fr', 'Europe/Paris', now())`,
      [randomUUID()],
    );
  });
  return connection;
}

function backupsOf({ data }: Tambour): Promise<readonly string[]> {
  return readdir(join(data, 'backups')).catch(() => []);
}

function assertRefused({ code, out, err }: Ended, sentence: RegExp): void {
  assert.match(err, sentence);
  assert.equal(code, 1);
  assert.equal(out, '');
  assert.doesNotMatch(err, /^\s+at |Error:|node:internal/m);
}

test('an older database is backed up, then brought up to date, at the start; the next start does neither', async () => {
  await using tambour = await openTambour({ database: 'empty', program });
  const connection = await olderDatabase(tambour);
  const before = await everyRow(connection);
  const { out } = await tambour.run(['doctor', '--json']);
  assert.match(out, /The tables are of an older Tambour\. The next start .* \(steps: 2\)\./);
  const running = await tambour.start();
  const steps = running.output().match(/^(?:Backing up|Bringing).*/gm) ?? [];
  assert.match(
    steps[0] ?? '',
    new RegExp(`^Backing up to ${tambour.data}/backups/before-${migrations[0]}-\\d{8}T\\d{6}Z\\.backup`),
  );
  assert.deepEqual(steps.slice(1), [`Bringing the database up to date (${migrations.length} steps) …`]);
  assert.equal(await running.stop(), 0);
  const again = await tambour.start();
  assert.doesNotMatch(again.output(), /Backing up|Bringing/);
  assert.equal(await again.stop(), 0);

  const [name = '', ...more] = await backupsOf(tambour);
  assert.deepEqual(more, []);
  const file = join(tambour.data, 'backups', name);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  await using place = await openTestDatabase('empty');
  const restored = await tambour.run(['restore', file], { env: { DATABASE_URL: place.url } });
  assert.equal(restored.code, 0, restored.err);
  const after = await everyRow(place.connection);
  assert.equal(after['Desk']?.length, 1);
  assert.match(after['Desk']?.[0] ?? '', new RegExp(String(before['Desk']?.[0]?.slice(1, 37))));
});

test('a database of a newer Tambour is refused by name, by every command, and nothing of it is touched', async () => {
  await using tambour = await openTambour({ database: 'empty', program });
  const connection = await olderDatabase(tambour);
  await onServer(connection, (client) =>
    client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, 'c', '9999_future', now())`,
      [randomUUID()],
    ),
  );
  const before = await everyRow(connection);
  const sentence = /last used by a newer Tambour \(9999_future\)\. Start that version; this one would damage it\./;
  for (const args of [['start'], ['account', 'list'], ['backup']]) assertRefused(await tambour.run(args), sentence);
  assert.deepEqual(await everyRow(connection), before);
  assert.deepEqual(await backupsOf(tambour), []);
});

test('a migration that fails leaves the old state, and it is said where the backup is and what to do', async () => {
  await using tambour = await openTambour({ database: 'empty', program });
  const connection = await olderDatabase(tambour);
  await onServer(connection, (client) => client.query('CREATE TABLE "Later" (somebody text)'));
  const before = await everyRow(connection);
  const failed = await tambour.run(['start']);
  assertRefused(failed, /9001_later failed \(PostgreSQL says 42P07\) and was undone\. No row is lost\. /);
  const [backup = ''] = await backupsOf(tambour);
  const back = `To go back to the Tambour of before, restore ${join(tambour.data, 'backups', backup)} with it`;
  assert.ok(failed.err.includes(back), failed.err);
  assert.deepEqual(await everyRow(connection), before);

  await onServer(connection, (client) => client.query('DROP TABLE "Later"'));
  const running = await tambour.start();
  assert.equal((await fetch(`${running.url}/readyz`)).status, 200);
});

test('a backup of the same second is left alone: the next one has a number', async () => {
  await using tambour = await openTambour({ database: 'empty', program });
  await olderDatabase(tambour);
  const backups = join(tambour.data, 'backups');
  await mkdir(backups, { mode: 0o700, recursive: true });
  // Whichever second it starts in.
  const seconds = Array.from({ length: 120 }, (_, second) => fileTime(new Date(Date.now() + second * 1000)));
  for (const at of seconds) await writeFile(join(backups, `before-9001_later-${at}.backup`), 'earlier');
  const running = await tambour.start();
  assert.match(running.output(), /^Backing up to \S+\/before-9001_later-\d{8}T\d{6}Z-2\.backup/m);
});

test('where no backup can be written the database is not upgraded', async () => {
  await using tambour = await openTambour({ database: 'empty', program });
  const connection = await olderDatabase(tambour);
  const before = await everyRow(connection);
  await mkdir(tambour.data, { mode: 0o700 });
  await writeFile(join(tambour.data, 'backups'), 'in the way');
  const refused = await tambour.run(['start']);
  assertRefused(
    refused,
    /is backed up before it is upgraded, and .*backups\S* cannot be written \(\w+\)\..*as it was\./,
  );
  assert.deepEqual(await everyRow(connection), before);
  await rm(join(tambour.data, 'backups'));
  await tambour.start();
});
