import assert from 'node:assert/strict';
import { test } from 'node:test';

import sharp from 'sharp';

import { openBotScene } from '../support/bot-scene.ts';

const png = new Uint8Array(
  await sharp({ create: { width: 40, height: 30, channels: 3, background: '#224488' } })
    .png()
    .toBuffer(),
);
const ask = { ask: ['ask'] };

test('who creates a draft is told so in private, with a link to its thread', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.', { at: '2026-11-27 9h' });
  const [line] = scene.messages();
  const [said, ...more] = scene.whispers('aicha');
  assert.match(said ?? '', /\nLe brouillon n° 1 est créé\. Part vendredi 27 novembre à 9 h 00 \(Europe\/Paris\), une fois validé\. \[/);
  assert.match(said ?? '', new RegExp(`\\[ouvrir le fil\\]\\(.*/m/${line?.ref.message}\\)`));
  assert.deepEqual(more, []);
  assert.deepEqual(scene.whispers('karim'), []);
});

test('a draft is created and approval asked for in one step, and goes out once it is approved', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.', ask);
  assert.match(scene.whispers('aicha')[0] ?? '', /\nLe brouillon n° 1 est créé, et sa validation est demandée\. \[/);
  assert.doesNotMatch(scene.seen(), /Demander la validation/, 'no card is left that asks once more');
  await scene.press('karim', 'approve');
  await scene.pass(30);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('where something blocks, the draft is created and not asked about: what is missing is said, and what to press', async () => {
  await using scene = await openBotScene();
  const file = scene.people.keepFile({ name: 'a.png', bytes: png });
  await scene.draft('La mairie ouvre à 9 h lundi.', { files: [file], ...ask });
  const said = scene.whispers('aicha')[0] ?? '';
  assert.match(said, /\nLe brouillon n° 1 est créé\. \[/);
  assert.match(said, /À corriger :\n*.*\n- \*Description de l’image 1\*/);
  assert.match(said, /Ensuite, utilisez « Demander la validation » sur sa carte/);
  assert.throws(() => scene.cardWith('approve'));
  assert.match(scene.textOf(scene.cardWith('ask')), /version 1/);
});

test('approval is not asked for without a picture that its author put in', async () => {
  await using scene = await openBotScene();
  const files = [scene.people.keepFile({ name: 'note.txt', bytes: new TextEncoder().encode('bonjour') })];
  await scene.draft('La mairie ouvre à 9 h lundi.', { files, ...ask });
  assert.match(scene.whispers('aicha')[0] ?? '', /note\.txt n’est pas une image.*\[ouvrir le fil\].*\n.*Il y manque/s);
  assert.throws(() => scene.cardWith('approve'));
});

test('approval is not asked for while the pictures of the form are still fetched', async () => {
  let isAway = true;
  await using scene = await openBotScene({
    wrapChat: (chat) => ({
      ...chat,
      download: async (file, options) => {
        if (isAway) throw new Error('the chat is away');
        return chat.download(file, options);
      },
    }),
  });
  const file = scene.people.keepFile({ name: 'a.png', bytes: png, alt: 'La mairie, portes ouvertes' });
  await scene.people.command('aicha', 'publications', 'brouillon Bonjour');
  await scene.people.submit('aicha', { files: [file], ...ask });
  await scene.settle().catch(() => undefined);
  await scene.settle();
  assert.match(scene.whispers('aicha')[0] ?? '', /Ses images arrivent encore/);
  assert.throws(() => scene.cardWith('approve'));
  isAway = false;
  await scene.pass(10);
  await scene.press('aicha', 'ask');
  assert.match(scene.textOf(scene.cardWith('approve')), /version 2\n(?:.*\n)*!\[Image 1, 40 × 30/);
});
