import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keepTemplate, type KeepTemplateOutcome, type TemplateToKeep } from '#drafts/keep-template.ts';
import { removeTemplate } from '#drafts/remove-template.ts';
import { MAX_TEMPLATES, readTemplates, templateKey } from '#drafts/template.ts';

import { openTestStore, type TestStore } from '../support/store.ts';
import { testClock } from '../support/test-clock.ts';
import { aContent, aPicture, codesIn, foundIn } from './builders.ts';
import { openDesk } from './desk-in-store.ts';

async function keep(
  store: TestStore,
  deskId: string,
  name: string,
  changes: TemplateToKeep['changes'] = null,
): Promise<KeepTemplateOutcome['kind']> {
  const content = aContent({ text: `Le guichet ferme le ___. ${name}` });
  return (await store.write((work) => keepTemplate(work, { deskId, name, content, by: 'amina', changes }))).kind;
}

test('a desk keeps 20 templates and no more, also when many are kept at once; another desk’s do not count', async () => {
  await using store = await openTestStore();
  const [desk, other] = [await openDesk(store), await openDesk(store, 'c2')];
  const names = Array.from({ length: 23 }, (_, index) => `Modèle ${index}`);
  const outcomes = await Promise.all(names.map((name) => keep(store, desk.id, name)));
  assert.equal(outcomes.filter((kind) => kind === 'kept').length, MAX_TEMPLATES);
  assert.equal(outcomes.filter((kind) => kind === 'full').length, 3);
  assert.equal(await keep(store, other.id, 'Modèle 1'), 'kept');
  const [first] = await readTemplates(store.db, desk.id);
  assert.ok(first !== undefined);
  assert.equal(await keep(store, desk.id, 'Renommé', first), 'kept', 'a full desk still changes what it has');
  assert.equal((await readTemplates(store.db, desk.id)).length, MAX_TEMPLATES);
});

test('a name is the desk’s only one, whatever its accents and case; two who change at once do not undo one another', async () => {
  const clock = testClock();
  await using store = await openTestStore({ clock });
  const { id: deskId } = await openDesk(store);
  const outcomes = await Promise.all([keep(store, deskId, 'Alerte été'), keep(store, deskId, 'ALERTE  ETE !')]);
  assert.deepEqual(outcomes.toSorted(), ['kept', 'nameTaken']);
  const [seen] = await readTemplates(store.db, deskId);
  assert.ok(seen !== undefined);
  clock.advance(1000);
  assert.equal(await keep(store, deskId, 'Alerte', seen), 'kept');
  assert.equal(await keep(store, deskId, 'Alerte rouge', seen), 'stale');
  const [now] = await readTemplates(store.db, deskId);
  assert.ok(now?.name === 'Alerte');
  for (const [as, kind] of [
    [seen, 'stale'],
    [now, 'removed'],
    [now, 'gone'],
  ] as const)
    assert.equal((await store.write((work) => removeTemplate(work, as, 'amina'))).kind, kind);
  assert.equal(await keep(store, deskId, 'Alerte', seen), 'stale');
  const entries = await store.db.journalEntry.findMany({
    where: { kind: { startsWith: 'template.' } },
    orderBy: { seq: 'asc' },
  });
  assert.deepEqual(
    entries.map(({ kind, actor }) => [kind, actor]),
    [
      ['template.kept', 'amina'],
      ['template.changed', 'amina'],
      ['template.removed', 'amina'],
    ],
  );
});

test('a name’s key leaves out accents, case and signs', () => {
  assert.equal(templateKey('  L’Été : œuvres '), 'l ete oeuvres');
  assert.equal(templateKey('—!'), '');
});

test('a blank that is left blocks, wherever it would go out; an account’s name with low lines does not', () => {
  const places = [
    { text: 'Le guichet ferme le ___.' },
    { text: 'À ___h' },
    { text: 'Le guichet ferme le ____ à 18 h.' },
    { contentWarning: 'Travaux rue ___' },
    { media: [aPicture({ alt: 'Le guichet de ___, porte ouverte' })] },
  ];
  for (const content of places) {
    const blanks = foundIn(content).filter(({ code }) => code === 'BLANK_LEFT');
    assert.deepEqual(
      blanks.map(({ level }) => level),
      ['blocks'],
      JSON.stringify(content),
    );
  }
  const fine = ['Deux __ signes', '@foo___bar le dit', '@___ville', 'https://info.example.org/a___b', 'un_mot_tel'];
  for (const text of fine) assert.ok(!codesIn(text).includes('BLANK_LEFT:blocks'), text);
});
