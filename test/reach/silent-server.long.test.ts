import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hourMs, minuteMs, openReadingScene, said } from '../support/reading-scene.ts';

test('a server that does not answer is asked each minute for an hour, then less and less, and the post stays due', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  await scene.wait(1);
  const silence = { after: 0, end: { kind: 'unreadable', why: 'no_answer' } } as const;
  scene.mastodon.readTroubles.push(...Array.from({ length: 1000 }, () => silence));
  await scene.wait(24 * hourMs - minuteMs);
  const asks: number[] = [];
  for (let hour = 0; hour < 8; hour += 1) {
    const before = scene.mastodon.reads.length;
    await scene.waitMinutes(60);
    asks.push(scene.mastodon.reads.length - before);
  }
  assert.deepEqual(asks, [60, 12, 4, 4, 4, 4, 1, 1]);
  assert.deepEqual(await scene.readings(id), []);
  const [next, { publishedAt }] = [await scene.next(id), await scene.figures(id)];
  assert.deepEqual([next?.age, next?.dueAt.getTime()], ['h24', publishedAt.getTime() + 24 * hourMs]);
  // Another post of the account is asked for at its own time.
  const other = await scene.published();
  scene.mastodon.readTroubles.splice(0);
  await scene.wait(hourMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0 late']);
  await scene.wait(23 * hourMs);
  assert.deepEqual(said(await scene.readings(other)), ['h24 counts 0']);
});
