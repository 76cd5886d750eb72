import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { backUp } from '#storage/backup/back-up.ts';

import { everyRow, restored } from '../support/backups.ts';
import { fillHouse } from '../support/full-house.ts';
import { openRealStore } from '../support/real-store.ts';
import { openTestDatabase } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { testClock } from '../support/test-clock.ts';

test('a backup may leave the bytes of videos out: all else comes back, and what is known of each video', async () => {
  await using folder = await temporaryFolder();
  await using store = await openRealStore();
  await fillHouse(store);
  const { RecordingPiece: pieces, ...before } = await everyRow({ connectionString: store.url });
  assert.ok(pieces !== undefined && pieces.length > 0);
  const database = { kind: 'server', url: store.url } as const;
  const to = join(folder.path, 'small.backup');
  const common = { folder: folder.path, clock: testClock(), onProgress: () => {} };
  const outcome = await backUp({ ...common, database, to, leavesRecordings: true });
  assert.ok(outcome.kind === 'written');

  await using place = await openTestDatabase('empty');
  assert.equal((await restored(to, { kind: 'server', url: place.url })).kind, 'restored');
  const { RecordingPiece: none, ...after } = await everyRow(place.connection);
  assert.deepEqual(none, []);
  assert.deepEqual(after, before);
});
