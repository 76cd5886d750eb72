import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { redSquare } from '../support/red-square.ts';

const lea = { id: 'lea', name: 'Léa', language: 'fr', timeZone: 'Europe/Paris', part: null, kind: 'member' } as const;
const hour = 3_600_000;

test('cancelling asks once, quoting the draft; with the form closed all is as it was, with it sent nothing goes out', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.press('aicha', 'cancel');
  const form = present(scene.people.formOf('aicha')).form;
  assert.match(form.intro ?? '', /Brouillon n°.1.: «.La mairie ouvre à 9 h lundi\..»\n\nRien n’en sera publié/);
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'approved', 'the form may be closed');
  await scene.people.submit('aicha', { text: 'La mairie reste fermée.' });
  await scene.settle();
  assert.match(
    scene.seen(),
    /Aïcha a annulé ce brouillon\. Rien de plus ne sera publié\. Il peut être rouvert jusqu’au mardi 24 novembre à 10 h 00\.\n> La mairie reste fermée\./,
  );
  assert.match(scene.seen(), /\*annulé\*/);
  assert.doesNotMatch(scene.seen(), /\[(?:Demander|Valider|Annuler|Arrêter)/);
  await scene.pass(3600);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
});

test('only its authors, approvers and stewards cancel it or reopen it; an author whom somebody else did that to is called', async () => {
  await using scene = await openBotScene({ people: [lea] });
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('lea', 'cancel');
  assert.equal(scene.people.formOf('lea'), null);
  await scene.press('karim', 'cancel');
  await scene.people.submit('karim', {});
  await scene.settle();
  assert.match(scene.seen(), /@aicha Karim a annulé ce brouillon/);
  await scene.press('lea', 'reopen');
  assert.equal(scene.whispers('lea').length, 2);
  for (const said of scene.whispers('lea')) assert.match(said, /peuvent l’annuler ou le rouvrir\. Rien n’a changé/);
  await scene.press('aicha', 'reopen');
  assert.match(scene.seen(), /Aïcha a rouvert ce brouillon\. Rien ne part tant que/);
  assert.doesNotMatch(scene.seen(), /@aicha Aïcha/);
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'writing');
});

test('what was edited while the form stood open is not cancelled by it', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('karim', 'cancel');
  await scene.press('aicha', 'edit');
  await scene.people.submit('aicha', { text: 'La mairie ouvre à 10 h lundi.' });
  await scene.settle();
  assert.equal((await scene.people.submit('karim', {})).kind, 'open');
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'writing');
});

test('a reopened draft has its pictures, and goes out once it is asked about and approved anew', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  const thread = present(scene.messages()[0]).ref.message;
  scene.people.say('aicha', { channel: 'publications', thread }, '', [{ name: 'a.png', bytes: redSquare.bytes }]);
  await scene.settle();
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { alt0: 'La mairie, portes ouvertes' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('aicha', 'cancel');
  await scene.people.submit('aicha', {});
  await scene.settle();
  await scene.pass(23 * 3600);
  const old = scene.cardWith('reopen');
  await scene.press('karim', 'reopen');
  assert.match(scene.textOf(scene.cardWith('ask')), /La mairie, portes ouvertes/);
  await scene.pressOn('karim', old, 'reopen');
  assert.match(scene.whispers('karim').at(-1) ?? '', /déjà ouvert/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const [post] = scene.networks.mastodon.posts;
  assert.equal(post?.rendering.media[0]?.alt, 'La mairie, portes ouvertes');
});

test('a day later it is too late, which is said, and the card no longer offers it', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'cancel');
  await scene.people.submit('aicha', {});
  await scene.settle();
  scene.clock.advance(24 * hour);
  const card = scene.cardWith('reopen');
  await scene.pressOn('aicha', card, 'reopen');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /annulé depuis plus d’un jour/);
  await scene.people.command('aicha', 'publications', 'voir 1');
  await scene.settle();
  assert.doesNotMatch(scene.whispers('aicha').at(-1) ?? '', /rouvert|\[Rouvrir\]/);
  assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'cancelled');
});
