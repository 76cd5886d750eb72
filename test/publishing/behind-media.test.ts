import assert from 'node:assert/strict';
import { test } from 'node:test';

import { send } from '#publishing/sending/send.ts';

import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';

/** A server that takes no more uploads for half an hour. */
const full = { kind: 'tryLater', why: 'rate_limit', afterSeconds: 1800, uploaded: [] } as const;

/** Approves a post with a picture for Mastodon alone. */
async function pictured(scene: Scene, name: string): Promise<string> {
  const media = [await aPicture(scene.store, name)];
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], text: `With ${name}.`, media });
  await scene.decide(draft);
  return draft.id;
}

async function worded(scene: Scene, text: string): Promise<string> {
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], text, series: 'plain' });
  await scene.decide(draft);
  return draft.id;
}

function texts(scene: Scene): readonly string[] {
  return scene.mastodon.posts.map(({ rendering }) => rendering.text);
}

test('no text waits behind a picture that waits for the network to take uploads again', async () => {
  await using scene = await openScene();
  scene.mastodon.prepareTroubles.push(full);
  const picture = await pictured(scene, 'the bridge');
  await scene.pass(30);
  await worded(scene, 'The bridge is closed.');
  await worded(scene, 'One.\n---\nTwo.\n---\nThree.');
  await scene.pass(90);
  assert.deepEqual(texts(scene), ['The bridge is closed.', 'One.', 'Two.', 'Three.']);
  const waiting = await scene.delivery(picture);
  assert.equal(waiting.state, 'ready');
  // Its thread says for what, and until when.
  const told = await scene.store.db.notice.findFirstOrThrow({ where: { draftId: picture, kind: 'delivery.delayed' } });
  assert.deepEqual(Object(told.data).why, 'upload_limit');
  assert.deepEqual(Object(told.data).untilAt, waiting.dueAt.toISOString());
  await scene.pass(1800);
  assert.equal(texts(scene).at(-1), 'With the bridge.');
});

test('pictures that wait for uploads leave in their order, and the texts of other drafts between them', async () => {
  await using scene = await openScene();
  scene.mastodon.prepareTroubles.push(full, { ...full, afterSeconds: 1700 });
  await pictured(scene, 'the first');
  await scene.pass(100);
  await pictured(scene, 'the second');
  await worded(scene, 'A text.');
  await scene.pass(1900);
  assert.deepEqual(texts(scene), ['A text.', 'With the first.', 'With the second.']);
});

test('a part of a series that waits for its picture keeps its own later parts waiting, and no other post', async () => {
  await using scene = await openScene();
  const media = [{ ...(await aPicture(scene.store, 'the quay')), part: 2 }];
  const draft = await scene.asked({
    accountIds: [scene.accountIds.mastodon],
    text: 'One.\n---\nTwo.\n---\nThree.',
    series: 'plain',
    media,
  });
  scene.mastodon.whilePreparing = async () => {
    if (scene.mastodon.posts.length !== 1) return;
    scene.mastodon.prepareTroubles.push(full);
    scene.mastodon.whilePreparing = null;
  };
  await scene.decide(draft);
  await scene.pass(60);
  await worded(scene, 'Another post.');
  await scene.pass(60);
  assert.deepEqual(texts(scene), ['One.', 'Another post.']);
  await scene.pass(1800);
  assert.deepEqual(texts(scene), ['One.', 'Another post.', 'Two.', 'Three.']);
});

test('a text behind a picture that is being uploaded says behind which draft it waits, once, and then follows', async () => {
  await using scene = await openScene();
  let text = '';
  scene.mastodon.whilePreparing = async () => {
    scene.mastodon.whilePreparing = null;
    text = await worded(scene, 'A text.');
    const tries = async (): Promise<void> => {
      const { id: deliveryId, attempt } = await scene.delivery(text);
      await send(scene.deps, { deliveryId, attempt, round: 1 }, new AbortController().signal);
    };
    scene.clock.advance(21_000);
    await tries();
    assert.ok(!(await scene.notices(text)).includes('delivery.queued'));
    for (let round = 0; round < 3; round += 1) {
      scene.clock.advance(20_000);
      await tries();
    }
  };
  const picture = await pictured(scene, 'the bridge');
  await scene.pass(90);
  const told = await scene.store.db.notice.findMany({ where: { draftId: text, kind: 'delivery.queued' } });
  const { number } = await scene.draft(picture);
  assert.deepEqual(
    told.map(({ data }) => Object(data).number),
    [number],
  );
  assert.deepEqual(texts(scene), ['With the bridge.', 'A text.']);
});
