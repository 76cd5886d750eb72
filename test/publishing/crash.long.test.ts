import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Draft } from '#drafts/draft.ts';

import { mortalProcess, type Process } from '../support/crashing.ts';
import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';
import type { Trouble } from '../support/scripted-network.ts';

/** Time passes; whenever the process has died it is started again a second later. */
async function passWithRestarts(scene: Scene, process: Process, seconds: number): Promise<void> {
  const until = scene.clock.now().getTime() + seconds * 1000;
  while (scene.clock.now().getTime() < until) {
    const left = (until - scene.clock.now().getTime()) / 1000;
    try {
      await scene.pass(left);
    } catch (error) {
      if (!process.restart()) throw error;
      scene.clock.advance(1000);
    }
  }
}

/** A decision of which the chat was not told is delivered again. */
async function decideWithRestarts(scene: Scene, process: Process, draft: Draft): Promise<void> {
  try {
    await scene.decide(draft, { isMortal: true });
  } catch (error) {
    if (!process.restart()) throw error;
    scene.clock.advance(1000);
    await scene.decide(draft, { isMortal: true });
  }
}

for (const [network, trouble, what] of [
  ['mastodon', null, 'words'],
  ['x', null, 'words'],
  ['mastodon', null, 'a picture'],
  ['mastodon', 'loseAnswer', 'words'],
  ['x', 'loseAnswer', 'words'],
  ['x', 'loseRequest', 'words'],
] as const satisfies readonly (readonly ['mastodon' | 'x', Trouble | null, string])[]) {
  test(`killed at any step of sending ${what} to ${network} (${trouble ?? 'no other trouble'}): never two posts, none lost`, async () => {
    const process = mortalProcess();
    await using scene = await openScene({ settings: { graceSeconds: 0 }, wrap: process.wrap });
    const media = what === 'words' ? [] : [await aPicture(scene.store, 'door')];
    let n = 0;
    for (let hasDied = true; hasDied;) {
      n += 1;
      const draft = await scene.asked({ text: `Step ${n}.`, accountIds: [scene.accountIds[network]], media });
      if (trouble !== null) scene[network].troubles.push(trouble);
      const before = process.stepsDone();
      process.dieAt(n);
      await decideWithRestarts(scene, process, draft);
      await passWithRestarts(scene, process, 900);
      hasDied = process.stepsDone() - before >= n;
      const delivery = await scene.delivery(draft.id, network);
      scene[network].troubles.splice(0);
      const posts = scene[network].posts.filter(({ key }) => key === delivery.key);
      // Two lost requests in a row, of which one was killed before it left: on X a person is asked.
      const isAsked = delivery.state === 'held' && network === 'x' && trouble === 'loseRequest';
      if (isAsked) assert.equal(posts.length, 0);
      else {
        assert.deepEqual([delivery.state, posts.length], ['sent', 1], `killed at step ${n}`);
        assert.equal(delivery.state === 'sent' && delivery.remoteId, posts[0]?.id);
      }
      process.dieAt(Infinity);
    }
    // Decide and claim, request, record, read back, record; with a picture look, prepare, record, claim: each before and
    // after.
    assert.ok(n > (what === 'words' ? 10 : 18), `only ${n} steps`);
  });
}

test('killed between the two networks: the first is never repeated, the second goes out once', async () => {
  const process = mortalProcess();
  await using scene = await openScene({ wrap: process.wrap });
  const draft = await scene.asked();
  await scene.decide(draft);
  scene.mastodon.whileSending = async () => {
    scene.mastodon.whileSending = null;
    // Once Mastodon's answer is recorded.
    process.dieAt(4);
  };
  await passWithRestarts(scene, process, 900);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  assert.deepEqual(
    (await scene.deliveries(draft.id)).map(({ state }) => state),
    ['sent', 'sent'],
  );
});
