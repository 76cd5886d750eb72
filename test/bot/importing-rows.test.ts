import assert from 'node:assert/strict';
import { test } from 'node:test';

import { frenchCsv, openImportScene } from '../support/import-scene.ts';

test('what is wrong with a row is told in it, by its column, and the good ones can be made alone', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const root = await own.drop(
    frenchCsv([
      ['Date', 'Heure', 'Texte', 'Comptes', 'Langue', 'Campagne'],
      ['03/12/2026', '09:30', 'Bonne ligne', 'mastodon', 'Anglais', 'x'],
      ['03/12/2026', '', 'Sans heure', '', '', ''],
      ['28/03/2027', '02:30', 'Une heure qui n’existe pas', '', '', ''],
      ['31/10/2027', '02:30', 'Une heure qui existe deux fois', '', '', ''],
      ['32/12/2026', '09:30', 'Un jour qui n’existe pas', '', '', ''],
      ['01/11/2026', '09:30', 'Un jour passé', '', '', ''],
      ['46359,395833', '', 'Le numéro d’un tableur', '', '', ''],
      ['04/12/2026', '09:30', '', '', '', ''],
      ['04/12/2026', '09:30', 'Un compte d’ailleurs', 'Mastodon, Facebook', '', ''],
      ['04/12/2026', '09:30', 'Une langue', '', 'klingon', ''],
      ['04/12/2026', '09:30', 'Deux fois', '', '', ''],
      ['04/12/2026', '09:30', 'Deux fois', '', '', ''],
      ['05/12/2026', '9h30', 'Une cellule', '', '', '', 'de trop'],
      ['', '', 'Dès la validation', 'X', '', ''],
    ]),
  );
  const card = own.thread(root);
  assert.match(card, /14 lignes/u);
  assert.match(card, /3 brouillons à faire, 11 lignes impossibles à faire/u);
  assert.match(card, /Colonnes non lues : Campagne/u);
  const told: readonly (readonly [number, RegExp])[] = [
    [3, /Date : Il y a un jour sans heure/u],
    [4, /Date : .*n’existe pas/u],
    [5, /Date : .*deux fois/u],
    [6, /Date : /u],
    [7, /Date : Cette heure est passée/u],
    [8, /numéro par lequel un tableur note une date/u],
    [9, /Texte : /u],
    [10, /Comptes : Cette rédaction n’a pas de compte « Facebook »/u],
    [11, /Langue : « klingon » n’est pas une langue/u],
    [13, /La ligne 12 dit exactement la même chose/u],
    [14, /plus de cellules/u],
  ];
  for (const [line, sentence] of told) {
    const item = card.split('\n').find((one) => one.includes(`*Ligne ${line}*`));
    assert.match(item ?? '', sentence, `row ${line}: ${item}`);
  }
  assert.match(card, /\[Faire les 3 bonnes lignes\].*\[Ne rien faire\]/su);
  await scene.press('aicha', 'importBatch');
  const revisions = await scene.store.db.revision.findMany({ orderBy: { text: 'asc' } });
  const { mastodon, x } = scene.accountIds;
  assert.deepEqual(
    revisions.map(({ text, language, accountIds }) => [text, language, accountIds]),
    [
      ['Bonne ligne', 'en', [mastodon]],
      ['Deux fois', 'fr', [mastodon, x]],
      ['Dès la validation', 'fr', [x]],
    ],
  );
  assert.equal(revisions[2]?.publishAt, null);
});

test('one of the two hours that exist twice is named by its offset, and ISO, seconds and separate texts are read', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  await own.drop(
    frenchCsv([
      ['id', 'when', 'text', 'text X', 'cw', 'comptes'],
      ['a', '2027-10-31 02:30 +01:00', 'La seconde', 'Courte', 'Alerte', 'toutes'],
      ['b', '2026-12-03T09:30:00', 'En ISO', '', '', '@valmont'],
      ['c', '03/12/2026 14:30:00', 'Avec des secondes', '', '', 'twitter; mastodon'],
    ]),
  );
  await scene.press('aicha', 'importBatch');
  const revisions = await scene.store.db.revision.findMany({ orderBy: { publishAt: 'asc' } });
  assert.deepEqual(
    revisions.map(({ publishAt }) => publishAt?.toISOString()),
    ['2026-12-03T08:30:00.000Z', '2026-12-03T13:30:00.000Z', '2027-10-31T01:30:00.000Z'],
  );
  const [iso, , second] = revisions;
  assert.deepEqual(iso?.accountIds, [scene.accountIds.x]);
  assert.deepEqual(second?.ownTexts, { [scene.accountIds.x]: 'Courte' });
  assert.equal(second?.contentWarning, 'Alerte');
});

test('where one day of a column can only have its month first, none of the others is guessed', async () => {
  await using own = await openImportScene();
  const root = await own.drop(
    frenchCsv([
      ['date', 'heure', 'texte'],
      ['10/27/2027', '9h30', 'Un'],
      ['04/03/2027', '9h30', 'Deux'],
      ['2027-03-05', '9h30', 'Trois'],
    ]),
  );
  assert.match(own.thread(root), /1 brouillon à faire, 2 lignes impossibles à faire/u);
  assert.match(own.thread(root), /\*Ligne 3\* : date : Ailleurs dans cette colonne, le mois est écrit avant le jour/u);
});

test('equal ids are refused in both rows, since nobody could tell them apart later', async () => {
  await using own = await openImportScene();
  const root = await own.drop(
    frenchCsv([
      ['id', 'texte'],
      ['1', 'Un'],
      ['1', 'Deux'],
      ['2', 'Trois'],
    ]),
  );
  assert.match(own.thread(root), /1 brouillon à faire, 2 lignes impossibles à faire/u);
  assert.match(own.thread(root), /\*Ligne 2\* : La ligne 3 a le même id/u);
});

test('a formula is text, in the post too, and is seen before anything is made', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const formula = '=HYPERLINK("https://mal.example";"Cliquez")';
  const root = await own.drop(
    frenchCsv([
      ['id', 'texte'],
      ['1', formula],
      ['2', '@mairie : bonjour'],
    ]),
  );
  assert.match(own.thread(root), /\*Ligne 2\* : Cela commence comme une formule/u);
  assert.match(own.thread(root), /\*Ligne 3\* : Cela commence comme une formule/u);
  await scene.press('aicha', 'importBatch');
  const revision = await scene.store.db.revision.findFirstOrThrow({ where: { draft: { number: 1 } } });
  assert.equal(revision.text, formula);
});
