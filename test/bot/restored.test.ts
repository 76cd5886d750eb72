import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tellAfterRestore } from '#drafts/tell-after-restore.ts';

import { openBotScene } from '../support/bot-scene.ts';

const takenAt = new Date('2026-11-22T06:00:00.000Z');
const decideAgain = /restauré à partir d’une sauvegarde \(.*22 novembre.*\) : ce qui a été décidé depuis est oublié/;

test('after a restore, what was asked about at the backup is asked about again in its thread, once', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h.');
  await scene.press('aicha', 'ask');
  await tellAfterRestore(scene.store, { takenAt });
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
  await tellAfterRestore(scene.store, { takenAt });
  await scene.settle();
  assert.equal(scene.cardWith('approve').ref.message, ref.message);
});

test('what was being written, or had been decided, is not asked about', async () => {
  await using scene = await openBotScene();
  await scene.draft('La piscine est chauffée.');
  await tellAfterRestore(scene.store, { takenAt });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  await tellAfterRestore(scene.store, { takenAt });
  await scene.settle();
  assert.doesNotMatch(scene.seen(), decideAgain);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});
