import assert from 'node:assert/strict';
import { test } from 'node:test';

import { campaign, type ImportScene, openImportScene } from '../support/import-scene.ts';
import { pressWhispered, whisperedButtons } from '../support/whispered.ts';

test('two people who press at once make each row once, and one of them is told who makes them', async () => {
  await using own = await openImportScene({ deliveries: 2 });
  const { scene } = own;
  const { db } = scene.store;
  await own.drop(campaign(25));
  const card = scene.cardWith('importBatch');
  await Promise.all([scene.pressOn('aicha', card, 'importBatch'), scene.pressOn('karim', card, 'importBatch')]);
  await scene.pass(5);
  assert.equal(await db.draft.count(), 25);
  const authors = await db.draft.groupBy({ by: ['author'] });
  assert.equal(authors.length, 1);
  const [{ author } = { author: '' }] = authors;
  const other = author === 'aicha' ? 'karim' : 'aicha';
  assert.match(scene.whispers(other).at(-1) ?? '', /fait faire en ce moment|plus rien à faire/u);
});

test('"none" makes nothing, and its card cannot make anything later', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const root = await own.drop(campaign(3));
  const card = scene.cardWith('importBatch');
  await scene.press('aicha', 'discardBatch');
  assert.match(own.thread(root), /Rien de plus n’en est fait/u);
  await scene.pressOn('aicha', card, 'importBatch');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /plus rien à faire ici/u);
  assert.equal(await scene.store.db.draft.count(), 0);
});

test('an older version of a file that nobody pressed on makes nothing once a newer one was made', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await own.drop(campaign(3, advice));
  const older = scene.cardWith('importBatch');
  scene.clock.advance(1000);
  await own.drop(campaign(3, (number) => `${advice(number)}, revu`));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.pressOn('karim', older, 'importBatch');
  assert.match(scene.whispers('karim').at(-1) ?? '', /plus rien à faire ici/u);
  assert.equal(await scene.store.db.draft.count(), 3);
  assert.equal(await scene.store.db.revision.count(), 3);
});

test('rows that somebody changed in the database since the card was shown are not made', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await own.drop(campaign(3));
  await scene.store.db.batchRow.updateMany({ where: { position: 2 }, data: { hash: 'f'.repeat(64) } });
  await scene.press('aicha', 'importBatch');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /pas celles que cette carte montrait/u);
  assert.equal(await scene.store.db.draft.count(), 0);
});

test('a guest’s file is not read, which they are told once; nor do they make, ask or approve anything', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await own.drop(campaign(3), { user: 'sacha' });
  await own.drop(campaign(2), { user: 'sacha', name: 'b.csv' });
  assert.equal(await scene.store.db.batch.count(), 0);
  assert.equal(scene.whispers('sacha').filter((one) => /n’a pas été lu/u.test(one)).length, 1);
  await own.drop(campaign(3));
  await scene.press('sacha', 'importBatch');
  assert.match(scene.whispers('sacha').at(-1) ?? '', /personnes de cette rédaction/u);
  assert.equal(await scene.store.db.draft.count(), 0);
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.press('sacha', 'askBatch');
  assert.equal(await scene.store.db.draft.count({ where: { state: 'asked' } }), 0);
});

test('an author is offered to approve none of the drafts, whatever they read', async () => {
  await using own = await openImportScene({ settings: { approvers: ['aicha', 'karim'] } });
  const { scene } = own;
  const { db } = scene.store;
  await own.drop(campaign(3, (number) => `Vaccination, conseil ${number}`));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.press('aicha', 'askBatch');
  await scene.pass(5);
  await scene.press('aicha', 'readBatch');
  assert.ok(!whisperedButtons(scene, 'aicha').includes('approveBatch'));
  assert.equal(await db.decision.count(), 0);
});

const advice = (number: number): string => `Vaccination, conseil ${number}`;

/** Karim has read three drafts to the end; then a newer version of the file changes the second, and it is asked about again. */
async function changedSinceRead(own: ImportScene): Promise<void> {
  const { scene } = own;
  await own.drop(campaign(3, advice));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.press('aicha', 'askBatch');
  await scene.pass(5);
  await scene.press('karim', 'readBatch');
  await own.drop(campaign(3, (number) => (number === 2 ? 'Vaccination, autre conseil' : advice(number))));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.press('aicha', 'askBatch');
  await scene.pass(5);
  assert.equal(await scene.store.db.draft.count({ where: { state: 'asked' } }), 3);
}

test('a row that changed after somebody read it is not approved with the rest', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await changedSinceRead(own);
  await pressWhispered(scene, 'karim', 'approveBatch');
  assert.match(scene.whispers('karim').at(-1) ?? '', /2 brouillons.*pas vus tels qu’ils sont maintenant : 2\./u);
  assert.equal(await scene.store.db.decision.count(), 2);
});

test('nor is one that only the database says they have read', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { db } = scene.store;
  await changedSinceRead(own);
  const draft = await db.draft.findFirstOrThrow({ where: { number: 2 } });
  const at = { draftId_number: { draftId: draft.id, number: draft.currentRevision } };
  const { fingerprint } = await db.revision.findUniqueOrThrow({ where: at });
  await db.batchReading.updateMany({ where: { draftId: draft.id, person: 'karim' }, data: { fingerprint } });
  await pressWhispered(scene, 'karim', 'approveBatch');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Rien n’a été validé.*pas vus/u);
  assert.equal(await db.decision.count(), 0);
});

test('a draft of a file gets its line when somebody opens it, or when it goes out, and no sooner', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await own.drop(campaign(3, (number) => `Vaccination, conseil ${number}`));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.press('aicha', 'openBatchDraft');
  await scene.pass(5);
  assert.equal(own.cardsInChannel(), 1);
  assert.ok(scene.cardWith('edit').ref.thread !== null);
  await scene.press('aicha', 'askBatch');
  await scene.pass(5);
  await scene.press('karim', 'readBatch');
  await pressWhispered(scene, 'karim', 'approveBatch');
  await scene.pass(5);
  assert.equal(own.cardsInChannel(), 1);
  await scene.pass(10.5 * 86_400);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.equal(own.cardsInChannel(), 1);
  await scene.pass(86_400);
  assert.equal(scene.networks.mastodon.posts.length, 2);
  assert.equal(own.cardsInChannel(), 2);
});

test('what is no campaign is told to its person alone, and for each spreadsheet how to save it', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const files: readonly (readonly [string | Uint8Array, string, RegExp])[] = [
    ['a;b\n1;2\n', 'chiffres.csv', /aucun titre de colonne/u],
    ['date;heure\n1;2\n', 'dates.csv', /pas de colonne « texte »/u],
    ['texte;Text\n1;2\n', 'double.csv', /deux fois la colonne/u],
    ['texte\n"a\n', 'guillemet.csv', /guillemet/u],
    [`texte\n${'x\n'.repeat(401)}`, 'long.csv', /plus de 400 lignes/u],
    [`texte\n${'x'.repeat(1_000_001)}`, 'gros.csv', /dépasse 1 Mo/u],
    ['', 'vide.csv', /est vide/u],
    ['PK\u0003\u0004', 'classeur.csv', /est un classeur.*CSV UTF-8/u],
    ['PK\u0003\u0004', 'plan.xlsx', /plan\.xlsx.*est un classeur.*LibreOffice/u],
    ['PK\u0003\u0004', 'autre.ods', /autre\.ods.*est un classeur.*LibreOffice/u],
  ];
  for (const [bytes, name, said] of files) {
    await own.drop(bytes, { name });
    assert.match(scene.whispers('aicha').at(-1) ?? '', said, name);
  }
  assert.equal(await scene.store.db.batch.count(), 0);
  assert.equal(own.cardsInChannel(), 0);
});

test('the how-to comes with a file that is read as it is', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await scene.people.command('aicha', 'publications', 'importer');
  await scene.settle();
  const said = scene.whispers('aicha').at(-1) ?? '';
  assert.match(said, /Excel : Fichier, Enregistrer sous/u);
  const sample = said.split('\n').flatMap((line) => (line.startsWith('> ') ? [line.slice(2)] : []));
  const root = await own.drop(sample.join('\n'));
  assert.match(own.thread(root), /2 brouillons à faire\./u);
});

test('a table in a draft’s thread is no picture: its person is told where a campaign is dropped', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await scene.draft('Le marché est ouvert dimanche.');
  const thread = scene.cardWith('ask').ref.thread ?? '';
  await own.drop(campaign(2), { thread });
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Déposez-le dans le canal même/u);
  assert.doesNotMatch(scene.seen(), /Utiliser dans la publication/u);
  assert.equal(await scene.store.db.batch.count(), 0);
});
