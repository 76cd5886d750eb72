import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';

test('a draft is written, asked about, approved with ✅ and published once on both networks', async () => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  await scene.press('aicha', 'ask');
  const asked = scene.cardWith('approve');
  scene.people.react('karim', asked.ref, '✅');
  await scene.settle();
  await scene.pass(25);
  assert.equal(scene.networks.mastodon.posts.length, 1);
  assert.equal(scene.networks.x.posts.length, 1);
});
