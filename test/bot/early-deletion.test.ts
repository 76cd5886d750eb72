import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';

for (const [which, at] of [
  ['line', 1],
  ['working card', 2],
  ['card of what is asked', 3],
] as const) {
  test(`a ${which} that an administrator deletes quicker than Tambour writes down that it posted it comes back`, async () => {
    let scene: BotScene | null = null;
    let posts = 0;
    let deleted = '';
    await using opened = await openBotScene({
      wrapChat: (chat) => ({
        ...chat,
        async post(where, card, options) {
          const ref = await chat.post(where, card, options);
          posts += 1;
          if (posts !== at || scene === null) return ref;
          deleted = ref.message;
          scene.people.delete(null, ref);
          // Until Tambour has taken the event, which it cannot yet understand.
          while (scene.people.chat.state.outbox.length > 0) await pause(2);
          return ref;
        },
      }),
    });
    scene = opened;
    await scene.draft('La mairie ouvre à 9 h lundi.');
    await scene.press('aicha', 'ask');
    assert.notEqual(deleted, '');
    const card = scene.cardWith('approve');
    assert.notEqual(card.ref.message, deleted);
    const line = scene.messages().findLast(({ ref }) => ref.thread === null);
    assert.equal(card.ref.thread, line?.ref.message);
    scene.people.react('karim', card.ref, '✅');
    await scene.settle();
    await scene.pass(60);
    assert.equal(scene.networks.mastodon.posts.length, 1);
  });
}
