import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';

test('a hundred people who react at once approve nothing: only those whom the desk names count', async () => {
  const crowd = Array.from({ length: 100 }, (_, at) => `crowd${at}`);
  await using scene = await openBotScene({
    settings: { graceSeconds: 0 },
    people: crowd.map((id) => ({
      id,
      name: `Karim ${id}`,
      part: null,
      kind: 'member',
      language: 'fr',
      timeZone: 'Europe/Paris',
    })),
  });
  await scene.draft('La piscine est ouverte.');
  await scene.press('aicha', 'ask');
  const { ref } = scene.cardWith('approve');
  for (const name of ['approve', 'reject'] as const) {
    await Promise.all(
      crowd.map((user) =>
        scene.sink.accept({ kind: 'reaction', dedupeKey: `${user} ${name}`, user, ref, name, added: true }),
      ),
    );
  }
  await scene.pass(60);
  assert.equal(await scene.store.db.decision.count(), 0);
  assert.deepEqual([scene.networks.mastodon.posts, scene.networks.x.posts], [[], []]);
  scene.people.react('karim', ref, '✅');
  await scene.pass(60);
  assert.deepEqual([scene.networks.mastodon.posts.length, scene.networks.x.posts.length], [1, 1]);
});
