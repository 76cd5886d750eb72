import assert from 'node:assert/strict';
import { test } from 'node:test';

import { campaign, frenchCsv, openImportScene } from '../support/import-scene.ts';

const five = (number: number): string => `Conseil ${number}`;

test('the same file again changes nothing, whatever its name, and says so', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const { db } = scene.store;
  await own.drop(campaign(5));
  await scene.press('aicha', 'makeBatch');
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
  await scene.press('aicha', 'makeBatch');
  await scene.pass(5);
  await scene.press('aicha', 'askBatch');
  await scene.pass(5);
  const idOf = async (number: number): Promise<string> => (await db.draft.findFirstOrThrow({ where: { number } })).id;
  // Row 1 is approved; somebody edits row 2 on its own card.
  await scene.press('karim', 'readBatch');
  const whisper = scene.people.chat.state.whispers.findLast(({ to }) => to === 'karim');
  assert.ok(whisper !== undefined);
  const { channel, id: message, thread } = whisper;
  const first = await db.revision.findFirstOrThrow({ where: { draftId: await idOf(1) } });
  const press = { action: 'approve', draftId: first.draftId, revision: 1, target: first.fingerprint };
  scene.people.press('karim', { channel, message, thread }, { ...press, label: '', style: 'plain' } as never);
  await scene.settle();
  await db.batchDraft.update({ where: { draftId: await idOf(2) }, data: { revision: 0 } });
  const root = await own.drop(
    campaign(6, (number) => (number === 4 ? five(4) : `${five(number)}, revu`)),
    { name: 'campagne (1).csv' },
  );
  assert.match(own.thread(root), /nouvelle version d’un fichier déjà importé/u);
  assert.match(
    own.thread(root),
    /1 brouillon à faire, 2 brouillons à modifier, 1 comme avant, 2 qui restent tels quels/u,
  );
  await scene.press('aicha', 'makeBatch');
  await scene.pass(5);
  assert.match(
    own.thread(root),
    /1 nouveau, 2 modifiés, 1 comme avant, 1 sans changement, car des personnes y ont écrit depuis, 1 sans changement, car décidés depuis/u,
  );
  const now = await db.draft.findMany({ include: { revisions: true }, orderBy: { number: 'asc' } });
  assert.deepEqual(
    now.map(({ state, revisions }) => [state, revisions.at(-1)?.text]),
    [
      ['approved', 'Conseil 1'],
      ['asked', 'Conseil 2'],
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
  const rows = (...posts: readonly (readonly [string, string])[]): string =>
    frenchCsv([['date', 'texte'], ...posts.map(([day, text]) => [`${day}/12/2026 10:00`, text])]);
  const root = await own.drop(rows(['03', 'Un'], ['04', 'Deux'], ['05', 'Trois']));
  await scene.press('aicha', 'makeBatch');
  await scene.pass(5);
  // Below the first file, so that any name is a version of it.
  await own.drop(rows(['06', 'Un'], ['04', 'Deux, revu']), { name: 'x.csv', thread: root });
  await scene.press('aicha', 'makeBatch');
  await scene.pass(5);
  assert.match(
    own.thread(root),
    /2 modifiés, 1 brouillon d’une version précédente, absent du fichier, sans changement/u,
  );
  const now = await db.draft.findMany({ include: { revisions: true }, orderBy: { number: 'asc' } });
  assert.deepEqual(
    now.map(({ revisions }) => `${revisions.at(-1)?.text} ${revisions.at(-1)?.publishAt?.getUTCDate()}`),
    ['Un 6', 'Deux, revu 4', 'Trois 5'],
  );
});

test('rows whose time has passed since are as before, and no error, when the same file comes again', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await own.drop(campaign(3));
  await scene.press('aicha', 'makeBatch');
  await scene.pass(5);
  scene.clock.advance(12 * 86_400_000);
  const root = await own.drop(campaign(4));
  assert.match(own.thread(root), /1 brouillon à faire, 3 comme avant|3 comme avant/u);
  assert.doesNotMatch(own.thread(root), /Ligne 2\* : .*passée/u);
});
