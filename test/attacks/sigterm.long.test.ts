import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pagePeople } from '../support/page-people.ts';
import { openTambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

test('told to stop while a post is on its way, it ends within ten seconds, and the post is public once', async () => {
  await using tambour = await openTambour();
  await tambour.startPractice();
  const people = pagePeople(tambour.data);
  const app = await tambour.start();
  await people.setUp({ grace: '0' });
  await people.trouble('x', 'slow');
  await people.react('karim', await people.askAnew(1), '✅');
  await until('it is on Mastodon', () => /Published on @valmont@/.test(people.seen()));
  assert.deepEqual(people.published().x, []);
  const startedAt = performance.now();
  assert.equal(await app.stop(), 0);
  const tookMs = performance.now() - startedAt;
  assert.ok(tookMs < 12_000, `it took ${Math.round(tookMs)} ms`);
  await people.trouble('x', 'none');

  await tambour.start();
  await until(
    'the draft is published',
    async () => {
      if (people.lineOf(1).includes('*published*')) return true;
      await tambour.letPass(60);
      return false;
    },
    60_000,
  );
  assert.deepEqual([people.published().mastodon.length, people.published().x.length], [1, 1]);
});
