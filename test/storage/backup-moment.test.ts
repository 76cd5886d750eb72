import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBackup } from '#storage/backup/open-backup.ts';
import { journal } from '#storage/journal.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { backedUp, restored } from '../support/backups.ts';
import { openRealStore } from '../support/real-store.ts';
import { openTestDatabase } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a backup taken while people write holds one moment: what commits together is there together', async () => {
  await using folder = await temporaryFolder();
  await using store = await openRealStore();
  const stopping = new AbortController();
  let written = 0;
  const write = async (writer: string): Promise<void> => {
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      const dedupeKey = `${writer}${turn}`;
      await store.write(async (work) => {
        // In the table that is copied first, in one between, and in the last.
        await work.tx.chatEvent.create({ data: { dedupeKey, platform: 'p', receivedAt: new Date() } });
        await work.tx.chatPost.create({ data: { platform: 'p', key: dedupeKey, begunAt: new Date() } });
        await journal(work, { kind: 'written', deskId: null, draftId: null, actor: 'tambour', data: { dedupeKey } });
      });
      written += 1;
    }
  };
  const writers = ['a', 'b', 'c'].map(write);
  const backups = [];
  const database = { kind: 'server', url: store.url } as const;
  for (let number = 0; number < 3; number += 1) backups.push(await backedUp(database, folder.path));
  stopping.abort();
  await Promise.all(writers);
  assert.ok(written > 0, 'somebody wrote meanwhile');

  for (const { path } of backups) {
    await using place = await openTestDatabase('empty');
    assert.equal((await restored(path, { kind: 'server', url: place.url })).kind, 'restored');
    await using again = await openRealStore(place.url);
    const events = (await again.db.chatEvent.findMany()).map(({ dedupeKey }) => dedupeKey).toSorted();
    const posts = (await again.db.chatPost.findMany()).map(({ key }) => key).toSorted();
    assert.deepEqual(posts, events);
    const verdict = await verifyJournal(again);
    assert.ok(verdict.kind === 'sound');
    assert.equal(verdict.head.count, BigInt(events.length));
  }
});

test('jobs are not in it: the job engine begins anew', async () => {
  await using folder = await temporaryFolder();
  await using store = await openRealStore();
  const { path } = await backedUp({ kind: 'server', url: store.url }, folder.path);
  const backup = await openBackup(path);
  assert.ok(backup.kind === 'backup');
  assert.deepEqual(
    backup.header.tables.filter(({ name }) => /job|queue|pgboss/i.test(name)),
    [],
  );
});
