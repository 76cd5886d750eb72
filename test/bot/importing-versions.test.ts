import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cardText } from '../support/card-text.ts';
import { campaign, frenchCsv, openImportScene } from '../support/import-scene.ts';
import { pressWhispered } from '../support/whispered.ts';

function rows(...posts: readonly (readonly [string, string])[]): string {
  return frenchCsv([['date', 'texte'], ...posts.map(([day, text]) => [`${day}/12/2026 10:00`, text])]);
}

const five = (number: number): string => (number === 2 ? '=Conseil 2' : `Conseil ${number}`);

test('the same file again changes nothing, whatever its name, and says so', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { db } = scene.store;
  await own.drop(campaign(5));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  const [entries, revisions] = [
    await db.journalEntry.count({ where: { NOT: { draftId: null } } }),
    await db.revision.count(),
  ];
  const root = await own.drop(campaign(5), { user: 'karim', name: 'autre nom.csv' });
  assert.match(own.thread(root), /5 comme avant\. Il n’y a rien à faire/u);
  assert.doesNotMatch(own.thread(root), /\[Faire/u);
  assert.equal(await db.journalEntry.count({ where: { NOT: { draftId: null } } }), entries);
  assert.equal(await db.revision.count(), revisions);
});

test('a newer version changes only what is unapproved and unedited, makes what is new, and says what it did', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { db } = scene.store;
  await own.drop(campaign(5, five));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  await scene.press('aicha', 'askBatch');
  await scene.pass(5);
  // Row 1 is edited on its own card; row 2, which has a remark, is approved by a press of its own.
  await scene.press('karim', 'readBatch');
  await pressWhispered(scene, 'karim', 'approve');
  await scene.pass(5);
  const pages = scene
    .messages()
    .find(
      ({ ref, body }) => ref.thread !== null && body.kind === 'card' && cardText(body.card).includes('Ouvrir le 1'),
    );
  assert.ok(pages !== undefined);
  await scene.pressOn('aicha', pages, 'openBatchDraft');
  await scene.pass(5);
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'Conseil 1, à la main' });
  await scene.settle();
  const root = await own.drop(
    campaign(6, (number) => (number === 4 ? five(4) : `${five(number)}, revu`)),
    { name: 'campagne (1).csv' },
  );
  assert.match(own.thread(root), /nouvelle version d’un fichier déjà importé/u);
  assert.match(
    own.thread(root),
    /1 brouillon à faire, 2 brouillons à modifier, 1 comme avant, 2 qui restent tels quels/u,
  );
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  assert.match(
    own.thread(root),
    /1 nouveau, 2 modifiés, 1 comme avant, 1 sans changement, car des personnes y ont écrit depuis, 1 sans changement, car décidés depuis/u,
  );
  const now = await db.draft.findMany({
    include: { revisions: { orderBy: { number: 'asc' } } },
    orderBy: { number: 'asc' },
  });
  assert.deepEqual(
    now.map(({ state, revisions }) => [state, revisions.at(-1)?.text]),
    [
      ['writing', 'Conseil 1, à la main'],
      ['approved', '=Conseil 2'],
      ['writing', 'Conseil 3, revu'],
      ['asked', 'Conseil 4'],
      ['writing', 'Conseil 5, revu'],
      ['writing', 'Conseil 6, revu'],
    ],
  );
});

test('without a column "id" a row is known again by its text or by its time, and what left the file stays', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { db } = scene.store;
  const root = await own.drop(rows(['03', 'Un'], ['04', 'Deux'], ['05', 'Trois']));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  // Below the first file, so that any name is a version of it.
  await own.drop(rows(['06', 'Un'], ['04', 'Deux, revu']), { name: 'x.csv', thread: root });
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  assert.match(
    own.thread(root),
    /2 modifiés, 1 brouillon d’une version précédente, absent du fichier, sans changement/u,
  );
  const now = await db.draft.findMany({
    include: { revisions: { orderBy: { number: 'asc' } } },
    orderBy: { number: 'asc' },
  });
  assert.deepEqual(
    now.map(({ revisions }) => `${revisions.at(-1)?.text} ${revisions.at(-1)?.publishAt?.getUTCDate()}`),
    ['Un 6', 'Deux, revu 4', 'Trois 5'],
  );
});

test('rows whose time has passed since are as before, and no error, when the same file comes again', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await own.drop(campaign(3));
  await scene.press('aicha', 'importBatch');
  await scene.pass(5);
  scene.clock.advance(12 * 86_400_000);
  const root = await own.drop(campaign(4));
  assert.match(own.thread(root), /1 brouillon à faire, 3 comme avant|3 comme avant/u);
  assert.doesNotMatch(own.thread(root), /Ligne 2\* : .*passée/u);
});
