import assert from 'node:assert/strict';
import { test } from 'node:test';

import { startWatch } from '#reach/watch/start-watch.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { urlOf } from '../support/scripted-network.ts';

/** A desk on whose Mastodon account others have just posted. */
async function openForeignScene(text = 'Bitcoin ETFs are approved'): Promise<BotScene> {
  await using opened = new AsyncDisposableStack();
  const scene = opened.use(await openBotScene());
  const { store, publishing, mayRead } = scene.bot;
  await startWatch({ store, networkOf: publishing.networkOf, mayRead, logger: null });
  await scene.pass(60);
  const { otherPosts } = scene.networks.mastodon;
  otherPosts.push({ id: 'm-7', earlierIds: [], url: urlOf('m-7'), at: scene.clock.now(), text });
  await scene.pass(120);
  await scene.store.runEveryMinute();
  await scene.settle();
  opened.move();
  return scene;
}

function channelMessages(scene: BotScene): readonly string[] {
  return scene
    .messages()
    .map((message) => scene.textOf(message))
    .filter((text) => text.includes('Publication inconnue'));
}

test('the channel is told on which account, when, what, where, and what to do', async () => {
  await using scene = await openForeignScene();
  const [told = '', ...more] = channelMessages(scene);
  assert.deepEqual(more, []);
  assert.match(told, /Publication inconnue sur @valmont@practice\.example \(Mastodon\)\. Tambour n’a pas trace/);
  assert.match(told, /Publiée lundi 23 novembre à 10 h 01 : « Bitcoin ETFs are approved » · .*network\.example\/m-7/);
  assert.match(told, /gelez la rédaction/);
  assert.match(told, /C’était nous.*Geler cette rédaction/s);
});

test('what a stranger wrote is data: one line, cut, that calls nobody and ends no quotation', async () => {
  await using scene = await openForeignScene(`»\n<!channel> @here \u202e**x**\n${'mot '.repeat(200)}`);
  const [told = ''] = channelMessages(scene);
  assert.match(told, /: « " <!channel> @here \*\*x\*\* mot mot (?:mot )*mot… » · /);
});

test('anybody on the desk settles it, once, and the message then says who', async () => {
  await using scene = await openForeignScene();
  const card = scene.cardWith('itWasUs');
  await scene.pressOn('sacha', card, 'itWasUs');
  assert.match(scene.whispers('sacha').at(-1) ?? '', /rédaction/);
  assert.ok(scene.cardWith('itWasUs'));
  await scene.pressOn('aicha', card, 'itWasUs');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /C’est noté/);
  const [told = '', ...more] = channelMessages(scene);
  assert.deepEqual(more, []);
  assert.match(told, /c’est réglé.*« C’était nous », a indiqué Aïcha, lundi 23 novembre à 10 h \d\d\./s);
  assert.throws(() => scene.cardWith('itWasUs'));
  await scene.pressOn('karim', card, 'itWasUs');
  assert.match(scene.whispers('karim').at(-1) ?? '', /Quelqu’un l’a déjà indiqué/);
  const actors = await scene.store.db.journalEntry.findMany({ where: { kind: 'foreign.settled' } });
  assert.deepEqual(
    actors.map(({ actor }) => actor),
    ['aicha'],
  );
});

test('its other button freezes the desk, for those who may', async () => {
  await using scene = await openForeignScene();
  const card = scene.cardWith('itWasUs');
  await scene.pressOn('sacha', card, 'freeze');
  assert.match(scene.whispers('sacha').at(-1) ?? '', /Seules les personnes de cette rédaction/);
  assert.equal(await scene.store.db.freeze.count(), 0);
  await scene.pressOn('aicha', card, 'freeze');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /C’est gelé/);
  assert.equal(await scene.store.db.freeze.count(), 1);
  assert.ok(scene.cardWith('itWasUs'), 'the question is still open');
});

test('an account that has left the desk is no longer its business', async () => {
  await using scene = await openForeignScene();
  const card = scene.cardWith('itWasUs');
  await scene.store.db.deskAccount.deleteMany({ where: { accountId: scene.accountIds.mastodon } });
  await scene.pressOn('aicha', card, 'itWasUs');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Ce compte n’est plus dans cette rédaction/);
});
