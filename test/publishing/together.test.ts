import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { openHands } from '#publishing/hands.ts';
import { sendDelivery } from '#publishing/send-delivery.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

const settings = { graceSeconds: 1 };

/** An approved post for both networks that is due now. */
async function due(scene: Scene): Promise<{ readonly draftId: string; readonly mastodon: string; readonly x: string }> {
  const { id: draftId } = await scene.asked();
  await scene.decide({ id: draftId });
  scene.clock.advance(1000);
  const [mastodon, x] = [await scene.delivery(draftId, 'mastodon'), await scene.delivery(draftId, 'x')];
  return { draftId, mastodon: mastodon.id, x: x.id };
}

async function states(scene: Scene, draftId: string): Promise<readonly string[]> {
  return [await scene.delivery(draftId, 'mastodon'), await scene.delivery(draftId, 'x')].map(({ state }) => state);
}

function send(scene: Scene, deliveryId: string, hands: number): Promise<void> {
  const step = { deliveryId, attempt: 0, round: 1 };
  return sendDelivery(scene.deps, step, new AbortController().signal, openHands(hands));
}

test('what is due with a post of its draft goes with it, in one claim', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon } = await due(scene);
  await send(scene, mastodon, 2);
  await scene.pass(0);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  const entries = await scene.store.db.journalEntry.findMany({ where: { kind: 'delivery.sending' } });
  assert.deepEqual([entries.length, new Set(entries.map(({ at }) => at.getTime())).size], [2, 1]);
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('where no hand is free each goes by its own job', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  await send(scene, mastodon, 1);
  assert.deepEqual(await states(scene, draftId), ['sent', 'ready']);
  await send(scene, x, 1);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
});

test('what another post of its account goes before stays behind, and leaves after it', async () => {
  await using scene = await openScene({ settings });
  const earlier = await scene.asked({ text: 'Earlier.', accountIds: [scene.accountIds.x] });
  await scene.decide(earlier);
  scene.clock.advance(100);
  const { draftId, mastodon } = await due(scene);
  await send(scene, mastodon, 2);
  assert.deepEqual(await states(scene, draftId), ['sent', 'ready']);
  await scene.pass(600);
  assert.deepEqual(
    scene.x.posts.map(({ rendering }) => rendering.text),
    ['Earlier.', 'The town hall is open until 18:00 on Monday.'],
  );
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
});

test('both jobs at once, with hands for both, send each once', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  await Promise.all([send(scene, mastodon, 2), send(scene, x, 2)]);
  await scene.pass(600);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('once all of it is recorded, every hand is free again', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon } = await due(scene);
  const hands = openHands(4);
  const step = { deliveryId: mastodon, attempt: 0, round: 1 };
  await sendDelivery(scene.deps, step, new AbortController().signal, hands);
  await scene.pass(0);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  assert.equal(hands.take(), 3);
});

test('jobs never have more hands together than there are, but for the one that each has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(fc.boolean(), { maxLength: 40 }), (count, moves) => {
      const hands = openHands(count);
      const taken: number[] = [];
      for (const isTaking of moves) {
        if (isTaking) {
          const before = taken.reduce((sum, one) => sum + one, 0);
          const spare = hands.take();
          assert.equal(spare, Math.max(0, count - before - 1));
          taken.push(1 + spare);
        } else if (taken.length > 0) hands.give(taken.shift() ?? 0);
      }
    }),
  );
});
