import assert from 'node:assert/strict';
import { test } from 'node:test';

import { campaign, openImportScene } from '../support/import-scene.ts';
import { pressWhispered, whisperedButtons } from '../support/whispered.ts';

test('a campaign of forty posts dropped in the channel stands as forty drafts after one press, with no card in the channel', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const root = await own.drop(campaign(40));
  assert.match(own.thread(root), /campagne\.csv : 40 lignes/u);
  assert.match(own.thread(root), /Rien n’est programmé/u);
  assert.match(
    own.thread(root),
    /2 Vaccination, conseil.*jeu\. 3 déc\., 9 h 30.*nouveau.*Mastodon, X.*Mastodon \d+\/500 · X \d+\/280/u,
  );
  assert.match(own.thread(root), /\[Faire 40 brouillons\]/u);
  assert.equal(await scene.store.db.draft.count(), 0);
  await scene.press('aicha', 'importBatch');
  const drafts = await scene.store.db.draft.findMany({ include: { revisions: true }, orderBy: { number: 'asc' } });
  assert.equal(drafts.length, 40);
  assert.ok(drafts.every(({ author, state }) => author === 'aicha' && state === 'writing'));
  assert.equal(drafts[0]?.revisions[0]?.publishAt?.toISOString(), '2026-12-03T08:30:00.000Z');
  await scene.pass(5);
  assert.match(own.thread(root), /40 nouveaux\. Fait par Aïcha/u);
  assert.match(own.thread(root), /Vaccination, conseil numéro 1\n[^]*Vaccination, conseil numéro 40\n/u);
  assert.equal(own.cardsInChannel(), 0);
  assert.equal(await scene.store.db.delivery.count(), 0);
});

test('whoever reads each text in full approves those without a remark by one press, with one decision a row', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { db } = scene.store;
  const root = await own.drop(
    campaign(12, (number) => (number === 3 ? '=SOMME(A1) vaccins' : `Vaccination, conseil ${number}`)),
  );
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.press('aicha', 'askBatch');
  await scene.pass(5);
  assert.equal(await db.draft.count({ where: { state: 'asked' } }), 12);
  assert.equal(own.cardsInChannel(), 0);
  await scene.press('karim', 'readBatch');
  assert.ok(!whisperedButtons(scene, 'karim').includes('approveBatch'));
  assert.match(scene.whispers('karim').at(-1) ?? '', /Encore 2 brouillons à lire/u);
  await pressWhispered(scene, 'karim', 'readBatch');
  await pressWhispered(scene, 'karim', 'approveBatch');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Votre validation de 11 brouillons.*une remarque.* : 3\./u);
  const decisions = await db.decision.findMany();
  assert.deepEqual(new Set(decisions.map(({ kind, person }) => `${kind} ${person}`)), new Set(['approve karim']));
  assert.equal(new Set(decisions.map(({ subjectId }) => subjectId)).size, 11);
  await pressWhispered(scene, 'karim', 'approve');
  assert.equal(await db.decision.count(), 12);
  await scene.pass(5);
  assert.equal(own.cardsInChannel(), 0);
  assert.match(own.thread(root), /n° 7 · .* · validé, part mercredi 9 décembre/u);
});
