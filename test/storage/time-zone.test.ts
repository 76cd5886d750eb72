import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { inUtc } from '#storage/connection.ts';
import { journal } from '#storage/journal.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { openRealStore } from '../support/real-store.ts';
import { openTestDatabase, type TestDatabase } from '../support/store.ts';
import { onServer } from '../support/test-server.ts';

const at = new Date('2026-11-23T10:00:00.123Z');

/** A database as Tambour leaves it after its first start, on a server that keeps another zone. */
async function databaseIn(zone: string): Promise<TestDatabase> {
  const database = await openTestDatabase('ready');
  await onServer(database.connection, (client) =>
    client.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone = ${zone}', current_database()); END $$`),
  );
  return database;
}

for (const options of ['', '&options=-c%20statement_timeout%3D60000']) {
  test(`instants are the same in rows, JSON and the journal, whatever zone the server has${options}`, async () => {
    await using database = await databaseIn('"America/New_York"');
    await using store = await openRealStore(`${database.url}${options}`);
    const desk = await openDesk(store);
    await store.db.account.updateMany({ data: { state: 'asleep', asleepSince: at, asleepUntil: null } });
    const [zone] = await store.db.$queryRaw<{ zone: string; since: string }[]>`
      SELECT current_setting('TimeZone') AS "zone", ("asleepSince" AT TIME ZONE 'UTC')::text AS "since" FROM "Account"`;
    assert.deepEqual(zone, { zone: 'UTC', since: '2026-11-23 10:00:00.123' });
    const read = await readDesk(store.db, { id: desk.id }, store.clock.now());
    assert.partialDeepStrictEqual(read?.accounts[0]?.standing, {
      kind: 'asleep',
      since: at,
      until: null,
      by: null,
      why: null,
    });
    await store.write((work) => journal(work, { kind: 'written', deskId: null, draftId: null, actor: 'a', data: {} }));
    assert.equal((await verifyJournal(store)).kind, 'sound');
  });
}

test('what an address says of its sessions stays, and what is no address is left as it is', () => {
  const given = inUtc({ connectionString: 'postgresql://a@b/c?options=-c%20lock_timeout%3D5s' });
  assert.ok('connectionString' in given);
  assert.equal(new URL(given.connectionString).searchParams.get('options'), '-c lock_timeout=5s -c TimeZone=UTC');
  const plain = { connectionString: 'postgresql://a:p%40ss@b/c' };
  assert.deepEqual(inUtc(plain), { ...plain, options: '-c TimeZone=UTC' });
  const socket = { host: '/run/tambour', user: 'tambour', database: 'postgres' };
  assert.deepEqual(inUtc(socket), { ...socket, options: '-c TimeZone=UTC' });
});
