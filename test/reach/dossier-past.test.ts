import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import { confirmLot } from '#reach/past/pairs/decide-pairs.ts';
import { lotHash, pairsOfDesk } from '#reach/past/pairs/open-pairs.ts';

import { keepPasts } from '../support/past-posts.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { addAccount, addDesk, keepRows, noRows } from './digest-rows.ts';
import { newId } from './digest-scene.ts';
import { dossierOf } from './dossier-year.ts';

const countedAt = new Date('2026-11-20T12:00:00Z');

async function aDesk(store: TestStore): Promise<string> {
  const rows = noRows(newId);
  const mastodon = addAccount(rows, 'mastodon', { handle: '@bruyere@social.example' });
  const x = addAccount(rows, 'x', { handle: '@bruyere' });
  const deskId = addDesk(rows, 'Europe/Paris', [mastodon, x]);
  await keepRows(store, rows);
  return deskId;
}

async function pastOf(store: TestStore, deskId: string): Promise<{ readonly page: string; readonly csv: string }> {
  const { page, numbers } = await dossierFiles(messagesIn('en'), await dossierOf(store, deskId), rules);
  return { page: page.html, csv: numbers.csv };
}

test('what was published before Tambour stands by itself, by month, as of the day of its counts', async () => {
  await using store = await openTestStore();
  const deskId = await aDesk(store);
  assert.ok(!(await pastOf(store, deskId)).page.includes('Before Tambour'));
  const at = new Date('2025-12-31T23:30:00Z');
  await keepPasts(
    store,
    {
      x: [
        { id: '1', at, likes: 4, shares: 2 },
        { id: '2', at, likes: 10, shares: null },
        { id: '3', at: new Date('2025-11-30T22:59:00Z'), likes: 90 },
      ],
    },
    countedAt,
  );
  const { page, csv } = await pastOf(store, deskId);
  assert.match(page, /Before Tambour/u);
  assert.match(page, /X: counts of 20 November 2026, when each of these posts was at least 28 days old\./u);
  const lines = csv.split('\r\n').filter((line) => line.startsWith('past_'));
  // Of the year in Paris: the third was before it. A post of which a count is not known is none of zero.
  assert.ok(lines.includes('past_posts,2026-01,"bruyere",x,2'), lines.join(' '));
  assert.ok(lines.includes('past_likes_shares_median,2026-01,"bruyere",x,6'));
  assert.deepEqual(
    lines.filter((line) => line.startsWith('past_posts')),
    ['past_posts,2026-01,"bruyere",x,2'],
  );
  assert.ok(lines.includes('past_pairs,all,,mastodon/x,0'));
});

test('a pair of before counts once somebody has confirmed it, and not a moment earlier', async () => {
  await using store = await openTestStore();
  const deskId = await aDesk(store);
  const pair = { at: new Date('2026-02-03T10:00:00Z'), links: ['https://lakes.example/pair'] };
  await keepPasts(
    store,
    { mastodon: [{ ...pair, id: '91', likes: 7 }], x: [{ ...pair, id: '92', likes: 3 }] },
    countedAt,
  );
  const before = await pastOf(store, deskId);
  assert.match(before.page, /1 pair waits for somebody to look, by “\/tambour past”, and counts nowhere\./u);
  assert.match(before.csv, /past_pairs,all,,mastodon\/x,0\r\n/u);
  const { open } = await pairsOfDesk(store, deskId);
  const by = { id: 'karim', name: 'Karim' };
  await store.write((work) => confirmLot(work, { deskId, by, shown: lotHash(open) }));
  const after = await pastOf(store, deskId);
  assert.match(after.page, /Pairs that people confirmed, by likes and shares: /u);
  assert.match(after.csv, /past_pairs,all,,mastodon\/x,1\r\npast_pairs_first_ahead,all,,mastodon\/x,1\r\n/u);
});
