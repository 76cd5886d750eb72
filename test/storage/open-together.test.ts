import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { openStore } from '#storage/open-store.ts';
import { readMigrations } from '#storage/read-migrations.ts';

import { openTestDatabase } from '../support/store.ts';
import { onServer } from '../support/test-server.ts';

test('five Tambours that start at once on an empty database all get in, and migrate it once', async () => {
  await using database = await openTestDatabase('empty');
  const options = {
    database: { kind: 'server', url: database.url },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'main',
    onProgress: () => {},
  } as const;
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => openStore(options)));
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['open', 'open', 'open', 'open', 'open'],
  );
  for (const outcome of outcomes) if (outcome.kind === 'open') await outcome.store[Symbol.asyncDispose]();
  const { rows } = await onServer(database.connection, (client) =>
    client.query('SELECT migration_name AS name FROM _prisma_migrations ORDER BY 1'),
  );
  assert.deepEqual(
    rows,
    (await readMigrations()).map(({ name }) => ({ name })),
  );
});
