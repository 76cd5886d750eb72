import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { checkDatabase } from '#doctor/check-database.ts';
import { checkJournal } from '#doctor/check-journal.ts';
import type { Finding } from '#doctor/facts.ts';
import { type InspectedDatabase, type Inspection, inspectDatabase } from '#storage/inspect-database.ts';
import { journal } from '#storage/journal.ts';
import { migrate } from '#storage/migrate.ts';

import { openOldPostgres } from '../support/old-postgres.ts';
import { openTestDatabase, openTestStore } from '../support/store.ts';
import { connectionTo, onServer } from '../support/test-server.ts';
import { said } from './said.ts';

async function inspected(url: string): Promise<Inspection> {
  await using opened = new AsyncDisposableStack();
  return await inspectDatabase({ kind: 'server', url }, () => Date.now(), opened);
}

async function checked(url: string): Promise<readonly Finding[]> {
  return checkDatabase(await inspected(url), 'server');
}

const fine: InspectedDatabase = {
  kind: 'inspected',
  version: '18.4',
  encoding: 'UTF8',
  sizeBytes: 9_000_000,
  durability: [{ setting: 'fsync', value: 'on' }],
  missingRights: [],
  mayRewriteJournal: false,
  isReadOnly: false,
  clockAheadSeconds: 0,
  clockErrorSeconds: 0,
  schema: { kind: 'current' },
  db: null,
};

test('a database of our own is right, with a word that it is not for real use; one of yours is right', () => {
  const right = ['right databaseFine', 'right databaseDurable', 'right schemaCurrent'];
  assert.deepEqual(said(checkDatabase(fine, 'server')), right);
  assert.ok(said(checkDatabase({ ...fine, mayRewriteJournal: true }, 'server')).includes('advice journalRewritable'));
  const [first, ...rest] = right;
  assert.deepEqual(said(checkDatabase(fine, 'embedded')), [first, 'advice databaseEmbedded', ...rest]);
  assert.deepEqual(said(checkDatabase({ kind: 'notYet' }, 'embedded')), [
    'advice databaseNotYet',
    'advice databaseEmbedded',
  ]);
});

test('a server that forgets at a power cut is wrong, each setting by its name', async () => {
  await using database = await openTestDatabase('empty');
  await onServer(database.connection, (client) =>
    client.query(`ALTER DATABASE ${client.escapeIdentifier(client.database ?? '')} SET synchronous_commit = off`),
  );
  const findings = await checked(database.url);
  const lossy = findings.flatMap((one) => (one.code === 'databaseNotDurable' ? [one.setting] : []));
  // The server of the tests is made to forget, too; one of TEST_DATABASE_URL may not be.
  assert.ok(lossy.includes('synchronous_commit'));
  assert.ok(!said(findings).includes('right databaseDurable'));
});

test('the schema is told: none, current, newer, cut off in a restore', async () => {
  await using database = await openTestDatabase('empty');
  const last = async (): Promise<unknown> => (await checked(database.url)).at(-1);
  assert.deepEqual(await last(), { level: 'right', code: 'schemaNone' });
  await onServer(database.connection, async (client) => {
    await migrate(client, randomUUID, () => {});
    assert.deepEqual(await last(), { level: 'right', code: 'schemaCurrent' });
    const add = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, 'c', $2, now())`;
    await client.query(add, [randomUUID(), '9999_future']);
    const newer = { kind: 'databaseNewer', migration: '9999_future' };
    assert.deepEqual(await last(), { level: 'wrong', code: 'databaseRefused', refusal: newer });
    await client.query(add, [randomUUID(), 'restore-unfinished']);
    const unfinished = { kind: 'restoreUnfinished', database: client.database };
    assert.deepEqual(await last(), { level: 'wrong', code: 'databaseRefused', refusal: unfinished });
  });
});

test('a standby, another encoding and missing rights are wrong', async () => {
  await using database = await openTestDatabase('empty');
  const [role, name] = ['a', 'b'].map((letter) => `tambour_test_${letter}${randomUUID().slice(0, 8)}`);
  assert.ok(role !== undefined && name !== undefined);
  await onServer(database.connection, async (client) => {
    await client.query(`CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0`);
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 's3same'`);
    await client.query(`ALTER ROLE ${role} SET default_transaction_read_only = on`);
  });
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  url.username = role;
  url.password = 's3same';
  try {
    const findings = await checked(url.href);
    const wrong = findings.filter(({ level, code }) => level === 'wrong' && code !== 'databaseNotDurable');
    assert.deepEqual(wrong, [
      { level: 'wrong', code: 'databaseEncoding', encoding: 'SQL_ASCII' },
      { level: 'wrong', code: 'databaseReadOnly' },
      { level: 'wrong', code: 'databaseRights', missing: ['CREATE ON DATABASE', 'CREATE ON SCHEMA public'] },
    ]);
  } finally {
    await onServer(database.connection, async (client) => {
      await client.query(`DROP DATABASE ${name}`);
      await client.query(`DROP ROLE ${role}`);
    });
  }
});

test('a PostgreSQL that is too old, and one that is not there, are wrong', async () => {
  await using old = await openOldPostgres('14.19');
  const [finding, ...rest] = await checked(old.url);
  const refusal = { kind: 'postgresTooOld', version: '14.19', neededMajor: 15 };
  assert.deepEqual([finding, rest], [{ level: 'wrong', code: 'databaseRefused', refusal }, []]);
  await using database = await openTestDatabase();
  const missing = connectionTo({ connectionString: database.url }, 'nowhere');
  assert.ok('connectionString' in missing);
  const [gone] = await checked(missing.connectionString);
  assert.ok(gone?.code === 'databaseRefused' && gone.refusal.kind === 'databaseMissing');
});

test('a journal that is whole is right, and one that somebody changed is wrong from that entry on', async () => {
  await using store = await openTestStore();
  for (const actor of ['a', 'b', 'c']) {
    await store.write((work) => journal(work, { kind: 'written', deskId: null, draftId: null, actor, data: {} }));
  }
  assert.deepEqual(await checkJournal(store), [{ level: 'right', code: 'journalSound', entries: 3 }]);
  await store.db.$executeRaw`UPDATE "JournalEntry" SET actor = 'nobody' WHERE seq = 2`;
  assert.deepEqual(await checkJournal(store), [{ level: 'wrong', code: 'journalBad', seq: 2, why: 'changed' }]);
  await store.db.$executeRaw`DELETE FROM "JournalEntry" WHERE seq = 2`;
  assert.deepEqual(await checkJournal(store), [{ level: 'wrong', code: 'journalBad', seq: 2, why: 'missing' }]);
});
