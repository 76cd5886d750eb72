import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { enqueueChange } from '#reach/watch/outside-change.ts';
import { startWatch } from '#reach/watch/start-watch.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { passMinutes, remember } from '../support/scene-history.ts';
import { urlOf } from '../support/scripted-network.ts';

/** A desk on whose Mastodon account others have just posted. */
async function openForeignScene(
  text = 'Bitcoin ETFs are approved',
  prepare: (scene: BotScene) => Promise<void> = async () => {},
): Promise<BotScene> {
  await using opened = new AsyncDisposableStack();
  const scene = opened.use(await openBotScene());
  await prepare(scene);
  const { store, publishing, mayRead } = scene.bot;
  await startWatch({ store, networkOf: publishing.networkOf, mayRead, rules: scene.bot.rules, logger: null });
  await scene.pass(60);
  const { otherPosts } = scene.networks.mastodon;
  otherPosts.push({ id: 'm-7', earlierIds: [], url: urlOf('m-7'), at: scene.clock.now(), text });
  await scene.pass(120);
  await scene.store.runEveryMinute();
  await scene.settle();
  opened.move();
  return scene;
}

/** The desk relays from its own Mastodon account. */
async function withSource({ store, clock, deskId, accountIds }: BotScene): Promise<void> {
  const at = clock.now();
  const said = { label: 'Relayed', template: '{title}', savedBy: 'karim', wordedBy: ['karim'] };
  const times = { createdAt: at, changedAt: at, nextAt: new Date(at.getTime() + 86_400_000) };
  const from = { kind: 'mastodon' as const, url: 'https://practice.example/@valmont', accountIds: [accountIds.x] };
  await store.db.source.create({
    data: { id: randomUUID(), deskId: present(deskId), ...from, ...said, ...times, state: 'on' },
  });
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

test('on an account that the desk relays from, posts without Tambour are expected, and told without alarm', async () => {
  await using scene = await openForeignScene('Alerte orages ce soir', withSource);
  assert.deepEqual(channelMessages(scene), []);
  const told = scene.textOf(scene.cardWith('itWasUs'));
  assert.match(told, /Publication sur @valmont@practice\.example \(Mastodon\), faite sans Tambour\. Ce compte est une/);
  assert.match(told, /Alerte orages ce soir.*C’était nous.*Geler cette rédaction/s);
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

test('what others did to a post of ours is told with what stands there now, and settled by anybody on the desk', async () => {
  await using scene = await openForeignScene();
  await scene.pressOn('aicha', scene.cardWith('itWasUs'), 'itWasUs');
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(240);
  await scene.store.runEveryMinute();
  await scene.settle();
  const { posts } = scene.networks.mastodon;
  const [post] = posts;
  assert.ok(post !== undefined);
  posts[0] = { ...post, rendering: { ...post.rendering, text: 'Envoyez des bitcoins' }, editedAt: scene.clock.now() };
  await scene.pass(240);
  await scene.store.runEveryMinute();
  await scene.settle();
  const told = scene.textOf(scene.cardWith('itWasUs'));
  assert.match(told, /a été modifiée sur le réseau, et pas par Tambour/);
  assert.match(told, /« La mairie ouvre à 9 h lundi\. ».*On y lit maintenant : « Envoyez des bitcoins »/s);
  await scene.pressOn('aicha', scene.cardWith('itWasUs'), 'itWasUs');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /C’est noté/);
  assert.throws(() => scene.cardWith('itWasUs'));
});

/** A desk whose post went out twice, as a server without keys may have it. */
async function openDoubledScene(): Promise<BotScene> {
  await using opened = new AsyncDisposableStack();
  const scene = opened.use(await openForeignScene());
  await scene.pressOn('aicha', scene.cardWith('itWasUs'), 'itWasUs');
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const { mastodon } = scene.networks;
  const [post] = mastodon.posts;
  assert.ok(post !== undefined);
  mastodon.posts.push({ ...post, id: 'twice', at: scene.clock.now() });
  await scene.pass(240);
  await scene.store.runEveryMinute();
  await scene.settle();
  opened.move();
  return scene;
}

function doubleMessages(scene: BotScene): readonly string[] {
  return scene
    .messages()
    .map((message) => scene.textOf(message))
    .filter((text) => text.includes('Publié deux fois'));
}

test('a post that went out twice is told as ours, with both links, and whoever may has one of them retracted', async () => {
  await using scene = await openDoubledScene();
  const [told = '', ...more] = doubleMessages(scene);
  assert.deepEqual(more, []);
  assert.match(told, /Publié deux fois sur @valmont@practice\.example \(Mastodon\) : cette publication est de trop/);
  assert.match(told, /La mairie ouvre à 9 h lundi.*network\.example\/twice.*network\.example\/mastodon-1/);
  assert.match(told, /« Retirer celle-ci » : l’autre reste en ligne.*Retirer celle-ci.*Garder les deux/s);
  assert.doesNotMatch(told, /quelqu’un d’autre|gelez/i);
  const card = scene.cardWith('retractDuplicate');
  await scene.pressOn('sacha', card, 'retractDuplicate');
  assert.match(scene.whispers('sacha').at(-1) ?? '', /rédaction/);
  await scene.pressOn('karim', card, 'retractDuplicate');
  assert.match(scene.whispers('karim').at(-1) ?? '', /C’est demandé/);
  await scene.pass(60);
  assert.deepEqual(
    scene.networks.mastodon.posts.map(({ id }) => id),
    ['mastodon-1'],
  );
  const [ended = ''] = doubleMessages(scene);
  assert.match(ended, /c’est réglé.*Karim l’a retirée, lundi 23 novembre à 10 h \d\d\./s);
  assert.throws(() => scene.cardWith('retractDuplicate'));
  await scene.pressOn('aicha', card, 'retractDuplicate');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /déjà demandé, ou réglé/);
});

test('a retraction of the second post that the network refuses is said, and can be asked for again', async () => {
  await using scene = await openDoubledScene();
  scene.networks.mastodon.retractTroubles.push({ kind: 'refused', why: 'forbidden' });
  await scene.press('aicha', 'retractDuplicate');
  await scene.pass(60);
  assert.match(doubleMessages(scene)[0] ?? '', /Le retrait n’a pas réussi : elle est toujours en ligne/);
  await scene.press('aicha', 'retractDuplicate');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('an author who is no approver may, an onlooker of the desk may not', async () => {
  await using scene = await openDoubledScene();
  const card = scene.cardWith('retractDuplicate');
  await scene.store.db.draft.updateMany({ data: { author: 'karim' } });
  await scene.pressOn('aicha', card, 'retractDuplicate');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /Seules la personne qui a écrit et celles qui valident/);
  assert.equal(scene.networks.mastodon.posts.length, 2);
});

test('“keep both” settles it, and nothing is retracted', async () => {
  await using scene = await openDoubledScene();
  await scene.press('aicha', 'itWasUs');
  await scene.pass(60);
  assert.match(doubleMessages(scene)[0] ?? '', /« Garder les deux », a indiqué Aïcha/);
  assert.equal(scene.networks.mastodon.posts.length, 2);
});

test('of a post from between a backup and the restore the channel reads that it may be Tambour’s own', async () => {
  await using scene = await openBotScene();
  const { store, publishing, mayRead } = scene.bot;
  await startWatch({ store, networkOf: publishing.networkOf, mayRead, rules: scene.bot.rules, logger: null });
  await scene.pass(120);
  await scene.store.runEveryMinute();
  await scene.settle();
  await using moment = await remember(scene);
  scene.clock.advance(60_000);
  const { otherPosts } = scene.networks.mastodon;
  otherPosts.push({ id: 'm-7', earlierIds: [], url: urlOf('m-7'), at: scene.clock.now(), text: 'Bitcoin' });
  scene.clock.advance(60_000);
  await moment.takeBack();
  await passMinutes(scene, 10);
  const [told = ''] = channelMessages(scene);
  assert.match(told, /Bitcoin[^]*sauvegarde plus ancienne : cela vient peut-être de lui\. .*gelez la rédaction/u);
});

test('of a post that is gone after a restore the channel reads that Tambour may have retracted it itself', async () => {
  await using scene = await openBotScene();
  await scene.draft('La piscine rouvre.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const { id: deliveryId, accountId } = await scene.store.db.delivery.findFirstOrThrow({ where: { state: 'sent' } });
  const gone = { kind: 'deleted', deliveryId } as const;
  await using moment = await remember(scene);
  scene.clock.advance(60_000);
  await moment.takeBack();
  await scene.store.write((work) => enqueueChange(work, accountId, gone));
  await passMinutes(scene, 2);
  assert.match(scene.seen(), /a disparu de[^]*cela vient peut-être de lui\. /u);
});
