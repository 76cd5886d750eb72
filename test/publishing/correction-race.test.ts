import assert from 'node:assert/strict';
import { test } from 'node:test';

import { claimDeliveries } from '#publishing/sending/claim.ts';
import { lockDelivery } from '#publishing/lock-delivery.ts';

import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { openScene, present } from '../support/publishing-scene.ts';

test('a correction that another one overtook between its gate and its claim is not claimed', async () => {
  await using scene = await openScene();
  const { store, deps } = scene;
  const draft = await publishedDraft(scene, { text: 'Untill 18:00.' });
  const ways = { x: 'leave' } as const;
  const [first, second] = [
    await askedCorrection(scene, draft, { text: 'First.', ways }),
    await askedCorrection(scene, draft, { text: 'Second.', ways }),
  ];
  await scene.decide(second);
  const { id } = await scene.delivery(second.id);
  // Its gate was open; then the first one went out.
  await scene.decide(first);
  const { id: firstId } = await scene.delivery(first.id);
  await store.db.delivery.update({ where: { id: firstId }, data: { state: 'sent', sentAt: scene.clock.now() } });
  const claims = await store.write(async (work) => {
    const { draft, delivery } = present(await lockDelivery(work.tx, id));
    return claimDeliveries(work, deps, draft, [delivery]);
  });
  assert.deepEqual(claims, []);
  await scene.pass(600);
  assert.partialDeepStrictEqual(await scene.delivery(second.id), { state: 'held', why: 'corrected_since' });
  assert.deepEqual(scene.mastodon.corrections, []);
});
