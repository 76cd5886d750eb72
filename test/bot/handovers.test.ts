import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { pressWhispered, whisperedButtons } from '../support/whispered.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const nora = { ...lea, id: 'nora', name: 'Nora' };

/** The scene begins on 23 November 2026 at 10:00 in Paris. Léa is on call this week, then Nora and Aïcha. */
const shifts = ['Léa : 2026-11-22 18:00 – 2026-11-30 08:00', 'Nora, Aïcha : 2026-11-30 08:00 – 2026-12-07 08:00'].join(
  '\n',
);

/** Karim is the steward, he and Léa approve, Aïcha writes. The rota is agreed to. */
async function open(): Promise<BotScene> {
  const scene = await openBotScene({ people: [lea, { ...nora }], settings: { approvers: ['karim', 'lea'] } });
  await scene.people.command('karim', 'publications', 'astreinte');
  await scene.settle();
  await pressWhispered(scene, 'karim', 'changeRota');
  assert.equal((await scene.people.submit('karim', { shifts })).kind, 'taken');
  await scene.settle();
  await scene.press('lea', 'approveRota');
  return scene;
}

async function onCall(scene: BotScene, user = 'aicha'): Promise<string> {
  await scene.people.command(user, 'publications', 'de-garde');
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

/** Somebody asks for a handover, by the form. */
async function asks(
  scene: BotScene,
  values: Readonly<Record<string, string | string[]>>,
  by = 'lea',
): Promise<string | null> {
  await onCall(scene, by);
  await pressWhispered(scene, by, 'handOver');
  const outcome = await scene.people.submit(by, values);
  await scene.settle();
  if (outcome.kind === 'taken') return null;
  const problems = scene.people.formOf(by)?.problems;
  if (problems?.kind !== 'errors') return null;
  return [problems.general, ...Object.values(problems.fields)].join(' ').replaceAll(/[\u00a0\u202f]/g, ' ');
}

const night = { to: ['nora'], begins: '2026-11-25 18:00', ends: '2026-11-26 08:00' };

test('who is on call asks another of the rota, who takes over by one press, and the channel is told', async () => {
  await using scene = await open();
  assert.equal(await asks(scene, { to: ['nora'], begins: '', ends: '2026-11-24 08:00' }), null);
  assert.match(scene.whispers('lea').at(-1) ?? '', /La demande est faite à Nora.*Léa reste d’astreinte/);
  const asking = scene.cardWith('acceptHandover');
  assert.ok(asking.notified.includes('nora'));
  assert.match(
    scene.textOf(asking),
    /Léa vous demande de prendre sa place d’astreinte, lundi 23 novembre à 10 h 00 – mardi 24 novembre à 8 h 00/,
  );
  assert.match(await onCall(scene), /D’astreinte maintenant : Léa/);
  await scene.press('nora', 'acceptHandover');
  assert.match(await onCall(scene), /D’astreinte maintenant : Nora, jusqu’à mardi 24 novembre à 8 h 00/);
  const told = present(
    scene.messages().findLast((one) => /Nora est d’astreinte à la place de Léa/.test(scene.textOf(one))),
  );
  assert.ok(told.notified.includes('lea'));
  assert.match(scene.seen(), /Nora a accepté/);
  await scene.pass(86_400);
  assert.match(await onCall(scene), /D’astreinte maintenant : Léa/);
});

test('nobody else accepts a handover, and a guest or somebody who has gone takes none over', async () => {
  await using scene = await open();
  await asks(scene, night);
  for (const other of ['lea', 'karim', 'aicha', 'sacha']) {
    await scene.press(other, 'acceptHandover');
    assert.match(
      scene.whispers(other).at(-1) ?? '',
      /La demande est faite à Nora|n’est plus membre à part entière/,
      other,
    );
  }
  assert.match(scene.seen(), /Tant que Nora n’a pas accepté, Léa reste d’astreinte/);
  const person = present(scene.people.chat.state.people.find(({ id }) => id === 'nora'));
  Object.assign(person, { kind: 'guest' });
  await scene.press('nora', 'acceptHandover');
  assert.match(scene.whispers('nora').at(-1) ?? '', /Nora n’est plus membre à part entière/);
  Object.assign(person, { kind: 'member' });
  await scene.press('nora', 'acceptHandover');
  assert.match(scene.seen(), /Nora a accepté/);
});

test('who declines changes nothing, and who asked is told', async () => {
  await using scene = await open();
  await asks(scene, night);
  const card = scene.cardWith('acceptHandover');
  await scene.press('nora', 'declineHandover');
  assert.match(scene.seen(), /Nora ne peut pas prendre le relais : Léa reste d’astreinte/);
  await scene.pressOn('nora', card, 'acceptHandover');
  assert.match(scene.whispers('nora').at(-1) ?? '', /Vous avez déjà décliné/);
});

test('it is said before asking that the taker is away, is not on the rota, or has the time already', async () => {
  await using scene = await open();
  await scene.people.command('nora', 'publications', 'absence');
  await scene.people.command('karim', 'publications', 'absence');
  await scene.settle();
  await scene.people.submit('karim', { person: ['nora'], first: '2026-11-26', last: '2026-11-27', deputy: [] });
  await scene.settle();
  assert.match((await asks(scene, night)) ?? '', /Absence notée : Nora, du 26 novembre au 27 novembre/);
  assert.match((await asks(scene, { ...night, to: ['karim'] })) ?? '', /Choisissez une autre personne du tableau/);
  assert.match((await asks(scene, { ...night, to: ['lea'] })) ?? '', /Choisissez une autre personne du tableau/);
  assert.match((await asks(scene, { ...night, to: ['sacha'] })) ?? '', /n’est plus membre à part entière/);
  assert.match(
    (await asks(scene, { ...night, to: ['aicha'], ends: '2026-11-25 17:00' })) ?? '',
    /La fin vient après le début/,
  );
  assert.match((await asks(scene, { ...night, to: ['aicha'], ends: 'bientôt' })) ?? '', /./);
  assert.match(
    (await asks(scene, { ...night, to: ['aicha'], ends: '2026-12-01 08:00' })) ?? '',
    /Léa n’est pas d’astreinte tout ce temps/,
  );
  assert.equal(await asks(scene, { ...night, to: ['aicha'] }), null);
  assert.match((await asks(scene, { ...night, to: ['aicha'] })) ?? '', /C’est déjà demandé/);
  assert.equal(await scene.store.db.rotaHandover.count(), 1);
});

test('a steward asks in the place of somebody on call; others do not', async () => {
  await using scene = await open();
  await onCall(scene, 'karim');
  assert.equal(await asks(scene, { from: ['lea'], ...night }, 'karim'), null);
  assert.match(scene.textOf(scene.cardWith('acceptHandover')), /Karim vous demande de prendre la place de Léa/);
  await scene.press('nora', 'acceptHandover');
  await onCall(scene, 'sacha');
  assert.deepEqual(whisperedButtons(scene, 'sacha'), []);
  await onCall(scene, 'aicha');
  await pressWhispered(scene, 'aicha', 'handOver');
  assert.equal((await scene.people.submit('aicha', night)).kind, 'open', 'she is not on call that night');
});
