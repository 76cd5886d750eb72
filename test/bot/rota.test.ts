import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, type BotSceneOptions, openBotScene } from '../support/bot-scene.ts';
import { changeTerms } from '../support/change-terms.ts';
import { present } from '../support/publishing-scene.ts';
import { pressWhispered, whisperedButtons } from '../support/whispered.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const nora = { ...lea, id: 'nora', name: 'Nora' };
const gone = { ...lea, id: 'gone', name: 'Hugo', kind: 'inactive' } as const;

const day = 86_400;
/** The scene begins on 23 November 2026 at 10:00 in Paris. */
const shifts = ['Léa : 2026-11-23 18:00 – 2026-11-30 08:00', 'Nora, Aïcha : 30/11/2026 18:00 – 07/12/2026 08:00'].join(
  '\n',
);

/** Karim is the steward, he and Léa approve, Aïcha writes, Nora is in the chat, Sacha is a guest. */
function open(options: BotSceneOptions = {}): Promise<BotScene> {
  return openBotScene({ people: [lea, nora, gone], settings: { approvers: ['karim', 'lea'] }, ...options });
}

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

async function planned(scene: BotScene, values: Readonly<Record<string, string>> = {}, by = 'karim'): Promise<void> {
  await typed(scene, by, 'astreinte');
  await pressWhispered(scene, by, 'changeRota');
  const outcome = await scene.people.submit(by, { shifts, ...values });
  assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf(by)?.problems));
  await scene.settle();
}

async function agreed(scene: BotScene, values: Readonly<Record<string, string>> = {}): Promise<void> {
  await planned(scene, values);
  await scene.press('lea', 'approveRota');
}

/** What is said at a field of the form that somebody filled in. */
async function problem(scene: BotScene, values: Readonly<Record<string, string>>, field = 'shifts'): Promise<string> {
  await scene.people.submit('karim', { shifts, ...values });
  const problems = scene.people.formOf('karim')?.problems;
  assert.ok(problems?.kind === 'errors', JSON.stringify(values));
  return (problems.fields[field] ?? problems.general ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
}

test('a rota is shown with its gaps and its end, and counts once somebody else has agreed to it', async () => {
  await using scene = await open();
  await planned(scene, { terminal: 'ops = Léa' });
  const card = scene.textOf(scene.cardWith('approveRota'));
  for (const said of [
    /Karim demande l’accord pour ce tableau d’astreinte/,
    /Léa : lundi 23 novembre à 18 h 00 – lundi 30 novembre à 8 h 00/,
    /Nora, Aïcha : lundi 30 novembre à 18 h 00 – lundi 7 décembre à 8 h 00/,
    /Personne n’est d’astreinte :.*de l’accord jusqu’à lundi 23 novembre à 18 h 00.*lundi 30 novembre à 8 h 00 – lundi 30 novembre à 18 h 00/s,
    /Après lundi 7 décembre à 8 h 00, personne n’est d’astreinte/,
    /Dans le terminal, « ops » est Léa/,
    /Il manque 1 validation\. D’ici là, rien ne change/,
  ])
    assert.match(card, said);
  assert.match(await typed(scene, 'aicha', 'de-garde'), /Aucun tableau n’a été accordé/);
  await scene.press('karim', 'approveRota');
  assert.match(scene.whispers('karim').at(-1) ?? '', /La demande vient de vous/);
  await scene.press('aicha', 'approveRota');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /valide/);
  await scene.press('lea', 'approveRota');
  assert.match(scene.seen(), /Accordé par Léa\. Il vaut désormais/);
  assert.match(
    await typed(scene, 'aicha', 'de-garde'),
    /Personne n’est d’astreinte maintenant\. .*Ensuite : Léa, à partir de lundi 23 novembre à 18 h 00/s,
  );
  await scene.pass(day);
  assert.match(
    await typed(scene, 'aicha', 'de-garde'),
    /D’astreinte maintenant : Léa, jusqu’à lundi 30 novembre à 8 h 00\. .*Ensuite : Nora, Aïcha, à partir de lundi 30 novembre à 18 h 00/s,
  );
});

test('a rota is refused, or taken back by a steward, and then nobody can agree to it', async () => {
  await using scene = await open();
  await planned(scene);
  const first = scene.cardWith('approveRota');
  await scene.press('aicha', 'cancelRota');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Seules les personnes responsables/);
  await scene.press('karim', 'cancelRota');
  assert.match(scene.seen(), /La demande a été retirée : rien ne change/);
  await scene.pressOn('lea', first, 'approveRota');
  assert.match(scene.whispers('lea').at(-1) ?? '', /Il n’y a plus rien à décider ici/);
  await planned(scene);
  await scene.press('lea', 'refuseRota');
  assert.match(scene.seen(), /Refusé par Léa : rien ne change/);
  assert.match(await typed(scene, 'aicha', 'astreinte'), /Aucun tableau n’a été accordé/);
});

test('only who may set up plans a rota; everybody of the channel sees it', async () => {
  await using scene = await open();
  await agreed(scene);
  const said = await typed(scene, 'aicha', 'astreinte');
  assert.match(said, /Léa : lundi 23 novembre/);
  assert.deepEqual(whisperedButtons(scene, 'aicha'), []);
});

test('a line that cannot be a shift is refused with its number and its reason', async () => {
  await using scene = await open();
  await typed(scene, 'karim', 'astreinte');
  await pressWhispered(scene, 'karim', 'changeRota');
  const bad: readonly (readonly [string, RegExp])[] = [
    ['Léa', /Ligne 1 : écrivez-la ainsi/],
    ['Léa : 2026-11-30 18:00', /Ligne 1 : écrivez-la ainsi/],
    [`${shifts}\n\nZoé : 2026-12-07 08:00 – 2026-12-08 08:00`, /Ligne 4 : « Zoé » ne désigne pas clairement/],
    ['Sacha : 2026-11-30 18:00 – 2026-12-07 08:00', /Ligne 1 : Sacha est une personne invitée/],
    ['Hugo : 2026-11-30 18:00 – 2026-12-07 08:00', /Ligne 1 : « Hugo » ne désigne pas clairement/],
    ['Tambour : 2026-11-30 18:00 – 2026-12-07 08:00', /Ligne 1 : « Tambour » ne désigne pas clairement/],
    ['Léa : 2026-12-07 08:00 – 2026-11-30 18:00', /Ligne 1 : l’astreinte finit avant de commencer/],
    ['Léa : 2026-11-30 18:00 – 2026-11-30 18:00', /Ligne 1 : l’astreinte finit avant de commencer/],
    ['Léa : 2026-11-01 18:00 – 2026-11-02 18:00', /Ligne 1 : cette astreinte est finie/],
    [`${shifts}\nLéa : 2026-11-29 18:00 – 2026-11-30 18:00`, /Ligne 3 : .*à la ligne 1/],
    ['Léa, Léa : 2026-11-29 18:00 – 2026-11-30 18:00', /Ligne 1 : .*à la ligne 1/],
    ['Léa : bientôt – 2026-11-30 18:00', /Ligne 1 : /],
  ];
  for (const [text, said] of bad) assert.match(await problem(scene, { shifts: text }), said, text);
  for (const [text, said] of [
    ['ops Léa', /Ligne 1 : écrivez-la ainsi/],
    ['ops = Zoé', /Ligne 1 : « Zoé »/],
    ['ops = Karim', /« ops » doit désigner une seule personne de ce tableau/],
    ['ops = Léa\nops = Nora', /« ops » doit désigner une seule personne de ce tableau/],
    ['o"ps = Léa', /Ligne 1 : écrivez-la ainsi/],
  ] as const) {
    assert.match(await problem(scene, { terminal: text }, 'terminal'), said, text);
  }
  assert.equal(await scene.store.db.request.count(), 0);
});

test('shifts are by the clocks of the desk, also over the hour that comes twice', async () => {
  await using scene = await open();
  await scene.pass(300 * day);
  await typed(scene, 'karim', 'astreinte');
  await pressWhispered(scene, 'karim', 'changeRota');
  const twice = 'Léa : 2027-10-30 18:00 – 2027-10-31 02:30';
  assert.match(await problem(scene, { shifts: twice }), /Ligne 1 : .*\+02:00.*\+01:00/);
  const both = `${twice} +01:00\nNora : 2027-10-31 02:30 +01:00 – 2027-10-31 08:00`;
  assert.equal((await scene.people.submit('karim', { shifts: both })).kind, 'taken');
  await scene.settle();
  assert.match(
    scene.textOf(scene.cardWith('approveRota')),
    /Léa : samedi 30 octobre à 18 h 00 – dimanche 31 octobre à 2 h 30 \(\+01:00\)/,
  );
  const { terms } = await scene.store.db.request.findFirstOrThrow();
  assert.partialDeepStrictEqual(terms, {
    shifts: [
      { person: 'lea', toAt: '2027-10-31T01:30:00.000Z' },
      { person: 'nora', fromAt: '2027-10-31T01:30:00.000Z' },
    ],
  });
  await scene.press('lea', 'approveRota');
  await typed(scene, 'karim', 'astreinte');
  await pressWhispered(scene, 'karim', 'changeRota');
  const field = present(scene.people.formOf('karim')).form.fields.find(({ id }) => id === 'shifts');
  assert.ok(field?.kind === 'textarea');
  assert.equal(field.initial, both.replace('Léa :', 'Léa:').replace('Nora :', 'Nora:'));
});

test('the form begins from the rota that counts, without what is over, and the same again is none', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.pass(day);
  await typed(scene, 'karim', 'astreinte');
  await pressWhispered(scene, 'karim', 'changeRota');
  const field = present(scene.people.formOf('karim')).form.fields.find(({ id }) => id === 'shifts');
  assert.ok(field?.kind === 'textarea');
  assert.equal(
    field.initial,
    'Léa: 2026-11-23 18:00 – 2026-11-30 08:00\nNora, Aïcha: 2026-11-30 18:00 – 2026-12-07 08:00',
  );
  await scene.people.submit('karim', { shifts: field.initial });
  const problems = scene.people.formOf('karim')?.problems;
  assert.ok(problems?.kind === 'errors');
  assert.match(problems.general ?? '', /C’est déjà le tableau en vigueur/);
});

test('a rota of one person says what that means, and gives nobody to hand over to', async () => {
  await using scene = await open();
  await agreed(scene, { shifts: 'Léa : 2026-11-23 08:00 – 2026-11-30 08:00' });
  assert.match(scene.seen(), /Seul le nom de Léa y figure : personne ne peut prendre le relais/);
  await typed(scene, 'lea', 'de-garde');
  assert.deepEqual(whisperedButtons(scene, 'lea'), []);
});

test('a rota that was changed in the database puts nobody on call, and says so', async () => {
  await using scene = await open();
  await agreed(scene);
  await scene.pass(day);
  await changeTerms(scene.store, 'rota', {
    shifts: [{ person: 'sacha', fromAt: '2026-11-23T17:00:00.000Z', toAt: '2026-11-30T07:00:00.000Z' }],
  });
  assert.match(await typed(scene, 'aicha', 'de-garde'), /changé dans la base de données après l’accord/);
  assert.match(await typed(scene, 'aicha', 'astreinte'), /changé dans la base de données après l’accord/);
});
