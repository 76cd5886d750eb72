import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { rowsHash } from '#drafts/importing/row-hash.ts';
import { beginMaking, makeNextRows } from '#publishing/make-rows.ts';

import { campaign, openImportScene } from '../support/import-scene.ts';

test('killed between two handfuls of rows, or within one, it makes each row once', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { store, bot, deskId } = scene;
  const { db } = store;
  await own.drop(campaign(25));
  const { id: batchId } = await db.batch.findFirstOrThrow();
  const rows = await db.batchRow.findMany({ where: { batchId }, orderBy: { position: 'asc' } });
  const shown = rowsHash(rows.map(({ hash }) => hash));
  const begun = await store.write((work) => beginMaking(work, { batchId, person: 'aicha', shown }));
  assert.equal(begun.kind, 'begun');
  const desk = await readDesk(db, { id: deskId ?? '' }, store.clock.now());
  assert.ok(desk !== null);
  const making = { batchId, desk, rules: bot.rules };
  assert.equal(await store.write((work) => makeNextRows(work, making)), true);
  assert.equal(await db.draft.count(), 10);
  const dying = store.write(async (work) => {
    await makeNextRows(work, making);
    throw new Error('killed');
  });
  await assert.rejects(dying, /killed/u);
  assert.equal(await db.draft.count(), 10);
  // Another process begins where that one was: at once it is told who is at it, later it takes over.
  assert.deepEqual(await store.write((work) => beginMaking(work, { batchId, person: 'karim', shown })), {
    kind: 'underWay',
    by: 'aicha',
  });
  scene.clock.advance(121_000);
  assert.equal((await store.write((work) => beginMaking(work, { batchId, person: 'karim', shown }))).kind, 'begun');
  while (await store.write((work) => makeNextRows(work, making))) assert.ok(true);
  const drafts = await db.draft.groupBy({ by: ['author'], _count: true, orderBy: { author: 'asc' } });
  assert.deepEqual(
    drafts.map(({ author, _count }) => [author, _count]),
    [
      ['aicha', 10],
      ['karim', 15],
    ],
  );
  const numbers = await db.draft.findMany({ select: { number: true }, orderBy: { number: 'asc' } });
  assert.deepEqual(
    numbers.map(({ number }) => number),
    Array.from({ length: 25 }, (_, at) => at + 1),
  );
});

test('a file that cannot be fetched at once is fetched later, and read once however often the event comes', async () => {
  let isAway = true;
  await using own = await openImportScene({
    deliveries: 3,
    wrapChat: (chat) => ({
      ...chat,
      download: async (file, options) => {
        if (!isAway) return chat.download(file, options);
        isAway = false;
        throw new Error('the chat does not answer');
      },
    }),
  });
  const { scene } = own;
  await own.drop(campaign(3)).catch(() => undefined);
  await scene.pass(120);
  assert.equal(await scene.store.db.batch.count(), 1);
});
