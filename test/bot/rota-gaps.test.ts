import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { pressWhispered } from '../support/whispered.ts';

const lea = { id: 'lea', name: 'Léa', part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const nora = { ...lea, id: 'nora', name: 'Nora' };

const hour = 3600;
/** The scene begins on 23 November 2026 at 10:00 in Paris. Nobody is on call in the night of the 25th. */
const shifts = [
  'Léa : 2026-11-22 18:00 – 2026-11-25 20:00',
  'Nora : 2026-11-26 08:00 – 2026-11-29 08:00',
  'Léa : 2026-11-28 18:00 – 2026-11-29 08:00',
].join('\n');

/** Karim is the steward, he and Léa approve. The rota is agreed to. */
async function open(text = shifts): Promise<BotScene> {
  const scene = await openBotScene({ people: [lea, { ...nora }], settings: { approvers: ['karim', 'lea'] } });
  await plan(scene, text);
  return scene;
}

async function plan(scene: BotScene, text: string): Promise<void> {
  await scene.people.command('karim', 'publications', 'astreinte');
  await scene.settle();
  await pressWhispered(scene, 'karim', 'changeRota');
  assert.equal((await scene.people.submit('karim', { shifts: text })).kind, 'taken');
  await scene.settle();
  await scene.press('lea', 'approveRota');
}

/** What the stewards were told, from that moment on. */
async function notifiedAt(scene: BotScene, at: string): Promise<readonly string[]> {
  const before = scene.messages().length;
  scene.clock.advance(new Date(at).getTime() - scene.clock.now().getTime());
  for (const _ of [1, 2]) {
    await scene.store.runEveryMinute();
    await scene.settle();
  }
  const told = scene.messages().slice(before);
  for (const one of told) assert.ok(one.notified.includes('karim'), scene.textOf(one));
  return told.map((one) => scene.textOf(one).split('\n').at(-1) ?? '');
}

async function away(scene: BotScene, first: string, last: string): Promise<void> {
  await scene.people.command('karim', 'publications', 'absence');
  await scene.settle();
  await scene.people.submit('karim', { person: ['nora'], first, last, deputy: [] });
  await scene.settle();
}

test('a gap is told once, from nine o’clock of the day before, and so is the end of the rota', async () => {
  await using scene = await open();
  assert.deepEqual(await notifiedAt(scene, '2026-11-24T07:59:00Z'), []);
  const [gap, ...more] = await notifiedAt(scene, '2026-11-24T08:00:00Z');
  assert.match(
    gap ?? '',
    /Personne n’est d’astreinte de mercredi 25 novembre à 20 h 00 à jeudi 26 novembre à 8 h 00\. Complétez-le avec \/tambour astreinte/,
  );
  assert.deepEqual(more, []);
  assert.deepEqual(await notifiedAt(scene, '2026-11-28T07:59:00Z'), []);
  assert.match(
    (await notifiedAt(scene, '2026-11-28T08:00:00Z')).join('\n'),
    /à partir de dimanche 29 novembre à 8 h 00 : le tableau s’arrête là/,
  );
  assert.deepEqual(await notifiedAt(scene, '2026-12-03T08:00:00Z'), []);
});

test('a gap is told by the clocks of the desk over the night in which an hour comes twice', async () => {
  await using scene = await open();
  scene.clock.advance(330 * 86_400_000);
  await plan(
    scene,
    'Léa : 2027-10-20 08:00 – 2027-10-31 02:30 +02:00\nNora : 2027-10-31 02:30 +01:00 – 2027-11-05 08:00',
  );
  assert.deepEqual(await notifiedAt(scene, '2027-10-30T06:59:00Z'), []);
  assert.match(
    (await notifiedAt(scene, '2027-10-30T07:00:00Z')).join('\n'),
    /de dimanche 31 octobre à 2 h 30 \(\+02:00\) à dimanche 31 octobre à 2 h 30 \(\+01:00\)/,
  );
});

test('a gap that an absence makes is told at once, with whose turn it would be; where another is on call it is none', async () => {
  await using scene = await open();
  await away(scene, '2026-11-27', '2026-11-29');
  assert.deepEqual(await notifiedAt(scene, '2026-11-23T10:00:00Z'), [], 'it is days away');
  await notifiedAt(scene, '2026-11-24T09:00:00Z');
  const told = await notifiedAt(scene, '2026-11-26T08:00:00Z');
  assert.equal(told.length, 1);
  assert.match(
    told[0] ?? '',
    /de vendredi 27 novembre à 0 h 00 à samedi 28 novembre à 18 h 00\. Ce serait le tour de Nora/,
  );
  assert.match(told[0] ?? '', /Faites passer le relais/);
});

test('somebody of the rota who leaves, is deactivated or becomes a guest is told once, and their turn becomes a gap', async () => {
  for (const change of ['inactive', 'guest'] as const) {
    await using scene = await open();
    Object.assign(present(scene.people.chat.state.people.find(({ id }) => id === 'nora')), { kind: change });
    const told = await notifiedAt(scene, '2026-11-25T09:00:00Z');
    assert.equal(told.length, 2, told.join('\n'));
    assert.match(
      told[0] ?? '',
      change === 'inactive'
        ? /Nora figure au tableau d’astreinte, et n’est plus dans cette messagerie/
        : /n’est plus membre à part entière/,
    );
    assert.match(told[1] ?? '', /de mercredi 25 novembre à 20 h 00 à samedi 28 novembre à 18 h 00/);
    assert.deepEqual(await notifiedAt(scene, '2026-11-26T09:00:00Z'), []);
  }
});

test('nobody is taken for gone while the chat does not answer', async () => {
  await using scene = await open();
  scene.people.cutOff(true);
  scene.clock.advance(hour * 1000);
  await scene.store.runEveryMinute();
  scene.people.cutOff(false);
  await scene.settle();
  assert.deepEqual((await scene.store.db.request.findFirstOrThrow()).notified, []);
});

test('gaps of a rota that was replaced, or was changed in the database, are not told', async () => {
  await using scene = await open();
  await plan(scene, 'Léa : 2026-11-22 18:00 – 2026-12-20 20:00');
  assert.deepEqual(await notifiedAt(scene, '2026-11-24T08:00:00Z'), []);
});

test('a handover that nobody answered in its time is over on its message', async () => {
  await using scene = await open();
  await scene.people.command('lea', 'publications', 'de-garde');
  await scene.settle();
  await pressWhispered(scene, 'lea', 'handOver');
  await scene.people.submit('lea', { to: ['nora'], begins: '', ends: '2026-11-23 20:00' });
  await scene.settle();
  const direct = scene.whispers('nora').at(-1) ?? '';
  assert.match(direct, /Léa vous demande de prendre sa place d’astreinte/);
  assert.match(direct, /Répondre dans le canal/);
  assert.deepEqual(await notifiedAt(scene, '2026-11-23T19:00:00Z'), []);
  assert.match(scene.seen(), /C’est fini : le moment est passé/);
});
