import assert from 'node:assert/strict';
import { test } from 'node:test';

import { hour, window } from '../support/period-scene.ts';
import { copyDraft } from '../support/many-drafts.ts';
import { fillMonth, openMonth } from './month-scene.ts';

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

test('a day with hundreds of posts is shown in pages of a hundred, and what has no room is a link away', async () => {
  await using month = await openMonth();
  const { scene } = month;
  const { id } = await scene.asked({ text: 'One of many.', window: window(scene, hour) });
  await copyDraft(scene.store, id, 249);
  const base = await month.link({ showsTexts: true });
  const read = async (path: string): Promise<string> => (await fetch(`${base}${path}&lang=en`)).text();
  const pages = await Promise.all([1, 2, 3, 999].map((page) => read(`calendar?page=${page}`)));
  assert.deepEqual(
    pages.map((text) => count(text, /<li class="entry/gu)),
    [100, 100, 50, 50],
  );
  assert.match(pages[2] ?? '', /Posts 201 to 250 of 250/u);
  assert.match(pages[0] ?? '', /250 posts planned · 250 wait for an approval/u);
  const asMonth = await read('calendar?view=month');
  assert.equal(count(asMonth, /class="line/gu), 4);
  assert.match(asMonth, /246 more/u);
  const asWeek = await read('calendar?view=week');
  assert.equal(count(asWeek, /<li class="entry/gu), 30);
  assert.match(asWeek, /220 more/u);
  const asDay = await read('calendar?view=day&on=2026-11-23&page=3');
  assert.equal(count(asDay, /<li class="entry/gu), 50);
  assert.equal((await fetch(`${base}calendar?post=251`)).status, 404);
  assert.deepEqual(month.failures, []);
});

test('a month says the first words of each post, on which networks, and which account sleeps', async () => {
  await using month = await openMonth();
  await fillMonth(month);
  const monthOf = async (showsTexts: boolean): Promise<string> => {
    const page = await (
      await fetch(new URL('calendar?view=month&on=2026-11-01', await month.link({ showsTexts })))
    ).text();
    return page.replaceAll(/\s+/gu, ' ').replaceAll(/[\u00A0\u202F]/gu, ' ');
  };
  const open = await monthOf(true);
  assert.match(open, /<bdi ?>Vœux du maire : inscriptions\.<\/bdi ?> <span class="quiet">Mastodon, X<\/span ?>/u);
  assert.match(open, /X : Une journée sans X<\/bdi ?>/u);
  // All Saints and Armistice: posts on Mastodon do not sleep on X's day.
  assert.equal(count(open, /<td class="shaded"/gu), 2);
  const closed = await monthOf(false);
  assert.doesNotMatch(closed, /Vœux/u);
  assert.match(closed, /<span aria-hidden="true">\d+<\/span ?> <span class="quiet">Mastodon, X<\/span ?>/u);
});
