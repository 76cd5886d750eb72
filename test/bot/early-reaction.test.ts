import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

for (const [emoji, becomes] of [
  ['✅', /✅ Karim a validé la version 1/],
  ['❌', /❌ Karim a refusé la version 1/],
] as const) {
  test(`a ${emoji} that is quicker than Tambour, which has only just posted the card, counts`, async () => {
    let scene: BotScene | null = null;
    let isFirst = true;
    await using opened = await openBotScene({
      wrapChat: (chat) => ({
        ...chat,
        async react(ref, name) {
          await chat.react(ref, name);
          if (!isFirst || scene === null) return;
          isFirst = false;
          scene.people.react('karim', ref, emoji);
          // Until Tambour has taken the event, which it cannot yet understand.
          while (scene.people.chat.state.outbox.length > 0) await pause(2);
        },
      }),
    });
    scene = opened;
    await scene.draft('La mairie ouvre à 9 h lundi.');
    await scene.press('aicha', 'ask');
    assert.equal(isFirst, false);
    assert.match(scene.seen(), becomes);
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, emoji === '✅' ? 1 : 0);
  });
}
