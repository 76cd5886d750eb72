import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pagePeople, type PagePeople } from '../support/page-people.ts';
import { openTambour, type Tambour } from '../support/tambour.ts';
import { until } from '../support/until.ts';

/** The waits of a doubt are minutes: they are let pass until the draft's posts are certain. */
async function untilPublished(tambour: Tambour, people: PagePeople, number: number): Promise<void> {
  await until(
    `draft ${number} is published`,
    async () => {
      if (people.lineOf(number).includes('*published*')) return true;
      await tambour.letPass(60);
      return false;
    },
    60_000,
  );
}

async function openApart(): Promise<{ readonly tambour: Tambour; readonly people: PagePeople } & AsyncDisposable> {
  const tambour = await openTambour();
  await tambour.startPractice();
  return {
    tambour,
    people: pagePeople(tambour.data),
    [Symbol.asyncDispose]: () => tambour[Symbol.asyncDispose](),
  };
}

test('killed while X is slow: Mastodon, which has it, gets it no second time, and X gets it once', async () => {
  await using scene = await openApart();
  const { tambour, people } = scene;
  const app = await tambour.start();
  await people.setUp({ grace: '0' });
  await people.trouble('x', 'slow');
  await people.react('karim', await people.askAnew(1), '✅');
  await until('it is on Mastodon', () => /Published on @valmont@/.test(people.seen()));
  await app.kill();
  assert.deepEqual(people.published().x, []);
  await people.trouble('x', 'none');

  await tambour.start();
  await untilPublished(tambour, people, 1);
  assert.equal(people.published().mastodon.length, 1);
  assert.equal(people.published().x.length, 1);
  assert.equal(people.seen().match(/^Published on @valmont@/gm)?.length, 1, 'told once');
});

test('killed right after an approval was confirmed in the thread: it goes out once on both', async () => {
  await using scene = await openApart();
  const { tambour, people } = scene;
  const app = await tambour.start();
  await people.setUp({ grace: '2' });
  await people.react('karim', await people.askAnew(1), '✅');
  await until('the approval is confirmed', () => /✅ Karim approved version 2/.test(people.seen()));
  await app.kill();
  assert.deepEqual(people.published(), { mastodon: [], x: [] });

  await tambour.start();
  await untilPublished(tambour, people, 1);
  assert.deepEqual([people.published().mastodon.length, people.published().x.length], [1, 1]);
  assert.equal(people.seen().match(/^@aicha ✅ Karim approved version 2/gm)?.length, 1, 'confirmed once');
});

test('killed again and again after both networks took the post and lost the answer: once on both', async () => {
  await using scene = await openApart();
  const { tambour, people } = scene;
  const app = await tambour.start();
  await people.setUp({ grace: '0' });
  await people.trouble('mastodon', 'loseAnswer');
  await people.trouble('x', 'loseAnswer');
  await people.react('karim', await people.askAnew(1), '✅');
  await until('both have it', () => people.published().mastodon.length + people.published().x.length === 2);
  await app.kill();
  await people.trouble('mastodon', 'none');
  await people.trouble('x', 'none');

  const again = await tambour.start();
  await tambour.letPass(60);
  await again.kill();
  await tambour.start();
  await untilPublished(tambour, people, 1);
  assert.deepEqual([people.published().mastodon.length, people.published().x.length], [1, 1]);
});

test('killed before anything of a decision was kept: the reaction waits in the chat and counts after the restart', async () => {
  await using scene = await openApart();
  const { tambour, people } = scene;
  const app = await tambour.start();
  await people.setUp({ grace: '0' });
  const card = await people.askAnew(1);
  await app.kill();
  await people.react('karim', card, '✅');
  await people.say('aicha', '/tambour list');
  assert.deepEqual(people.published(), { mastodon: [], x: [] });

  await tambour.start();
  await untilPublished(tambour, people, 1);
  assert.deepEqual([people.published().mastodon.length, people.published().x.length], [1, 1]);
});
