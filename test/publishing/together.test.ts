import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import * as fc from 'fast-check';

import { enqueueSends, publishingQueue, type PublishingStep } from '#publishing/queues.ts';
import { openSlots, send, type Slots } from '#publishing/sending/send.ts';

import { aPicture, openScene, present, type Scene } from '../support/publishing-scene.ts';

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

/** Takes one job for these. */
function sendTogether({ deps }: Pick<Scene, 'deps'>, ids: readonly string[], slots?: Slots): Promise<void> {
  const [first, ...others] = ids.map((deliveryId) => ({ deliveryId, attempt: 0 }));
  return send(deps, { ...present(first), round: 1, others }, new AbortController().signal, slots);
}

/** Lists the sends that wait as jobs. */
async function sends({ store }: Scene): Promise<readonly PublishingStep[]> {
  const rows = await store.db.$queryRaw<
    { data: unknown }[]
  >`SELECT data FROM test_job WHERE queue = ${publishingQueue.name}`;
  return rows.map(({ data }) => publishingQueue.schema.parse(data)).filter(({ step }) => step === 'send');
}

test('what one job is for goes together, in one claim', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  await sendTogether(scene, [mastodon, x]);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  const entries = await scene.store.db.journalEntry.findMany({ where: { kind: 'delivery.sending' } });
  assert.deepEqual([entries.length, new Set(entries.map(({ at }) => at.getTime())).size], [2, 1]);
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('a job sends nothing that it is not for', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  await sendTogether(scene, [mastodon]);
  assert.deepEqual(await states(scene, draftId), ['sent', 'ready']);
  await sendTogether(scene, [x]);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
});

test('what another post of its account goes before stays behind, and leaves after it', async () => {
  await using scene = await openScene({ settings });
  const earlier = await scene.asked({ text: 'Earlier.', accountIds: [scene.accountIds.x] });
  await scene.decide(earlier);
  scene.clock.advance(100);
  const { draftId, mastodon, x } = await due(scene);
  await sendTogether(scene, [mastodon, x]);
  assert.deepEqual(await states(scene, draftId), ['sent', 'ready']);
  await scene.pass(600);
  assert.deepEqual(
    scene.x.posts.map(({ rendering }) => rendering.text),
    ['Earlier.', 'The town hall is open until 18:00 on Monday.'],
  );
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
});

test('two jobs at once for the same posts send each once, and so does one that is taken again', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  await Promise.all([sendTogether(scene, [mastodon, x]), sendTogether(scene, [x, mastodon])]);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  await sendTogether(scene, [mastodon, x]);
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('a job that comes before its time sends nothing, and each of its posts leaves at its time', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  scene.clock.advance(-500);
  await sendTogether(scene, [mastodon, x]);
  assert.deepEqual(await states(scene, draftId), ['ready', 'ready']);
  await scene.pass(2);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('a job ends once each of its posts is recorded, and then throws what one of them threw', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  const { deps } = scene;
  const networkOf: typeof deps.networkOf = (account) =>
    account.network === 'mastodon' ? Promise.reject(new Error('the keys are gone')) : deps.networkOf(account);
  await assert.rejects(sendTogether({ deps: { ...deps, networkOf } }, [mastodon, x]), /the keys are gone/);
  // Claimed, and nothing left: the end of its lease makes it a doubt.
  assert.deepEqual(await states(scene, draftId), ['sending', 'sent']);
  assert.equal(scene.mastodon.requests.length, 0);
});

for (const [why, change] of [
  ['sleeps', { state: 'asleep' }],
  ['is paused', { state: 'paused', pausedWhy: 'token_refused' }],
] as const) {
  test(`where the account of the first ${why}, the others of its job leave all the same`, async () => {
    await using scene = await openScene({ settings });
    const { draftId } = await due(scene);
    const [first] = await sends(scene);
    const account = first?.deliveryId === (await scene.delivery(draftId, 'x')).id ? 'x' : 'mastodon';
    await scene.store.db.account.update({ where: { id: scene.accountIds[account] }, data: change });
    await scene.pass(600);
    const other = account === 'x' ? 'mastodon' : 'x';
    assert.deepEqual(
      [(await scene.delivery(draftId, account)).state, (await scene.delivery(draftId, other)).state],
      ['held', 'sent'],
    );
  });
}

test('so do they where the first was called off, or has pictures with the others', async () => {
  await using scene = await openScene({ settings });
  const { draftId } = await due(scene);
  const [first] = await sends(scene);
  await scene.store.db.delivery.update({
    where: { id: first?.deliveryId ?? '' },
    data: { state: 'cancelled', why: 'freed' },
  });
  const { id } = await scene.asked({ text: 'With a picture.', media: [await aPicture(scene.store, 'door')] });
  await scene.decide({ id });
  await scene.pass(600);
  assert.deepEqual((await states(scene, draftId)).toSorted(), ['cancelled', 'sent']);
  assert.deepEqual(await states(scene, id), ['sent', 'sent']);
});

test('a post for many accounts has a job for six at most, and as much in each', async () => {
  await using scene = await openScene({ settings });
  const ids = Array.from({ length: 10 }, () => randomUUID());
  const at = new Date(scene.clock.now().getTime() + 1000);
  for (const count of [0, 1, 6, 7, 10]) {
    const some = ids.slice(0, count).map((id) => ({ id, attempt: count }));
    await scene.store.write((work) => enqueueSends(work, some, at));
    const jobs = (await sends(scene)).filter(({ attempt }) => attempt === count);
    const sizes = { 0: [], 1: [1], 6: [6], 7: [4, 3], 10: [5, 5] }[count];
    assert.deepEqual(
      jobs.map(({ others = [] }) => others.length + 1).toSorted((a, b) => b - a),
      sizes,
    );
    const together = jobs.flatMap(({ deliveryId, others = [] }) => [
      deliveryId,
      ...others.map((one) => one.deliveryId),
    ]);
    assert.deepEqual(together.toSorted(), some.map(({ id }) => id).toSorted());
  }
});

test('with one slot a job sends its posts one after the other, with two beside each other', async () => {
  for (const count of [1, 2]) {
    await using scene = await openScene({ settings });
    const { draftId, mastodon, x } = await due(scene);
    let [underWay, most] = [0, 0];
    const whileSending = async (): Promise<void> => {
      underWay += 1;
      most = Math.max(most, underWay);
      // Long enough for the other to come.
      await pause(200);
      underWay -= 1;
    };
    scene.mastodon.whileSending = whileSending;
    scene.x.whileSending = whileSending;
    await sendTogether(scene, [mastodon, x], openSlots(count));
    assert.deepEqual([await states(scene, draftId), most], [['sent', 'sent'], count]);
  }
});

test('whatever becomes of its posts, a job leaves every slot free', async () => {
  await using scene = await openScene({ settings });
  const { deps, store, accountIds } = scene;
  const slots = openSlots(3);
  const pictured = await scene.asked({ text: 'With a picture.', media: [await aPicture(store, 'door')] });
  await scene.decide(pictured);
  const { mastodon, x } = await due(scene);
  const ofPicture = (await scene.deliveries(pictured.id)).map(({ id }) => id);
  await store.db.account.update({ where: { id: accountIds.x }, data: { state: 'asleep' } });
  const broken = { ...deps, networkOf: () => Promise.reject(new Error('the keys are gone')) };
  await assert.rejects(sendTogether({ deps: broken }, ofPicture, slots), /the keys are gone/);
  await Promise.all([sendTogether(scene, ofPicture, slots), sendTogether(scene, [mastodon, x], slots)]);
  await sendTogether(scene, [mastodon, x], slots);
  assert.equal(await slots.take(9), 3);
});

test('a job begins with a slot in any case; beyond that no more are taken than there are, and whoever waits gets one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }),
      async (count, wishes) => {
        const slots = openSlots(count);
        let busy = 0;
        const jobs = wishes.map(async (most) => {
          const before = busy;
          let taken = slots.begin(most);
          assert.equal(taken, Math.max(1, Math.min(most, count - before)));
          busy += taken;
          for (let left = most - taken; ; left -= taken) {
            await Promise.resolve();
            busy -= taken;
            slots.give(taken);
            if (left === 0) return;
            taken = await slots.take(left);
            busy += taken;
            assert.ok(taken >= 1 && taken <= left && busy <= count);
          }
        });
        await Promise.all(jobs);
        assert.equal(await slots.take(9), count);
      },
    ),
  );
});
