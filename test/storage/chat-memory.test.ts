import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chatMemory } from '#storage/chat-memory.ts';
import { firstTime } from '#storage/first-time.ts';
import { forgetOldChat } from '#storage/forget-old-chat.ts';

import { openTestStore } from '../support/store.ts';
import { testClock } from '../support/test-clock.ts';

const dayMs = 86_400_000;

test('up to when all was heard only goes forward, and each platform has its own', async () => {
  await using store = await openTestStore();
  const [one, other] = [chatMemory(store, 'mattermost:a'), chatMemory(store, 'mattermost:b')];
  assert.equal(await one.cursor(), null);
  await one.moveCursor(new Date(2000));
  await one.moveCursor(new Date(1000));
  assert.deepEqual(await one.cursor(), new Date(2000));
  assert.equal(await other.cursor(), null);
});

test('posts are forgotten after 30 days, events after 90, and nothing younger', async () => {
  const clock = testClock();
  await using store = await openTestStore({ clock });
  const memory = chatMemory(store, 'slack:T1');
  await memory.beginPost('old');
  await store.write((work) => firstTime(work, 'slack:T1', 'old'));
  clock.advance(31 * dayMs);
  await memory.beginPost('young');
  await forgetOldChat(store);
  assert.deepEqual(await memory.beginPost('old'), { kind: 'first' });
  assert.deepEqual(await memory.beginPost('young'), { kind: 'again', ref: null });
  assert.equal(await store.write((work) => firstTime(work, 'slack:T1', 'old')), false);
  clock.advance(60 * dayMs);
  await forgetOldChat(store);
  assert.equal(await store.write((work) => firstTime(work, 'slack:T1', 'old')), true);
});

test('which message a post became is believed where Tambour wrote it down, and else left to the platform', async () => {
  await using store = await openTestStore();
  const memory = chatMemory(store, 'slack:T1');
  const ref = { channel: 'C1', message: '1.1', thread: null };
  await memory.beginPost('card');
  await memory.endPost('card', ref);
  assert.deepEqual(await memory.beginPost('card'), { kind: 'again', ref });
  const { mac } = await store.db.chatPost.findFirstOrThrow();
  for (const forged of [{ message: '2.2' }, { channel: 'C2' }, { thread: '0.1' }, { mac: null }, { key: 'other' }]) {
    await store.db.chatPost.deleteMany();
    const row = { platform: 'slack:T1', key: 'card', begunAt: new Date(), ...ref, mac, ...forged };
    await store.db.chatPost.create({ data: row });
    assert.deepEqual(await memory.beginPost(row.key), { kind: 'again', ref: null }, JSON.stringify(forged));
  }
});

test('an event is its platform’s own where all of its row is as it was kept', async () => {
  await using store = await openTestStore();
  const memory = chatMemory(store, 'slack:T1');
  await memory.keepEvent('e', '{"user":"U1"}');
  assert.deepEqual(await memory.eventsLeft(0), [{ key: 'e', body: '{"user":"U1"}', isOwn: true }]);
  const { mac, keptAt, ...row } = await store.db.chatInbox.findFirstOrThrow();
  for (const forged of [{ body: '{"user":"U2"}' }, { key: 'f' }, { keptAt: new Date(0) }, { mac: null }]) {
    await store.db.chatInbox.deleteMany();
    await store.db.chatInbox.create({ data: { ...row, keptAt, mac, ...forged } });
    const [left] = await memory.eventsLeft(0);
    assert.equal(left?.isOwn, false, JSON.stringify(forged));
  }
});
