import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openScene } from '../support/publishing-scene.ts';

test('an approved post leaves on every account after the grace, once, and the thread is told', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(19);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [0, 0]);
  await scene.pass(1);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  assert.deepEqual(
    (await scene.deliveries(draft.id)).map(({ state }) => state),
    ['sent', 'sent'],
  );
  const told = await scene.notices(draft.id);
  assert.equal(told.filter((kind) => kind === 'delivery.sent').length, 2);
  await scene.pass(3600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});
