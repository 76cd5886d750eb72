import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Delivery } from '#publishing/delivery.ts';
import { endLeases } from '#publishing/start-publishing.ts';
import type { Leases } from '#publishing/queues.ts';

import { openScene, type Scene } from '../support/publishing-scene.ts';

async function stepsOf(scene: Scene): Promise<readonly string[]> {
  const waiting = await scene.store.waitingJobs();
  return waiting.filter(({ queue }) => queue === 'publishing').map(({ key }) => key.split(':').slice(0, 4).join(' '));
}

function claimOf({ id: deliveryId, attempt }: Delivery): Leases['claims'][number] {
  return { deliveryId, attempt };
}

/** One post for two accounts that is claimed, and whose process is gone; the first may have been answered. */
async function claimed(scene: Scene, isAnswered: boolean): Promise<Leases> {
  const { id } = await scene.asked();
  await scene.decide({ id });
  const [mastodon, x] = [await scene.delivery(id, 'mastodon'), await scene.delivery(id, 'x')];
  if (isAnswered) {
    const posted = {
      state: 'sent',
      remoteId: '1',
      remoteUrl: 'https://m.example/1',
      sentAt: scene.clock.now(),
    } as const;
    await scene.store.db.delivery.update({ where: { id: mastodon.id }, data: { ...posted, leaseUntil: null } });
  }
  scene.clock.advance(600_000);
  return { claims: [claimOf(mastodon), claimOf(x)] };
}

test('of attempts whose leases ended together those are settled that nobody answered', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const leases = await claimed(scene, true);
  await endLeases(scene.store, [leases]);
  const x = leases.claims[1];
  assert.deepEqual(await stepsOf(scene), [`settle ${x?.deliveryId} ${x?.attempt} 0`]);
});

test('twice is once, and together with the sweep as well', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const leases = await claimed(scene, false);
  await endLeases(scene.store, [leases]);
  await endLeases(scene.store, [leases]);
  assert.equal((await stepsOf(scene)).length, 2);
});

test('of batches that end together each is settled, once where one is in both', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const [one, other] = [await claimed(scene, false), await claimed(scene, false)];
  await endLeases(scene.store, [one, other, one]);
  assert.equal((await stepsOf(scene)).length, 4);
});

test('an attempt that another one followed is left to that one', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const { claims } = await claimed(scene, false);
  await scene.store.db.delivery.updateMany({ data: { attempt: { increment: 1 } } });
  await endLeases(scene.store, [{ claims }]);
  assert.deepEqual(await stepsOf(scene), []);
});
