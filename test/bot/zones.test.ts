import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene, type BotScene } from '../support/bot-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

/** A desk in Paris, and somebody of it on La Réunion, three hours ahead in winter. */
function sceneOnTwoZones(): Promise<BotScene> {
  return openBotScene({
    people: [{ id: 'dina', name: 'Dina', part: null, kind: 'member', language: 'fr', timeZone: 'Indian/Reunion' }],
  });
}

async function drafted(scene: BotScene, at: string): Promise<void> {
  await scene.people.command('dina', 'publications', 'brouillon');
  assert.equal((await scene.people.submit('dina', { text: 'Lundi', at })).kind, 'taken');
  await scene.settle();
}

test('a time that somebody types far away is one of the desk, as the form says', async () => {
  await using scene = await sceneOnTwoZones();
  await scene.people.command('dina', 'publications', 'brouillon');
  const field = scene.people.formOf('dina')?.form.fields.find(({ id }) => id === 'at');
  assert.equal(
    plainSpaces(field?.hint ?? ''),
    'Heure locale (Europe/Paris) : « demain 9h », « lundi 14h30 », « 24/12 9h ». Si vous ne donnez rien : dès la validation.',
  );
  await drafted(scene, '30/11 9h');
  assert.match(scene.seen(), /Part lundi 30 novembre à 9 h 00 \(Europe\/Paris\)/);
  await scene.press('dina', 'edit');
  const edited = scene.people.formOf('dina')?.form.fields.find(({ id }) => id === 'at');
  assert.ok(edited !== undefined && 'initial' in edited);
  assert.equal(plainSpaces(String(edited.initial)), 'lundi 30 novembre 2026 à 9 h 00');
});

test('a time that somebody picks far away is their own, and the card shows it in the time of the desk', async () => {
  await using scene = await sceneOnTwoZones();
  // Nine o'clock on La Réunion, as a picker says it.
  await drafted(scene, '2026-11-30T05:00:00.000Z');
  assert.match(scene.seen(), /Part lundi 30 novembre à 6 h 00 \(Europe\/Paris\)/);
});

test('a draft whose time somebody typed in another zone is not changed by an edit that leaves the time', async () => {
  await using scene = await sceneOnTwoZones();
  await drafted(scene, '2026-11-30 09:00');
  // As it was kept when people typed in zones of their own.
  await scene.store.db.revision.updateMany({ data: { timeZone: 'Indian/Reunion' } });
  await scene.press('dina', 'edit');
  await scene.people.submit('dina', {});
  await scene.settle();
  assert.equal(await scene.store.db.revision.count(), 1);
});
