import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { freeze, lockFreeze } from '#publishing/holding/freeze.ts';
import { gate } from '#publishing/gate.ts';
import { claimDeliveries } from '#publishing/sending/claim.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';
import { send } from '#publishing/sending/send.ts';

import { openScene, present, type Scene } from '../support/publishing-scene.ts';

const by = { id: 'lea', name: 'Lea' };

async function aReadyOne(scene: Scene): Promise<string> {
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  scene.clock.advance(60_000);
  return (await scene.delivery(draft.id)).id;
}

test('a freeze waits for a claim that is under way, and its commit comes after that of the claim', async () => {
  await using scene = await openScene();
  const id = await aReadyOne(scene);
  const order: string[] = [];
  const claimed = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const claiming = scene.store.write(async (work) => {
    const { draft, deliveries } = present(await lockReady(work.tx, [id]));
    assert.equal((await claimDeliveries(work, scene.deps, draft, deliveries)).length, 1);
    claimed.resolve();
    await mayEnd.promise;
    order.push('claimed');
  });
  await claimed.promise;
  const freezing = scene.store
    .write((work) => freeze(work, { deskId: scene.deskId, by, why: null }))
    .then(() => order.push('frozen'));
  // Long enough for a freeze that does not wait.
  await Promise.race([freezing, pause(1500)]);
  mayEnd.resolve();
  await Promise.all([claiming, freezing]);
  assert.deepEqual(order, ['claimed', 'frozen']);
});

test('a claim whose gate was open before a freeze began to commit waits for it, sees it, and is none', async () => {
  await using scene = await openScene();
  const id = await aReadyOne(scene);
  const frozen = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const freezing = scene.store.write(async (work) => {
    await freeze(work, { deskId: scene.deskId, by, why: null });
    frozen.resolve();
    await mayCommit.promise;
  });
  await frozen.promise;
  const hasLooked = Promise.withResolvers<void>();
  const claiming = scene.store.write(async (work) => {
    const { draft, deliveries } = present(await lockReady(work.tx, [id]));
    const open = await gate(scene.deps, work, { draft, delivery: present(deliveries[0]) }, work.clock.now());
    assert.equal(open.kind, 'open');
    hasLooked.resolve();
    return claimDeliveries(work, scene.deps, draft, deliveries);
  });
  await Promise.race([hasLooked.promise, claiming]);
  // Long enough for a claim that does not wait.
  await pause(100);
  mayCommit.resolve();
  await freezing;
  assert.deepEqual(await claiming, []);
  await scene.pass(60);
  assert.equal(scene.mastodon.requests.length, 0);
});

test('what becomes ready while a freeze commits waits for it, and is held', async () => {
  await using scene = await openScene();
  const id = await aReadyOne(scene);
  const locked = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const freezing = scene.store.write(async (work) => {
    await lockFreeze(work.tx);
    locked.resolve();
    await mayCommit.promise;
    await freeze(work, { deskId: scene.deskId, by, why: null });
  });
  await locked.promise;
  const readying = scene.store.write(async (work) => {
    const { draft, deliveries } = present(await lockReady(work.tx, [id]));
    await readyDelivery(
      work,
      { draft, delivery: present(deliveries[0]) },
      { at: work.clock.now(), because: 'retried' },
    );
  });
  await pause(100);
  mayCommit.resolve();
  await Promise.all([freezing, readying]);
  const { state, why } = await scene.store.db.delivery.findUniqueOrThrow({ where: { id } });
  assert.deepEqual([state, why], ['held', 'frozen']);
});

test('an approval while a freeze commits waits for it, and is held', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const draft = await scene.asked();
  const locked = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const freezing = scene.store.write(async (work) => {
    await lockFreeze(work.tx);
    locked.resolve();
    await mayCommit.promise;
    await freeze(work, { deskId: scene.deskId, by, why: null });
  });
  await locked.promise;
  const deciding = scene.decide(draft);
  await pause(100);
  mayCommit.resolve();
  await Promise.all([freezing, deciding]);
  const states = (await scene.deliveries(draft.id)).map(({ state }) => state);
  assert.deepEqual(states, ['held', 'held']);
});

test('who stood still between the last look and the request does not send what was frozen meanwhile', async () => {
  await using scene = await openScene();
  const id = await aReadyOne(scene);
  const { db } = scene.store;
  const standStill = async (): Promise<void> => {
    await scene.store.write((work) => freeze(work, { deskId: scene.deskId, by, why: null }));
    scene.clock.advance(2000);
  };
  // The last look is what is asked in SQL and outside of a transaction.
  const ask = async (...asked: Parameters<typeof db.$queryRaw>): Promise<unknown> => {
    const rows: unknown = await db.$queryRaw(...asked);
    await standStill();
    return rows;
  };
  const slow = new Proxy(db, { get: (of, name): unknown => (name === '$queryRaw' ? ask : Reflect.get(of, name)) });
  const deps = { ...scene.deps, store: { ...scene.store, db: slow } };
  const { attempt } = present(await scene.store.db.delivery.findUnique({ where: { id } }));
  await send(deps, { deliveryId: id, attempt, round: 1 }, new AbortController().signal);
  await scene.pass(60);
  assert.equal(scene.mastodon.requests.length, 0);
  assert.equal((await scene.store.db.delivery.findUniqueOrThrow({ where: { id } })).why, 'frozen');
});
