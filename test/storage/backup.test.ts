import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { test } from 'node:test';

import { verifyJournal } from '#storage/verify-journal.ts';

import { backedUp, everyRow, restored } from '../support/backups.ts';
import { fillHouse } from '../support/full-house.ts';
import { openRealStore } from '../support/real-store.ts';
import { openTestDatabase } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('every row of every table comes back exactly, and the journal is whole', async () => {
  await using folder = await temporaryFolder();
  await using store = await openRealStore();
  await fillHouse(store);
  const before = await everyRow({ connectionString: store.url });
  for (const [table, rows] of Object.entries(before)) assert.ok(rows.length > 0, `${table} has a row to lose`);
  const backup = await backedUp({ kind: 'server', url: store.url }, folder.path);
  assert.deepEqual(await readdir(folder.path), [backup.path.split('/').at(-1)]);
  const { mode, size } = await stat(backup.path);
  assert.deepEqual([mode & 0o777, size], [0o600, backup.bytes]);

  await using place = await openTestDatabase('empty');
  const outcome = await restored(backup.path, { kind: 'server', url: place.url });
  assert.ok(outcome.kind === 'restored', JSON.stringify(outcome));
  assert.deepEqual(outcome.tables, backup.tables);
  assert.deepEqual(await everyRow(place.connection), before);
  await using again = await openRealStore(place.url);
  assert.equal((await verifyJournal(again)).kind, 'sound');
});
