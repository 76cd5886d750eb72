import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseAbsence } from '#bot/absences/parse-absence.ts';
import { readCommand } from '#bot/typed-command.ts';
import { readDay } from '#bot/forms/read-day.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const member = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris' } as const;
const lea = { ...member, id: 'lea', name: 'Léa' };

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

/** Karim notes his absence from tomorrow, the 24th, to the 26th, with Léa as his deputy. */
async function karimAway(scene: BotScene, values: Record<string, string | string[]> = {}): Promise<void> {
  await typed(scene, 'karim', 'absence');
  const days = { first: '24/11/2026', last: '26/11/2026', deputy: ['lea'] };
  const outcome = await scene.people.submit('karim', { ...days, ...values });
  assert.equal(outcome.kind, 'taken', JSON.stringify(scene.people.formOf('karim')?.problems));
  await scene.settle();
}

const day = 86_400;

test('an approver on holiday: the deputy is called in their place, approves, and the thread says for whom', async () => {
  await using scene = await openBotScene({ people: [lea], settings: { stewards: ['karim'] } });
  await karimAway(scene);
  assert.match(scene.seen(), /\*Absence notée : Karim, du 24 novembre au 26 novembre\.\* @lea valide à sa place/);
  assert.deepEqual(scene.messages().at(-1)?.notified, ['lea']);
  await scene.pass(day);
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  assert.deepEqual(scene.cardWith('approve').notified, ['lea']);
  assert.match(scene.seen(), /Peut valider : Léa \(en suppléance de Karim\)/);
  await scene.press('lea', 'approve');
  await scene.pass(30);
  assert.match(scene.seen(), /✅ Léa \(en suppléance de Karim\) a validé la version 1/);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('the card says that the sole approver is away, and calls the steward; it changes when the absence begins and ends', async () => {
  await using scene = await openBotScene({ people: [lea], settings: { stewards: ['lea'] } });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  assert.match(await typed(scene, 'karim', 'absence du 24/11/2026 au 26/11'), /C’est noté, sans suppléance/);
  assert.match(scene.seen(), /Peut valider : Karim/, 'not away yet');
  await scene.pass(day);
  await scene.store.runEveryMinute();
  await scene.settle();
  assert.match(
    scene.textOf(scene.cardWith('approve')),
    /Personne ne peut valider pour l’instant : Karim s’absente jusqu’au 26 novembre\.\* Demandez à @lea d’ajouter une autre personne qui valide/u,
  );
  await scene.pass(3 * day);
  await scene.store.runEveryMinute();
  await scene.settle();
  assert.match(scene.seen(), /Peut valider : Karim/);
});

test('an approver who left the channel is not awaited there', async () => {
  await using scene = await openBotScene({ people: [lea], settings: { stewards: ['lea'] } });
  const channel = scene.people.chat.state.channels.find(({ id }) => id === 'publications');
  assert.ok(channel);
  channel.members = channel.members.filter((one) => one !== 'karim');
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  assert.match(scene.seen(), /Personne ne peut valider pour l’instant : Karim n’est plus dans ce canal\./);
  assert.deepEqual(scene.cardWith('approve').notified, ['lea']);
});

test('absences are listed and ended by the same command, and what the form takes wrongly is said at its field', async () => {
  await using scene = await openBotScene({ people: [lea] });
  assert.match(await typed(scene, 'aicha', 'absence'), /Seules les personnes responsables notent l’absence/);
  await typed(scene, 'karim', 'away');
  const tries: readonly [Record<string, string | string[]>, string, RegExp][] = [
    [{ first: 'bientôt' }, 'first', /Écrivez un jour/],
    [{ last: 'lundi 26/11' }, 'last', /Le 26 novembre 2026 est un jeudi/],
    [{ first: '26/11/2026', last: '24/11/2026' }, 'last', /Le dernier jour précède le premier/],
    [{ person: ['karim', 'lea'] }, 'person', /une seule personne/],
    [{ deputy: ['sacha'] }, 'deputy', /ni invité ni automate/],
    [{ deputy: ['karim'] }, 'deputy', /se suppléer soi-même/],
  ];
  for (const [values, field, sentence] of tries) {
    await scene.people.submit('karim', { first: '24/11/2026', last: '26/11/2026', person: ['karim'], ...values });
    const problems = scene.people.formOf('karim')?.problems;
    assert.ok(problems?.kind === 'errors', sentence.source);
    assert.match(problems.fields[field] ?? '', sentence);
  }
  await scene.people.submit('karim', { first: '24/11', last: '26/11', person: ['karim'], deputy: ['lea'] });
  await scene.settle();
  assert.match(
    await typed(scene, 'aicha', 'absences liste'),
    /\*Absence n° 1\* Karim, du 24 novembre au 26 novembre · suppléance : Léa/,
  );
  assert.match(await typed(scene, 'lea', 'absence fin 1'), /Seules les personnes responsables/);
  assert.match(await typed(scene, 'karim', 'absence fin'), /L’absence est terminée/);
  assert.match(scene.seen(), /Fin de l’absence : Karim, .*\.\* Léa ne valide plus à sa place/);
  assert.match(await typed(scene, 'karim', 'absence fin 1'), /Il n’y a pas cette absence/);
  assert.match(await typed(scene, 'karim', 'absence liste'), /Aucune absence notée/);
});

test('a setup by which nothing could ever be approved is refused: one approver who alone can write, two of two who do', async () => {
  await using scene = await openBotScene();
  const channel = scene.people.chat.state.channels.find(({ id }) => id === 'publications');
  assert.ok(channel);
  channel.members = ['karim', 'sacha', 'tambour'];
  await typed(scene, 'karim', 'réglages');
  const right = { approversFrom: 'people', approvers: ['karim'], stewards: ['karim'], number: '1', name: 'Valmont' };
  const refused = async (values: Record<string, string | string[]>, field: string): Promise<void> => {
    await scene.people.submit('karim', { ...right, ...values });
    const problems = scene.people.formOf('karim')?.problems;
    assert.ok(problems?.kind === 'errors', JSON.stringify(values));
    assert.match(problems.fields[field] ?? '', /personne ne pourrait valider/);
  };
  await refused({}, 'approvers');
  await refused({ approvers: ['sacha'] }, 'approvers');
  await refused({ approversFrom: 'channel' }, 'approversFrom');
  await refused({ approvers: ['karim', 'aicha'], stewards: ['aicha'], number: '2' }, 'approvers');
  channel.members = ['karim', 'aicha', 'sacha', 'tambour'];
  const outcome = await scene.people.submit('karim', right);
  assert.equal(outcome.kind, 'taken');
});

function wishOf(text: string): unknown {
  const command = readCommand(text);
  return command.name === 'absence' ? parseAbsence(command.rest) : command;
}

test('the command is understood as people type it, and days without a year are the next ones', () => {
  for (const text of ['away', 'Absence', 'ABSENT']) assert.deepEqual(wishOf(text), { kind: 'form' }, text);
  for (const text of ['away list', 'absences liste']) assert.deepEqual(wishOf(text), { kind: 'list' }, text);
  assert.deepEqual(wishOf('absence fin n° 3'), { kind: 'end', number: 3 });
  assert.deepEqual(wishOf('away end'), { kind: 'end', number: null });
  const range = { kind: 'days', first: '24/12/2026', last: '2/1/2027' };
  for (const text of [
    'absence du 24/12/2026 au 2/1/2027',
    'away from 24/12/2026 to 2/1/2027',
    'absence 24/12/2026 2/1/2027',
  ]) {
    assert.deepEqual(wishOf(text), range, text);
  }
  assert.deepEqual(wishOf('away 24/12'), { kind: 'days', first: '24/12', last: '24/12' });
  assert.deepEqual(wishOf('absence demain'), { kind: 'days', first: 'demain', last: 'demain' });
  assert.deepEqual(wishOf('absence du lundi 24 décembre au 2 janvier'), {
    kind: 'days',
    first: 'lundi 24 décembre',
    last: '2 janvier',
  });
  assert.deepEqual(wishOf('absence fin demain'), { kind: 'unclear' });
  const now = new Date('2026-11-23T23:30:00Z');
  const read = (text: string): string => {
    const day = readDay(text, { timeZone: 'Europe/Paris', language: 'fr', now });
    return day.kind === 'day' ? day.day : day.kind;
  };
  const days = [
    ['24/11', '2026-11-24'],
    ['23.11', '2026-11-23'],
    // Two days ago, or in a year less two days: nobody can tell.
    ['22/11', 'past'],
    ['2/1', '2027-01-02'],
    ['31.12.26', '2026-12-31'],
    ['2026-12-01', '2026-12-01'],
    ['demain', '2026-11-25'],
    ['lundi', '2026-11-30'],
    ['le 2 janvier', '2027-01-02'],
    ['mardi', 'unsure'],
    ['lundi prochain', 'unsure'],
    ['lundi 24 décembre', 'wrongWeekday'],
    ...['', '31/11', '2026-13-01', 'karim', '1/1/1', '1/1 2/1 3/1', 'demain si possible'].map((text) => [
      text,
      'unread',
    ]),
  ] as const;
  for (const [text = '', day] of days) assert.equal(read(text), day, text);
});
