import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import { healthOf } from '#app/health-of.ts';
import { systemClock } from '#clock.ts';
import { openStore } from '#storage/open-store.ts';
import { watchWrites } from '#storage/watch-writes.ts';

import { openTestDatabase, openTestStore } from '../support/store.ts';
import { openTambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

const newer = `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
  VALUES ('${randomUUID()}', '', now(), '9999_from_the_future', 1)`;

test('a running program takes no more jobs once a newer one has changed the schema, and says so', async () => {
  await using database = await openTestDatabase('empty');
  const opened = await openStore({
    database: { kind: 'server', url: database.url },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'main',
    onProgress: () => {},
  });
  assert.equal(opened.kind, 'open');
  const { store, lost } = opened;
  await using closing = new AsyncDisposableStack();
  closing.use(store);
  const queue = { name: 'some', schema: z.object({ n: z.number() }) };
  const taken: number[] = [];
  await store.jobs.work(queue, { concurrency: 1 }, async ({ n }) => void taken.push(n));
  const order = (n: number): Promise<void> =>
    store.write((work) => work.jobs.enqueue(work.tx, queue, { key: `${n}`, data: { n } }));
  await order(1);
  await until('the first job', () => taken.length === 1);
  // Unfinished, it is nobody's schema yet.
  await onServer(database.connection, (client) => client.query(newer.replace('now()', 'NULL')));
  await pause(1500);
  await order(2);
  await until('the second job', () => taken.length === 2);

  await onServer(database.connection, (client) => client.query('UPDATE _prisma_migrations SET finished_at = now()'));
  assert.deepEqual(await lost, { kind: 'newer', migration: '9999_from_the_future' });
  // For a replica that is newer: this one leaves it there.
  await onServer(database.connection, (client) =>
    client.query(`INSERT INTO pgboss.job (name, data, singleton_key) VALUES ('some', '{"n": 3}', '3')`),
  );
  await pause(1500);
  assert.deepEqual(taken, [1, 2]);
});

test('the program itself ends with words for its supervisor when a newer one has changed the database beside it', async () => {
  await using tambour = await openTambour();
  const running = await tambour.start();
  assert.ok(tambour.connection);
  await onServer(tambour.connection, (client) => client.query(newer));
  await until('its words', () =>
    /A newer Tambour has changed the database \(9999_from_the_future\)/.test(running.output()),
  );
  await until('its end', async () => !(await isAlive(running.pid)));
  const again = await tambour.run(['start']);
  assert.equal(again.code, 1);
  assert.match(again.err, /last used by a newer Tambour \(9999_from_the_future\)/);
});

async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a program that steps back tells the one who asks whether it is ready', async () => {
  await using store = await openTestStore();
  const parts = await healthOf(watchWrites(store), new Map(), [], { kind: 'newer', migration: '9999_from_the_future' });
  const database = parts.find(({ part }) => part === 'database');
  assert.deepEqual(database, {
    part: 'database',
    ready: false,
    detail: 'changed by a newer version: this one steps back',
  });
});
