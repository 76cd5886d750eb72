import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';

const texts = [
  'Le fleuve monte jusqu’à ce soir.',
  'Quittez les quais avant 18 h.',
  'Garez-vous sur la colline.',
  'Renseignements au 0 800 000 000.',
];
const text = texts.join('\n---\n');

test('a text with lines of hyphens is shown part by part with its lengths, approved as one, and goes out as a series', async () => {
  await using scene = await openBotScene();
  const onMastodon = scene.accountIds.mastodon;
  await scene.draft(text, { accounts: [onMastodon] });
  await scene.press('aicha', 'ask');
  const card = scene.textOf(scene.cardWith('approve'));
  for (const [at, part] of texts.entries()) {
    assert.match(card, new RegExp(`Partie ${at + 1} sur 4 · ${part.length}/500`));
    assert.ok(card.includes(part));
  }
  assert.doesNotMatch(card, /^---$/mu);
  await scene.press('karim', 'approve');
  await scene.pass(60);
  const { posts } = scene.networks.mastodon;
  assert.deepEqual(
    posts.map(({ rendering }) => rendering.text),
    texts,
  );
  assert.match(scene.seen(), /les 4 parties, dans l’ordre/);
  const told = scene.messages().filter((message) => scene.textOf(message).includes('les 4 parties'));
  assert.equal(told.length, 1);
  assert.match(scene.seen(), /Retirer/);
});
