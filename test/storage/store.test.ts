import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import { firstTime } from '#storage/first-time.ts';
import { noticeQueue, notify } from '#storage/notify.ts';

import { openTestStore } from '../support/store.ts';

test('a chat event is seen for the first time once', async () => {
  await using store = await openTestStore();
  assert.equal(await store.write((work) => firstTime(work, 'practice', 'e1')), true);
  assert.equal(await store.write((work) => firstTime(work, 'practice', 'e1')), false);
  assert.equal(await store.write((work) => firstTime(work, 'slack', 'e1')), true);
});

test('of two deliveries of one event at the same instant, one is the first', async () => {
  await using store = await openTestStore();
  const effects: string[] = [];
  const deliver = (name: string): Promise<boolean> =>
    store.write(async (work) => {
      const first = await firstTime(work, 'practice', 'e1');
      if (first) effects.push(name);
      return first;
    });
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map(deliver));
  assert.equal(answers.filter(Boolean).length, 1);
  assert.equal(effects.length, 1);
});

test('an event whose effect failed is seen for the first time again', async () => {
  await using store = await openTestStore();
  const failing = store.write(async (work) => {
    await firstTime(work, 'practice', 'e1');
    throw new Error('the effect failed');
  });
  await assert.rejects(failing);
  assert.equal(await store.write((work) => firstTime(work, 'practice', 'e1')), true);
});

test('a notice is written with the job that has it told; an equal key is told once', async () => {
  await using store = await openTestStore();
  const told: string[] = [];
  await store.jobs.work(noticeQueue, { concurrency: 1 }, async ({ noticeId }) => void told.push(noticeId));
  const notice = { key: 'delivery:1:sent', deskId: randomUUID(), draftId: null, kind: 'delivery.sent', data: { n: 1 } };
  await store.write((work) => notify(work, notice));
  await store.write((work) => notify(work, notice));
  const rows = await store.db.notice.findMany();
  assert.equal(rows.length, 1);
  await store.runDueJobs();
  assert.deepEqual(told, [rows[0]?.id]);
});

test('steps after the commit see it, and run only where there was one', async () => {
  await using store = await openTestStore();
  const order: string[] = [];
  const counted = Promise.withResolvers<number>();
  await store.write(async (work) => {
    work.afterCommit(() => {
      order.push('after');
      counted.resolve(store.db.chatEvent.count());
    });
    work.beforeCommit(async () => void order.push('before'));
    await firstTime(work, 'practice', 'e1');
  });
  assert.deepEqual([order, await counted.promise], [['before', 'after'], 1]);
  for (const fail of ['work', 'last step'] as const) {
    const failing = store.write(async (work) => {
      work.afterCommit(() => void order.push('never'));
      if (fail === 'work') throw new Error('no');
      work.beforeCommit(() => Promise.reject(new Error('no')));
    });
    await assert.rejects(failing, /no/);
  }
  assert.deepEqual(order, ['before', 'after']);
});

test('steps before the commit run last, in their order, and can still roll everything back', async () => {
  await using store = await openTestStore();
  const order: string[] = [];
  await store.write(async (work) => {
    work.beforeCommit(async () => void order.push('step 1'));
    work.beforeCommit(async () => void order.push('step 2'));
    order.push('work');
  });
  assert.deepEqual(order, ['work', 'step 1', 'step 2']);
  const failing = store.write(async (work) => {
    await firstTime(work, 'practice', 'e1');
    work.beforeCommit(() => Promise.reject(new Error('no')));
  });
  await assert.rejects(failing, /no/);
  assert.equal(await store.db.chatEvent.count(), 0);
});
