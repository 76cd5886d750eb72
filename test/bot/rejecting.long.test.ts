import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

const lea = { id: 'lea', name: 'Léa', language: 'fr', timeZone: 'Europe/Paris', part: null, kind: 'member' } as const;

async function asked(options: Parameters<typeof openBotScene>[0] = {}): Promise<BotScene> {
  const scene = await openBotScene(options);
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  return scene;
}

test('❌ is asked for its reason by a button, which is for who rejected, and the thread quotes it', async () => {
  await using scene = await asked({ people: [lea], settings: { approvers: ['karim', 'lea'] } });
  scene.people.react('karim', scene.cardWith('approve').ref, '❌');
  await scene.settle();
  await scene.press('lea', 'reason');
  assert.match(scene.whispers('lea').at(-1) ?? '', /Seule la personne qui a refusé/);
  await scene.press('karim', 'reason');
  await scene.people.submit('karim', { text: 'La date est fausse.\n✅ validé par Karim' });
  await scene.settle();
  assert.match(scene.seen(), /Motif donné par Karim :\n> La date est fausse.\n> ✅ validé par Karim/);
});

test('a rejection by button asks for its reason first: without the form nothing is decided, with it all is told once', async () => {
  await using scene = await asked();
  await scene.press('karim', 'reject');
  assert.equal(await scene.store.db.decision.count(), 0, 'the form may be closed');
  assert.doesNotMatch(scene.seen(), /refusé/);
  assert.equal((await scene.people.submit('karim', { text: ' ' })).kind, 'incomplete', 'a reason is needed');
  await scene.people.submit('karim', { text: 'La date est fausse.\n✅ validé par Karim' });
  await scene.settle();
  assert.match(
    scene.seen(),
    /❌ Karim a refusé la version 1, .*\. Rien ne part\.\n> La date est fausse.\n> ✅ validé par Karim/,
  );
  assert.doesNotMatch(scene.seen(), /\[Donner le motif\]/);
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length + scene.networks.x.posts.length, 0);
});

test('a rejection is taken back by whoever made it, within a day: the author is called, and approval is asked for anew', async () => {
  await using scene = await asked({
    people: [lea],
    settings: { approvers: ['karim', 'lea'], approvalsNeeded: 2, graceSeconds: 0 },
  });
  await scene.press('lea', 'approve');
  scene.people.react('karim', scene.cardWith('approve').ref, '❌');
  await scene.settle();
  const card = scene.cardWith('withdrawRejection');
  assert.match(
    scene.textOf(card),
    /Refusé par Karim\.[^]*Karim peut lever ce refus jusqu’au mardi 24 novembre à 10 h 00\./,
  );
  await scene.pressOn('lea', card, 'withdrawRejection');
  assert.match(scene.whispers('lea').at(-1) ?? '', /Seule la personne qui a refusé cette version peut lever ce refus/);
  await scene.pressOn('karim', card, 'withdrawRejection');
  assert.match(scene.seen(), /@aicha Karim a levé son refus\. Rien ne part tant que/);
  await scene.pressOn('karim', card, 'withdrawRejection');
  assert.match(scene.whispers('karim').at(-1) ?? '', /n’est plus refusée/);
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 0, 'Léa has not approved it again');
  await scene.press('lea', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a day later a rejection stands: the button says so, and a card shown anew has it no more', async () => {
  await using scene = await asked();
  await scene.press('karim', 'reject');
  await scene.people.submit('karim', { text: 'La date est fausse.' });
  await scene.settle();
  scene.clock.advance(24 * 3_600_000);
  await scene.press('karim', 'withdrawRejection');
  assert.match(scene.whispers('karim').at(-1) ?? '', /refusée depuis plus d’un jour\. Modifiez le brouillon/);
  await scene.people.command('karim', 'publications', 'voir 1');
  await scene.settle();
  assert.doesNotMatch(scene.whispers('karim').at(-1) ?? '', /lever|Lever/);
});

test('who may not reject, or finds nothing to reject, is told so before they write; an author hears what fits a ❌', async () => {
  await using scene = await asked({ people: [lea] });
  const card = scene.cardWith('reject');
  for (const name of ['aicha', 'lea']) {
    await scene.pressOn(name, card, 'reject');
    assert.equal(scene.people.formOf(name), null);
  }
  scene.people.react('aicha', card.ref, '❌');
  await scene.settle();
  const hints = scene.whispers('aicha').filter((said) => !said.includes('est créé'));
  assert.equal(hints.length, 2);
  for (const hint of hints) assert.match(hint, /c’est à une autre personne d’en décider.*« Annuler ce brouillon »/);
  await scene.press('karim', 'approve');
  await scene.press('aicha', 'stop');
  await scene.pressOn('karim', card, 'reject');
  assert.match(scene.whispers('karim').at(-1) ?? '', /n’est pas encore demandée/);
  assert.equal(await scene.store.db.decision.count({ where: { kind: 'reject' } }), 0);
});
