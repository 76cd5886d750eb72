import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { openStore } from '#storage/open-store.ts';

import { openTestDatabase } from '../support/store.ts';
import { onServer } from '../support/test-server.ts';

test('five Tambours that start at once on an empty database all get in, and migrate it once', async () => {
  await using database = await openTestDatabase('empty');
  const options = { clock: systemClock, newId: randomUUID, logger: null, role: 'main', onProgress: () => {} } as const;
  const choice = { kind: 'server', url: database.url } as const;
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => openStore({ ...options, database: choice })));
  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ['open', 'open', 'open', 'open', 'open'],
  );
  for (const outcome of outcomes) if (outcome.kind === 'open') await outcome.store[Symbol.asyncDispose]();
  const { rows } = await onServer(database.connection, (client) =>
    client.query('SELECT migration_name FROM _prisma_migrations'),
  );
  assert.deepEqual(rows, [{ migration_name: '0001_init' }]);
});

test('a role that may not make the job engine’s schema is named', async () => {
  await using database = await openTestDatabase('empty');
  const role = `guest_${randomUUID().slice(0, 8)}`;
  const password = randomUUID();
  await onServer(database.connection, (client) =>
    client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'; GRANT ALL ON SCHEMA public TO ${role}`),
  );
  const url = new URL(database.url.replace('@/', '@localhost/'));
  url.username = role;
  url.password = password;
  const options = { clock: systemClock, newId: randomUUID, logger: null, role: 'main', onProgress: () => {} } as const;
  const outcome = await openStore({ ...options, database: { kind: 'server', url: url.href } });
  assert.ok(outcome.kind === 'refused' && outcome.refusal.kind === 'notAllowed', JSON.stringify(outcome));
  assert.equal(outcome.refusal.user, role);
  await onServer(database.connection, (client) => client.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`));
});
