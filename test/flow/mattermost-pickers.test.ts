import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';

import { type DrawnField, drawnDialog } from '../support/mattermost-client/drawn-dialog.ts';
import { type MattermostScene, openMattermostScene } from '../support/mattermost-scene.ts';
import { readMarkdown } from '../support/mattermost-text.ts';
import { present } from '../support/publishing-scene.ts';
import { setUpDesk } from '../support/team-in-chat.ts';

const names = ['odile', 'aicha', 'karim', 'lea', 'noor'];

async function withDesk(language: 'fr' | 'en' = 'en'): Promise<MattermostScene> {
  await using opening = new AsyncDisposableStack();
  const scene = await openMattermostScene({
    language,
    people: [
      { name: 'odile', firstName: 'Odile', kind: 'admin', locale: language },
      { name: 'aicha', firstName: 'Aïcha', locale: language },
      { name: 'karim', firstName: 'Karim', locale: language },
      // A name that people choose for themselves is no markup.
      { name: 'lea', firstName: '**Léa** @all', locale: language },
      { name: 'noor', firstName: 'Karim', locale: language },
    ],
  });
  opening.use(scene);
  await setUpDesk(scene, scene);
  opening.move();
  return scene;
}

/** Reads the approvers and the stewards of the desk. */
async function rightsIn({ store, id }: MattermostScene): Promise<readonly (readonly string[])[]> {
  const { id: desk } = await store.db.desk.findFirstOrThrow();
  const { approvers, stewards } = present(await readDesk(store.db, { id: desk }, store.clock.now()));
  const nameOf = new Map(names.map((name) => [id(name), name]));
  return [approvers, stewards].map((ids) => ids.map((one) => nameOf.get(one) ?? one).toSorted());
}

/** The picker of that name, and what stands below it. */
function pickerIn(
  { mattermost, id }: MattermostScene,
  user: string,
  name: string,
): readonly [DrawnField, DrawnField | undefined] {
  const { fields } = drawnDialog(present(mattermost.dialogOf(id(user))).dialog, mattermost.client);
  const at = fields.findIndex((field) => field.name === name);
  return [present(fields[at]), fields[at + 1]];
}

/** Returns the help of a field as it is read. */
function helpOf({ help }: DrawnField): string {
  const { text, kinds } = readMarkdown(help);
  // A mention of everybody stands as code, which calls nobody; anything else is the text that it was.
  assert.ok(
    [...kinds].every((kind) => kind === 'codespan'),
    help,
  );
  return text;
}

test('who opens the first setup is a steward by saving, and is told who may do what', async () => {
  await using scene = await withDesk();
  assert.deepEqual(await rightsIn(scene), [['karim'], ['odile']]);
  const [said] = await scene.whispers('odile');
  assert.match(
    said ?? '',
    /The desk “Valmont” is ready\..*\nAdded to the approvers: Karim\nAdded to the stewards: Odile/s,
  );
});

test('a picker that is left alone leaves everybody as they were, and nobody is said to have changed', async () => {
  await using scene = await withDesk();
  await scene.command('odile', 'setup');
  await scene.submit('odile', { name: 'Valmont, mairie' });
  assert.deepEqual(await rightsIn(scene), [['karim'], ['odile']]);
  assert.equal(
    (await scene.whispers('odile')).at(-1),
    'The settings of “Valmont, mairie” are saved.\n' +
      '⚠ Only one person can approve here. While they are away, or write themselves, nothing goes out.',
  );
});

test('who is chosen comes in addition: nobody loses a right by it, and the answer says who was added', async () => {
  await using scene = await withDesk();
  await scene.command('odile', 'setup');
  await scene.submit('odile', { approvers: [scene.id('lea')], stewards: [scene.id('karim')] });
  assert.deepEqual(await rightsIn(scene), [
    ['karim', 'lea'],
    ['karim', 'odile'],
  ]);
  const said = (await scene.whispers('odile')).at(-1) ?? '';
  assert.match(said, /are saved\.\nAdded to the approvers: \*\*Léa\*\* @all\nAdded to the stewards: Karim$/);
});

test('taking somebody out is a choice of its own, below, and the answer says who lost a right', async () => {
  await using scene = await withDesk();
  await scene.command('odile', 'setup');
  await scene.submit('odile', { approvers: [scene.id('lea'), scene.id('noor')] });
  await scene.command('odile', 'setup');
  const [, below] = pickerIn(scene, 'odile', 'approvers');
  assert.equal(below?.label, 'Remove');
  assert.deepEqual([below.start, below.isRequired], [[], false]);
  assert.deepEqual(
    below.options.map(({ text }) => text),
    // Two people of one name are told apart.
    ['**Léa** @all', 'Karim (karim)', 'Karim (noor)'],
  );
  const noor = present(below.options.find(({ text }) => text === 'Karim (noor)')).value;
  await scene.submit('odile', { [below.name]: [noor] });
  assert.deepEqual(await rightsIn(scene), [['karim', 'lea'], ['odile']]);
  assert.match((await scene.whispers('odile')).at(-1) ?? '', /are saved\.\nTaken out of the approvers: Karim$/);
});

for (const [language, approvers, stewards] of [
  [
    'en',
    'Already: **Léa** @all, Karim. Choose whom to add.',
    'May change these settings. · Already: Odile. Choose whom to add.',
  ],
  [
    'fr',
    'Déjà : **Léa** @all, Karim. Choisissez qui ajouter.',
    'Peuvent changer ces réglages. · Déjà : Odile. Choisissez qui ajouter.',
  ],
] as const)
  test(`who is there already is named at the picker (${language})`, async () => {
    await using scene = await withDesk(language);
    await scene.command('odile', 'setup');
    await scene.submit('odile', { approvers: [scene.id('lea')] });
    await scene.command('odile', 'setup');
    const [picker] = pickerIn(scene, 'odile', 'approvers');
    assert.deepEqual([picker.start, picker.isRequired], [[], false]);
    assert.equal(helpOf(picker), approvers);
    const [other] = pickerIn(scene, 'odile', 'stewards');
    assert.equal(other.isRequired, false);
    assert.equal(helpOf(other), stewards);
  });

test('an absence is of whoever notes it, unless somebody else is chosen in their place', async () => {
  await using scene = await withDesk();
  await scene.command('odile', 'setup');
  await scene.submit('odile', { stewards: [scene.id('karim')] });
  const absences = async (): Promise<readonly string[]> => {
    const rows = await scene.store.db.absence.findMany({ orderBy: { number: 'asc' } });
    return rows.map(({ person }) => names.find((name) => scene.id(name) === person) ?? person);
  };
  await scene.command('karim', 'away');
  const [picker, below] = pickerIn(scene, 'karim', 'person');
  assert.deepEqual([picker.start, helpOf(picker)], [[], 'If you choose nobody: Karim.']);
  assert.equal(below?.name, 'first');
  await scene.submit('karim', {});
  assert.deepEqual(await absences(), ['karim']);
  await scene.command('odile', 'setup');
  await scene.submit('odile', { approvers: [scene.id('lea')] });
  await scene.command('odile', 'away');
  await scene.submit('odile', { person: scene.id('lea'), deputy: scene.id('aicha') });
  assert.deepEqual(await absences(), ['karim', 'lea']);
});
