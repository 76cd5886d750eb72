import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { enqueueSends, openSlots, publishingQueue, type PublishingStep } from '#publishing/queues.ts';
import { sendDelivery } from '#publishing/send.ts';

import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';

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

function send(scene: Scene, deliveryId: string, slots: number): Promise<void> {
  const step = { deliveryId, attempt: 0, round: 1 };
  return sendDelivery(scene.deps, step, new AbortController().signal, openSlots(slots));
}

/** Those that wait as jobs. */
async function sends({ store }: Scene): Promise<readonly PublishingStep[]> {
  const rows = await store.db.$queryRaw<
    { data: unknown }[]
  >`SELECT data FROM test_job WHERE queue = ${publishingQueue.name}`;
  return rows.map(({ data }) => publishingQueue.schema.parse(data)).filter(({ step }) => step === 'send');
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

test('where no slot is free each goes by its own job', async () => {
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

test('both jobs at once, with slots for both, send each once', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  await Promise.all([send(scene, mastodon, 2), send(scene, x, 2)]);
  await scene.pass(600);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
});

test('one job sends what it is for; what does not go with it is ordered anew, each once', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon, x } = await due(scene);
  const step = { deliveryId: mastodon, attempt: 0, round: 1, others: [{ deliveryId: x, attempt: 0 }] };
  const send = (slots: number): Promise<void> =>
    sendDelivery(scene.deps, step, new AbortController().signal, openSlots(slots));
  await send(1);
  assert.deepEqual(await states(scene, draftId), ['sent', 'ready']);
  await scene.pass(0);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  // Taken once more, as after a crash.
  await send(2);
  await scene.pass(600);
  assert.deepEqual([scene.mastodon.requests.length, scene.x.requests.length], [1, 1]);
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

test('a post for many accounts has a job for as many as one process sends at once, and as much in each', async () => {
  await using scene = await openScene({ settings });
  const ids = Array.from({ length: 10 }, () => randomUUID());
  const at = new Date(scene.clock.now().getTime() + 1000);
  for (const count of [0, 1, 6, 7, 10]) {
    const some = ids.slice(0, count).map((id) => ({ id, attempt: count }));
    await scene.store.write((w) => enqueueSends(w, some, at));
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

test('once all of it is recorded, every slot is free again', async () => {
  await using scene = await openScene({ settings });
  const { draftId, mastodon } = await due(scene);
  const slots = openSlots(4);
  const step = { deliveryId: mastodon, attempt: 0, round: 1 };
  await sendDelivery(scene.deps, step, new AbortController().signal, slots);
  await scene.pass(0);
  assert.deepEqual(await states(scene, draftId), ['sent', 'sent']);
  assert.equal(slots.take(9), 3);
});

test('jobs never have more slots together than there are, but for the one that each has', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(9), { maxLength: 40 }), (count, moves) => {
      const slots = openSlots(count);
      const taken: number[] = [];
      for (const most of moves) {
        // Every second one gives back.
        if (most % 2 === 0) {
          const before = taken.reduce((sum, one) => sum + one, 0);
          const spare = slots.take(most);
          assert.equal(spare, Math.max(0, Math.min(most, count - before - 1)));
          taken.push(1 + spare);
        } else if (taken.length > 0) slots.give(taken.shift() ?? 0);
      }
    }),
  );
});
