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
