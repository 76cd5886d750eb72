import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

async function say(scene: BotScene, user: string, text: string): Promise<string> {
  await scene.people.command(user, 'publications', text);
  await scene.settle();
  return scene.whispers(user).at(-1) ?? '';
}

test('a desk in German drafts, approves, publishes and freezes in German', async () => {
  await using scene = await openBotScene({ settings: { language: 'de' } });
  await scene.people.command('aicha', 'publications', 'Entwurf');
  const drafted = await scene.people.submit('aicha', { text: 'Das Rathaus öffnet am Montag um 9 Uhr.' });
  assert.equal(drafted.kind, 'taken');
  await scene.settle();
  const working = scene.textOf(scene.cardWith('ask'));
  assert.match(working, /Entwurf 1, Fassung 1/u);
  assert.match(working, /Lesen Sie diese Fassung durch und fordern Sie dann die Freigabe an\./u);
  await scene.press('aicha', 'ask');
  const asked = scene.textOf(scene.cardWith('approve'));
  assert.match(asked, /Zur Freigabe: Entwurf 1, Fassung 1/u);
  assert.match(asked, /Freigeben und sofort veröffentlichen/u);
  await scene.press('karim', 'approve');
  await scene.pass(25);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 1]);
  const told = scene.messages().map((message) => scene.textOf(message));
  assert.ok(
    told.some((text) => /✅ Karim hat Fassung 1 freigegeben, \w+, \d\d\.\d\d\.\d{4}, \d\d:\d\d Uhr\./u.test(text)),
  );
  assert.ok(told.some((text) => /Veröffentlicht auf .*valmont/u.test(text)));
  for (const text of told) assert.doesNotMatch(text, /brouillon|draft|validé|approved|publié sur|published/iu);
  await say(scene, 'aicha', 'einfrieren Token gestohlen');
  const frozen = scene.messages().map((message) => scene.textOf(message));
  assert.ok(frozen.some((text) => /❄ Aïcha hat diese Redaktion eingefroren, [^]*Grund: Token gestohlen/u.test(text)));
  await say(scene, 'karim', 'auftauen');
  const thawed = scene.messages().map((message) => scene.textOf(message));
  assert.ok(thawed.some((text) => /Karim hat aufgetaut/u.test(text)));
});
