import assert from 'node:assert/strict';
import { test } from 'node:test';

import { campaign, openImportScene } from '../support/import-scene.ts';

test('one bad row among 350: the good ones or none, as many as the quota has room for, and a colleague makes the rest', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { db } = scene.store;
  const file = campaign(350).replace('04/12/2026', '04/13/2026');
  const root = await own.drop(file);
  assert.match(own.thread(root), /349 brouillons à faire, 1 ligne impossible à faire/u);
  assert.match(own.thread(root), /place pour 200 brouillons.*349 lignes/u);
  assert.match(own.thread(root), /\[Faire les 200 premiers\]/u);
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  assert.equal(await db.draft.count({ where: { author: 'aicha' } }), 200);
  assert.match(own.thread(root), /plus de place pour 149 lignes/u);
  await scene.press('karim', 'importBatch');
  await scene.pass(5);
  assert.equal(await db.draft.count({ where: { author: 'karim' } }), 149);
  assert.equal(own.cardsInChannel(), 0);
  const texts = await db.revision.findMany({ select: { text: true } });
  assert.equal(new Set(texts.map(({ text }) => text)).size, 349);
});

test('a file in which nearly every row is wrong is answered by a card that lists the first of them and counts the rest', async () => {
  await using own = await openImportScene();
  const file = campaign(300).replaceAll(/\d\d\/\d\d\/20\d\d/gu, '31/02/2026');
  const root = await own.drop(file);
  assert.match(own.thread(root), /300 lignes impossibles à faire/u);
  assert.match(own.thread(root), /De même pour 240 autres lignes\. Corrigez le fichier/u);
});
