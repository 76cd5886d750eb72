import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

/** Aïcha’s post is public on both networks; `software` is what the Mastodon server calls itself. */
async function published(software: string): Promise<BotScene> {
  const scene = await openBotScene();
  const { mastodon: id } = scene.accountIds;
  await scene.store.db.account.update({ where: { id }, data: { software } });
  await scene.draft('Crue de la Bruyère : quittez les berges.');
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(60);
  return scene;
}

async function introOf(scene: BotScene, action: string): Promise<string> {
  await scene.press('aicha', action);
  return (scene.people.formOf('aicha')?.form.intro ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
}

test('who retracts or corrects a post that may have been mailed is told whom that does not reach', async () => {
  await using scene = await published('Mastodon 4.6.2');
  const said =
    /Le serveur de @valmont@practice\.example \(Mastodon\) peut envoyer .* par courriel .* : ni une modification ni un retrait ne les atteint/;
  assert.match(await introOf(scene, 'retract'), said);
  const intro = await introOf(scene, 'correct');
  assert.match(intro, said);
  assert.doesNotMatch(intro, /valmont \(X\)/);
});

test('nothing is said of mail where the server cannot send any', async () => {
  await using scene = await published('Mastodon 4.5.15');
  assert.doesNotMatch(await introOf(scene, 'retract'), /courriel/);
  assert.doesNotMatch(await introOf(scene, 'correct'), /courriel/);
});

test('a server is taken for one that mails from Mastodon 4.6 on, and its forks with it', () => {
  const { mastodon, x } = rules;
  for (const name of [
    'Mastodon 4.6.0',
    'Mastodon 4.6.0-beta.1',
    'Mastodon 4.10.1',
    'mastodon v5.0.0-nightly.2026-11-01',
    'Mastodon 4.6.5+glitch',
    'Hometown 4.6.1+hometown-1.2.0',
  ]) {
    assert.equal(mastodon.mailsOut(name), true, name);
  }
  for (const name of ['Mastodon 4.5.15', 'Mastodon 3.46.1', 'GoToSocial 4.6.0', 'Snac 2.94', 'practice', '']) {
    assert.equal(mastodon.mailsOut(name), false, name);
  }
  assert.equal(x.mailsOut('Mastodon 4.6.0'), false);
});
