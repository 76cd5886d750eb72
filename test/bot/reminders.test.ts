import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parseHours } from '#bot/hours/parse-hours.ts';
import { folded, readCommand } from '#bot/typed-command.ts';
import { enqueueNudges } from '#reminders/start-reminders.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const hour = 3_600;
const day = 24 * hour;
const lea = { part: null, kind: 'member', language: 'fr', timeZone: 'Europe/Paris', id: 'lea', name: 'Léa' } as const;

/** Lets time pass, and Tambour look at its end what is to be said. */
async function after(scene: BotScene, seconds: number): Promise<void> {
  await scene.pass(seconds);
  await enqueueNudges(scene.store);
  await scene.settle();
}

/** The messages that call somebody, as the last of them. */
function lastText(scene: BotScene): string {
  const last = scene.messages().at(-1);
  assert.ok(last);
  return scene.textOf(last);
}

async function typed(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

test('a draft that nobody answers: its approver is called once in the thread, and an hour before its time again', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.', { at: '2026-11-24 12:00' });
  await scene.press('aicha', 'ask');
  await after(scene, 4 * hour);
  assert.match(
    lastText(scene),
    /in thread\n.*\n⏰ Rappel : la version 1 attend une validation depuis lundi 23 novembre à 10 h 00\./,
  );
  assert.deepEqual(scene.messages().at(-1)?.notified, ['karim']);
  const count = scene.messages().length;
  await after(scene, hour);
  assert.equal(scene.messages().length, count, 'once');
  await after(scene, 20 * hour);
  assert.match(lastText(scene), /⏰ Départ prévu à 12 h 00, et la validation manque\. Sans elle, rien ne part\./);
  assert.deepEqual(scene.messages().at(-1)?.notified, ['karim']);
});

test('an hour before, the author is called where nobody was asked, or where changes were asked for', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.', { at: '2026-11-23 14:00' });
  await after(scene, 3 * hour);
  assert.match(lastText(scene), /Départ prévu à 14 h 00, et la validation n’est pas demandée/);
  assert.deepEqual(scene.messages().at(-1)?.notified, ['aicha']);
  await scene.draft('La piscine est chauffée.', { at: '2026-11-23 16:00' });
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'requestChanges');
  await scene.people.submit('karim', { text: 'Plus court.' });
  await after(scene, 2 * hour);
  assert.match(lastText(scene), /Départ prévu à 16 h 00, et une modification est demandée/);
});

test('the reminder calls the deputy of who is away, and says where nobody could approve and whom to ask', async () => {
  await using scene = await openBotScene({ people: [lea], settings: { stewards: ['lea'] } });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await typed(scene, 'karim', 'absence 23/11/2026 24/11/2026');
  await after(scene, 4 * hour);
  assert.match(
    lastText(scene),
    /⏰ Rappel.*\n\*Personne ne peut valider pour l’instant : Karim s’absente jusqu’au 24 novembre\.\* Demandez à @lea/,
  );
  assert.deepEqual(scene.messages().at(-1)?.notified, ['lea']);

  await using other = await openBotScene({ people: [lea] });
  await other.draft('La mairie ouvre à 9 h lundi.');
  await other.press('aicha', 'ask');
  await typed(other, 'karim', 'absence');
  await other.people.submit('karim', { first: '23/11', last: '24/11', deputy: ['lea'] });
  await after(other, 4 * hour);
  assert.deepEqual(other.messages().at(-1)?.notified, ['lea']);
});

test('decided after the reminder was ordered, the thread is not reminded', async () => {
  await using scene = await openBotScene({ settings: { graceSeconds: 0 } });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.pass(4 * hour);
  await enqueueNudges(scene.store);
  await scene.press('karim', 'approve');
  assert.doesNotMatch(scene.seen(), /⏰/u);
});

test('drafts that nobody touches stand once in one message of the channel; each is closed or kept with a press', async () => {
  await using scene = await openBotScene({ people: [lea] });
  for (const text of ['La mairie ouvre.', 'La piscine est chauffée.', 'Le marché est déplacé.'])
    await scene.draft(text);
  await after(scene, 14 * day);
  const list = scene.cardWith('cancelStale');
  assert.match(scene.textOf(list), /Brouillons que personne n’a touchés depuis 14 jours/);
  assert.match(
    scene.textOf(list),
    /\*Brouillon n° 1\* « La mairie ouvre\. » · en rédaction .*\n\[Clore le n° 1\] \[Garder le n° 1\]/,
  );
  const before = scene.messages().length;
  await scene.pressOn('aicha', list, 'cancelStale');
  await scene.people.submit('aicha', {});
  await scene.settle();
  const closed = scene.cardWith('keepStale');
  assert.match(scene.textOf(closed), /\*Brouillon n° 1\* .* · clos/);
  await scene.pressOn('karim', closed, 'keepStale');
  assert.match(scene.textOf(scene.cardWith('keepStale')), /\*Brouillon n° 2\* .* · gardé jusqu’au 21 décembre/);
  const [first, second] = await scene.store.db.draft.findMany({ orderBy: { number: 'asc' } });
  assert.deepEqual([first?.state, second?.state], ['cancelled', 'writing']);
  await after(scene, 10 * day);
  const lists = scene
    .messages()
    .slice(before)
    .filter((message) => scene.textOf(message).includes('14 jours'));
  assert.deepEqual(lists, [], 'listed once');
  await after(scene, 4 * day);
  assert.match(scene.textOf(scene.cardWith('keepStale')), /Brouillon n° 2/);
});

test('a button of the list that is pressed after somebody took the draft up changes nothing', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre.');
  await after(scene, 14 * day);
  const list = scene.cardWith('cancelStale');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  await scene.pressOn('aicha', list, 'cancelStale');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /repris depuis/);
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'approved');
});

test('the working hours are shown to all and changed by stewards, with the public holidays that come next', async () => {
  await using scene = await openBotScene();
  assert.match(
    await typed(scene, 'aicha', 'horaires'),
    /Rappels : lundi, mardi, mercredi, jeudi, vendredi, de 9 h 00 à 18 h 00\. Jours fériés : ceux du calendrier FR\. Les prochains : 25 décembre 2026, 1er janvier 2027/,
  );
  assert.match(await typed(scene, 'aicha', 'horaires lun-jeu 8h30-17h'), /Seules les personnes responsables/);
  assert.match(
    await typed(scene, 'karim', 'horaires lun-jeu 8h30-17h FR-57'),
    /C’est noté\. .* de 8 h 30 à 17 h 00\. .* FR-57/,
  );
  assert.match(await typed(scene, 'karim', 'horaires QQ'), /pas de tel calendrier/);
  assert.match(await typed(scene, 'karim', 'horaires 18h-9h'), /jours et ces heures ne conviennent pas/);
  assert.match(await typed(scene, 'karim', 'horaires quand il fait beau'), /Pour changer/);
  assert.match(await typed(scene, 'karim', 'horaires sans fériés'), /Les jours fériés ne comptent pas/);
  const { workDays, workFrom, workTo, holidays } = await scene.store.db.desk.findFirstOrThrow();
  assert.deepEqual([workDays, workFrom, workTo, holidays], [[1, 2, 3, 4], '08:30', '17:00', 'none']);
});

function wishOf(text: string): unknown {
  const command = readCommand(text);
  return command.name === 'hours' ? parseHours(folded(command.rest, 200)) : command;
}

test('days and hours are said as people say them', () => {
  const week = { workDays: [1, 2, 3, 4, 5], workFrom: '09:00', workTo: '18:00' };
  for (const text of [
    'hours mon-fri 9-18',
    'hours Monday - Friday 09:00-18:00',
    'horaires du lundi-vendredi 9h-18h',
    'horaires lun-ven 9 h 00 - 18 h 00',
  ]) {
    assert.deepEqual(wishOf(text), week, text);
  }
  assert.deepEqual(wishOf('horaires lundi, mercredi et samedi'), { workDays: [1, 3, 6] });
  assert.deepEqual(wishOf('hours'), {});
  assert.deepEqual(wishOf('hours fr-57'), { holidays: 'FR-57' });
  assert.deepEqual(wishOf('hours auto'), { holidays: 'auto' });
  for (const text of ['hours ven-lun', 'hours soon', 'hours 9h']) assert.equal(wishOf(text), null, text);
});
