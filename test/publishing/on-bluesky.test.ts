import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tidOf } from '#networks/bluesky/tid.ts';
import type { Network } from '#networks/network.ts';
import { noMembers } from '#desks/may.ts';
import { isOurs } from '#relay/loops.ts';
import { askRetract } from '#publishing/correcting/ask-retract.ts';

import { openPracticeBluesky, type BlueskyWorld } from '../support/practice-networks.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';
import { testClock } from '../support/test-clock.ts';

/** A scene in which the first account's network is Bluesky, and what was asked of it. */
interface OnBluesky extends AsyncDisposable {
  readonly scene: Scene;
  readonly world: BlueskyWorld;
  readonly published: { readonly key: string; readonly since: Date | undefined }[];
  readonly looked: (string | undefined)[];
}

async function openOnBluesky(): Promise<OnBluesky> {
  await using opened = new AsyncDisposableStack();
  // The server's clock, which need not be that of the scene.
  const world = opened.use(await openPracticeBluesky({ clock: testClock() }));
  const published: OnBluesky['published'] = [];
  const looked: OnBluesky['looked'] = [];
  const network: Network = {
    ...world.network,
    publish: (prepared, key, signal, since) => {
      published.push({ key, since });
      return world.network.publish(prepared, key, signal, since);
    },
    find: (rendering, since, signal, key) => {
      looked.push(key);
      return world.network.find(rendering, since, signal, key);
    },
  };
  const scene = opened.use(
    await openScene({ wrap: (deps) => ({ ...deps, networkOf: async () => ({ kind: 'open', network }) }) }),
  );
  const rest = opened.move();
  return { scene, world, published, looked, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

async function approved(scene: Scene): Promise<string> {
  const draft = await scene.asked({ text: 'A post.', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  return draft.id;
}

for (const [what, injectTrouble, sends] of [
  ['whose answer is lost', (world) => world.troubles?.loseAnswer(), 1],
  ['that was published and answered with an error', (world) => world.troubles?.failAfterAccepting(), 1],
  ['whose request is lost', (world) => world.troubles?.loseRequest(), 2],
] as const satisfies readonly (readonly [string, (world: BlueskyWorld) => void, number])[]) {
  test(`a post on Bluesky ${what} is settled by its own key, and is there once`, async () => {
    await using on = await openOnBluesky();
    const { scene, world, published, looked } = on;
    injectTrouble(world);
    const id = await approved(scene);
    await scene.pass(20);
    assert.equal((await scene.delivery(id)).state, 'doubt');
    await scene.pass(600);
    const delivery = await scene.delivery(id);
    assert.ok(delivery.state === 'sent');
    const [first] = published;
    assert.ok(first?.since !== undefined);
    assert.deepEqual(
      published,
      Array.from({ length: sends }, () => first),
      'each attempt is the same',
    );
    assert.ok(looked.length > 0 && looked.every((key) => key === delivery.key));
    assert.equal(delivery.remoteId, tidOf(first.since, delivery.key));
    assert.deepEqual(
      world.server.rows().map(({ rkey }) => rkey),
      [delivery.remoteId],
    );
  });
}

test('an attempt that surely published nothing is followed by one with a moment of its own', async () => {
  await using on = await openOnBluesky();
  const { scene, world, published } = on;
  world.troubles?.limitRate(null);
  const id = await approved(scene);
  await scene.pass(300);
  assert.equal((await scene.delivery(id)).state, 'sent');
  const moments = new Set(published.map(({ since }) => since?.getTime()));
  assert.deepEqual([published.length, moments.size, world.server.rows().length], [2, 2, 1]);
});

test('a series is a thread: each part answers the one before and names the first, also over a lost answer', async () => {
  await using on = await openOnBluesky();
  const { scene, world } = on;
  const text = 'The first.\n---\nThe second.\n---\nThe third.';
  const draft = await scene.asked({ text, series: 'plain', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(25);
  world.troubles?.loseAnswer();
  await scene.pass(1800);
  const rows = world.server.rows();
  const uriOf = (place: number): string => `at://${world.did}/app.bsky.feed.post/${rows[place]?.rkey}`;
  assert.deepEqual(
    rows.map(({ value }) => [value.text, value.reply?.parent.uri, value.reply?.root.uri]),
    [
      ['The first.', undefined, undefined],
      ['The second.', uriOf(0), uriOf(0)],
      ['The third.', uriOf(1), uriOf(0)],
    ],
  );
});

test('a post on Bluesky is known as ours by either name of its account, so that relaying it ends', async () => {
  await using on = await openOnBluesky();
  const { scene } = on;
  const id = await approved(scene);
  await scene.pass(60);
  const delivery = await scene.delivery(id);
  assert.ok(delivery.state === 'sent');
  const ours = (rkey: string): Promise<unknown> =>
    scene.store.write(({ tx }) => {
      const link = `https://bsky.app/profile/ville.example.fr/post/${rkey}`;
      const key = link.replace('https://', '');
      return isOurs(tx, { key, link, title: '', summary: '', publishedAt: null, datedAt: null });
    });
  assert.equal(await ours(delivery.remoteId), 'ours');
  assert.equal(await ours(tidOf(new Date(), 'another')), null);
});

test('what was retracted is never sent again, whatever job still comes', async () => {
  await using on = await openOnBluesky();
  const { scene, world, published } = on;
  world.troubles?.loseAnswer();
  const draftId = await approved(scene);
  await scene.pass(600);
  const ask = { draftId, deliveryId: null, person: 'karim', members: noMembers, reason: 'Wrong.' };
  await scene.store.write((work) => askRetract(work, ask));
  await scene.pass(3600);
  assert.equal((await scene.delivery(draftId)).state, 'retracted');
  assert.deepEqual([published.length, world.server.rows().length], [1, 0]);
});
