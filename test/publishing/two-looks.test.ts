import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPracticeWire } from '../support/practice-wire.ts';
import { openScene } from '../support/publishing-scene.ts';

/** Waits no longer than it must for a server that does not answer. */
const timeouts = { sendMs: 1_000 };

// As was seen of Hollo; whether a server's keys lock, it tells nobody, so that none is trusted before both looks.
for (const software of ['Hollo 0.10.0', 'Mastodon 4.5.9', 'Mastodon 4.6.6']) {
  test(`${software}, whose keys do not lock, takes no writes for 75 s while reads go on: one post`, async () => {
    await using wire = await openPracticeWire(openScene, { software, timeouts });
    const { scene, servers } = wire;
    servers.mastodon.manners.keys = 'looksFirst';
    const goOn = servers.mastodon.stallWrites();
    const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
    await scene.decide(draft);
    await scene.pass(75);
    goOn();
    await scene.pass(600);
    assert.equal(servers.mastodon.timeline().length, 1);
    assert.equal((await scene.delivery(draft.id)).state, 'sent');
  });
}

test('a server whose keys lock takes no writes for longer than both looks: one post', async () => {
  await using wire = await openPracticeWire(openScene, { software: 'Mastodon 4.6.6', timeouts });
  const { scene, servers } = wire;
  const goOn = servers.mastodon.stallWrites();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(300);
  goOn();
  await scene.pass(600);
  assert.equal(servers.mastodon.timeline().length, 1);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

test('under a key that lives, too, two looks must find nothing before anything is sent again', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  scene.mastodon.troubles.push('loseRequest');
  await scene.decide(draft);
  await scene.pass(600);
  const [, second] = scene.mastodon.requests;
  assert.ok(second !== undefined);
  assert.equal(scene.mastodon.looks.filter(({ at }) => at <= second.at).length, 2);
});

for (const keyLifeSeconds of [0, 3000]) {
  test(`a request that arrives 115 s after it got no answer is found (key: ${keyLifeSeconds} s)`, async () => {
    await using scene = await openScene({ keyLifeSeconds });
    const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
    scene.mastodon.troubles.push('arriveLate');
    await scene.decide(draft);
    // As late as made two posts on a real server, where the second look came after 70 s; the desk's grace before it.
    await scene.pass(20 + 100);
    scene.mastodon.answerHanging();
    await scene.pass(600);
    assert.deepEqual([scene.mastodon.posts.length, scene.mastodon.requests.length], [1, 1]);
    assert.equal((await scene.delivery(draft.id)).state, 'sent');
  });
}
