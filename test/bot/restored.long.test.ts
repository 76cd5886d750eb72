import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { enqueueAfterRestore } from '#drafts/enqueue-after-restore.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';

import { buttonsIn } from '../support/buttons-in.ts';
import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { frenchCsv, openImportScene } from '../support/import-scene.ts';
import { present } from '../support/publishing-scene.ts';
import { openRuleScene } from '../support/rule-scene.ts';
import { type Moment, passMinutes, remember } from '../support/scene-history.ts';
import { pressWhispered } from '../support/whispered.ts';

const takenAt = new Date('2026-11-22T06:00:00.000Z');
const decideAgain = /restauré à partir d’une sauvegarde \(.*22 novembre.*\) : ce qui a été décidé depuis est oublié/;

test('after a restore, what was asked about at the backup is asked about again in its thread, once', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h.');
  await scene.press('aicha', 'ask');
  await enqueueAfterRestore(scene.store, { takenAt });
  await scene.settle();
  assert.equal(scene.messages().filter((message) => decideAgain.test(scene.textOf(message))).length, 1);
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('its card is shown as it is again, whatever the chat has kept of it since', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h.');
  await scene.press('aicha', 'ask');
  const { ref } = scene.cardWith('approve');
  const kept = scene.people.chat.state.messages.find((message) => message.ref.message === ref.message);
  assert.ok(kept?.body.kind === 'card');
  kept.body.card = { ...kept.body.card, blocks: kept.body.card.blocks.filter(({ kind }) => kind !== 'buttons') };
  assert.throws(() => scene.cardWith('approve'));
  await enqueueAfterRestore(scene.store, { takenAt });
  await scene.settle();
  assert.equal(scene.cardWith('approve').ref.message, ref.message);
});

test('what was being written, or had been decided, is not asked about', async () => {
  await using scene = await openBotScene();
  await scene.draft('La piscine est chauffée.');
  await enqueueAfterRestore(scene.store, { takenAt });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  await enqueueAfterRestore(scene.store, { takenAt });
  await scene.settle();
  assert.doesNotMatch(scene.seen(), decideAgain);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

async function edit(scene: BotScene, text: string, by = 'aicha'): Promise<void> {
  const card = scene.messages().findLast((message) => scene.textOf(message).includes('version 1\n'));
  await scene.pressOn(by, present(card), 'edit');
  await scene.people.submit(by, { text });
  await scene.settle();
}

const publicOn = (scene: BotScene): readonly string[] =>
  scene.networks.mastodon.posts.map(({ rendering }) => rendering.text);

function hasButton({ body }: ReturnType<BotScene['cardWith']>, action: string): boolean {
  return body.kind === 'card' && buttonsIn(body.card).some((button) => button.action === action);
}

/** Takes the scene back, as `restore` does. */
async function takeBack(scene: BotScene, moment: Moment): Promise<void> {
  await moment.takeBack();
  await enqueueAfterRestore(scene.store, { takenAt });
  await scene.settle();
}

/** The card of a version 2 that was asked about, and that a restore has taken back since. */
async function lostCard(scene: BotScene): Promise<ReturnType<BotScene['cardWith']>> {
  await scene.draft('La mairie ouvre à 9 h.');
  await using moment = await remember(scene);
  await edit(scene, 'La mairie ouvre à 10 h.');
  await scene.press('aicha', 'ask');
  const lost = scene.cardWith('approve');
  await takeBack(scene, moment);
  return lost;
}

const otherCard = /Cette carte ne montre pas la version 2 telle qu’elle est/;

test('a card of a version that a restore took back decides nothing on the version that has its number now', async () => {
  await using scene = await openBotScene();
  const lost = await lostCard(scene);
  await edit(scene, 'La mairie ferme.');
  await scene.press('aicha', 'ask');
  for (const action of ['approve', 'requestChanges', 'reject', 'propose', 'edit'])
    await scene.pressOn('karim', lost, action);
  assert.equal(scene.whispers('karim').filter((text) => otherCard.test(text)).length, 5);
  assert.equal(scene.people.formOf('karim'), null);
  await scene.pass(60);
  assert.equal(await scene.store.db.decision.count(), 0);
  await scene.press('karim', 'approve');
  await passMinutes(scene, 10);
  // Its draft is from the backup: whether it was public, and went again, is for a person to say.
  assert.equal(await scene.store.db.decision.count(), 1);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('a reaction on such a card is one on what it shows: the version of its number has a card of its own', async () => {
  await using scene = await openBotScene();
  const lost = await lostCard(scene);
  scene.people.react('karim', lost.ref, '✅');
  await scene.settle();
  await edit(scene, 'La mairie ferme.');
  await scene.press('aicha', 'ask');
  assert.notEqual(scene.cardWith('approve').ref.message, lost.ref.message);
  await scene.pass(60);
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.equal(scene.networks.mastodon.posts.length, 0);
});

test('approval is not asked for by a card of such a version, nor is anything overwritten by its form', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h.');
  await using moment = await remember(scene);
  await edit(scene, 'La mairie ouvre à 10 h.');
  const lost = scene.cardWith('ask');
  await scene.press('aicha', 'edit');
  await takeBack(scene, moment);
  const form = scene.people.formOf('aicha');
  await edit(scene, 'La mairie ferme.', 'karim');
  await scene.pressOn('aicha', lost, 'ask');
  assert.match(scene.whispers('aicha').at(-1) ?? '', otherCard);
  assert.equal(scene.people.formOf('aicha'), form);
  const sent = await scene.people.submit('aicha', { text: 'La mairie ouvre à 11 h.' });
  assert.equal(sent.kind, 'open', 'what was typed stays');
  await scene.settle();
  assert.match(scene.whispers('aicha').at(-1) ?? '', /> La mairie ouvre à 11 h\./);
  const { text, askedAt } = await scene.store.db.revision.findFirstOrThrow({ where: { number: 2 } });
  assert.deepEqual([text, askedAt, await scene.store.db.revision.count()], ['La mairie ferme.', null, 2]);
});

test('a wording is not taken on a version that its card did not compare it with, whatever its number', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'propose');
  await scene.people.submit('karim', { text: 'La mairie ouvrira à 9 h.' });
  await scene.settle();
  await using moment = await remember(scene);
  await edit(scene, 'La mairie ouvre à 10 h.');
  const lost = scene.cardWith('acceptWording');
  await takeBack(scene, moment);
  await edit(scene, 'La mairie ferme.');
  await scene.pressOn('aicha', lost, 'acceptWording');
  assert.match(scene.whispers('aicha').at(-1) ?? '', /le brouillon est passé à la version 2/);
  assert.equal(await scene.store.db.revision.count(), 2);
  await scene.press('aicha', 'acceptWording');
  assert.equal(await scene.store.db.revision.count(), 3, 'the card as it is now says what is taken');
});

test('after a restore nothing leaves until an approver presses below the list of what waits', async () => {
  await using scene = await openBotScene();
  await using moment = await remember(scene);
  await takeBack(scene, moment);
  scene.clock.advance(1000);
  await scene.draft('La piscine rouvre.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await passMinutes(scene, 5);
  const messageWith = (pattern: RegExp): ReturnType<BotScene['cardWith']> =>
    present(scene.messages().findLast((message) => pattern.test(scene.textOf(message))));
  const list = messageWith(/a été restauré à partir d.une sauvegarde.*En attente : 1 publication/s);
  assert.match(scene.textOf(list), /La piscine rouvre/);
  await scene.people.command('karim', 'publications', 'dégeler');
  await scene.settle();
  assert.match(scene.whispers('karim').at(-1) ?? '', /Tambour a été restauré : rien ne part/);
  await scene.pressOn('aicha', list, 'thaw');
  await passMinutes(scene, 5);
  assert.equal(await scene.store.db.freeze.count({ where: { thawedAt: null } }), 1);
  await scene.pressOn('karim', list, 'thaw');
  await passMinutes(scene, 5);
  assert.equal(scene.networks.mastodon.posts.length, 0, 'the end of the freeze sends nothing');
  await scene.pressOn('karim', messageWith(/a mis fin au gel.*Rien/), 'releaseHeld');
  await scene.pass(60);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('a planned post that was called off since, or sent early and retracted, waits on the list for its own letting go', async () => {
  await using scene = await openBotScene();
  const cardOf = (action: string, text: string): ReturnType<BotScene['cardWith']> =>
    present(scene.messages().findLast((message) => scene.textOf(message).includes(text) && hasButton(message, action)));
  const [off, early] = ['La piscine ferme à 17 h.', 'Le marché est déplacé.'];
  for (const text of [off, early]) {
    await scene.draft(text, { at: '2026-11-23 16:00' });
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
  }
  await using moment = await remember(scene);
  for (const text of [off, early]) await scene.pressOn('aicha', cardOf('stop', text), 'stop');
  await scene.pressOn('aicha', cardOf('edit', early), 'edit');
  await scene.people.submit('aicha', { when: 'now' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  assert.deepEqual(publicOn(scene), [early]);
  const { id: draftId } = await scene.store.db.draft.findFirstOrThrow({ orderBy: { number: 'desc' } });
  const wish = { draftId, deliveryId: null, person: 'aicha', members: noMembers, reason: 'Faux.' };
  await scene.store.write((work) => askRetract(work, wish));
  await scene.pass(60);
  assert.deepEqual(publicOn(scene), []);

  await takeBack(scene, moment);
  await passMinutes(scene, 10);
  const list = present(
    scene.messages().findLast((message) => /En attente : 2 publications/.test(scene.textOf(message))),
  );
  for (const text of [off, early]) assert.ok(scene.textOf(list).includes(text), scene.textOf(list));
  await scene.pressOn('karim', list, 'thaw');
  await scene.pressOn('karim', cardOf('releaseHeld', off), 'releaseHeld');
  await scene.pass(8 * 3600);
  assert.deepEqual(publicOn(scene), [off]);
});

test('a source is not read while the freeze of a restore stands, and is read again once it is ended', async () => {
  await using own = await openRuleScene();
  const { scene, site } = own;
  await own.agreed();
  await using moment = await remember(scene);
  await own.came(7);
  await own.minutes(10);
  const once = publicOn(scene);
  assert.equal(once.length, 1);
  await takeBack(scene, moment);
  const read = site.asked.length;
  await own.minutes(30);
  assert.deepEqual([site.asked.length, publicOn(scene)], [read, once]);
  await scene.press('karim', 'thaw');
  await own.minutes(30);
  assert.ok(site.asked.length > read);
  assert.deepEqual(publicOn(scene), once);
  await own.came(8);
  await own.minutes(10);
  assert.equal(publicOn(scene).length, 2, 'what came since goes out by it');
});

/** Makes the drafts of the file that was dropped last, asks, and has Karim read and approve them. */
async function makeAndApprove(scene: BotScene): Promise<void> {
  for (const action of ['importBatch', 'askBatch']) {
    await scene.press('aicha', action);
    await scene.pass(5);
  }
  await scene.press('karim', 'readBatch');
  await pressWhispered(scene, 'karim', 'approveBatch');
  await passMinutes(scene, 5);
}

/** Formats a file with a row for each text, to be published as soon as it is approved. */
function fileOf(...texts: readonly string[]): string {
  const rows = texts.map((text, at) => [String(at), '', '', text, 'Mastodon']);
  return frenchCsv([['id', 'Date', 'Heure', 'Texte', 'Comptes'], ...rows]);
}

test('what a file’s rows had published before a loss is looked for when the file is dropped again, and new rows are not', async () => {
  await using own = await openImportScene();
  const { scene } = own;
  const [once, fresh] = ['La piscine ferme à 17 h.', 'Le marché est déplacé.'];
  await own.drop(fileOf(once));
  await using moment = await remember(scene);
  await makeAndApprove(scene);
  assert.deepEqual(publicOn(scene), [once]);
  await takeBack(scene, moment);
  await passMinutes(scene, 5);
  await own.drop(fileOf(once, fresh));
  await makeAndApprove(scene);
  await scene.press('karim', 'thaw');
  const states = await scene.store.db.delivery.findMany({ orderBy: { draft: { number: 'asc' } } });
  assert.deepEqual(
    states.map(({ state, why }) => [state, why]),
    [
      ['sent', null],
      ['held', 'frozen'],
    ],
  );
  assert.deepEqual(publicOn(scene), [once]);
});
