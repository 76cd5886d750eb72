import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';

import { keepPasts } from '../support/past-posts.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { addAccount, addDesk, addFollowers, keepRows, noRows } from './digest-rows.ts';
import { counts, newId, openRows, post, text } from './digest-scene.ts';
import { dossierOf } from './dossier-year.ts';

const at = new Date('2026-02-03T10:00:00Z');

test('posts that were deleted, taken back or not read are no zeros: each is counted by itself, and named', async () => {
  await using store = await openTestStore();
  const { rows, deskId, mastodon, x } = openRows();
  const onX = { network: 'x', id: x, at } as const;
  post(rows, text(rows, deskId, 1), onX, counts(8));
  post(rows, text(rows, deskId, 2), onX, counts(10));
  post(rows, text(rows, deskId, 3), onX, 'missing');
  post(rows, text(rows, deskId, 4), onX, 'unreadable');
  rows.takenBack.push({ id: post(rows, text(rows, deskId, 5), onX, counts(900)), state: 'retracted' });
  post(rows, text(rows, deskId, 6), { network: 'mastodon', id: mastodon, at }, counts(3));
  await keepRows(store, rows);
  const dossier = await dossierOf(store, deskId);
  const whole = dossier.accounts.find(({ id }) => id === x)?.whole ?? assert.fail('no account');
  assert.deepEqual(whole.got.h72, { read: 2, sum: 18, interactions: { lower: 8.5, median: 9, upper: 9.5 } });
  assert.deepEqual(whole.gaps, { vanished: 1, unreadable: 1, notRead: 0 });
  assert.deepEqual([whole.posts.post, whole.takenBack], [4, 1]);
  for (const [language, unread, vanished] of [
    ['en', 'X: of 4 posts, 1 has no reading at 72 hours.', 'X: 1 post was gone within 72 hours.'],
    ['fr', 'X : sur 4 publications, 1 sans relevé à 72 heures.', 'X : 1 publication disparue en 72 heures.'],
    ['de', 'X: von 4 Beiträgen 1 ohne Messung nach 72 Stunden.', 'X: 1 Beitrag war binnen 72 Stunden verschwunden.'],
  ] as const) {
    const { page } = await dossierFiles(messagesIn(language), dossier, rules);
    const said = page.html.replaceAll(/[\u00A0\u202F]/gu, ' ');
    assert.ok(said.includes(`<li>${unread}</li>`), language);
    assert.ok(said.includes(`<li>${vanished}</li>`), language);
  }
});

test('posts in no pair are counted by why, in one line for each two networks', async () => {
  await using store = await openTestStore();
  const { rows, deskId, mastodon, x } = openRows();
  const both = (number: number, on: 'x' | null, late = 0): void => {
    const of = text(rows, deskId, number);
    post(rows, of, { network: 'mastodon', id: mastodon, at }, counts(3));
    if (on !== null) post(rows, of, { network: on, id: x, at: new Date(at.getTime() + late * 60_000) }, counts(3));
  };
  both(1, null);
  both(2, null);
  both(3, 'x', 40);
  await keepRows(store, rows);
  const dossier = await dossierOf(store, deskId);
  for (const [language, said] of [
    [
      'en',
      'In no pair of Mastodon and X: 3 posts (published more than ten minutes apart: 1; published on one network alone: 2).',
    ],
    [
      'fr',
      'Dans aucune paire de Mastodon et X : 3 publications (publication à plus de dix minutes d’écart : 1 ; publication sur un seul réseau : 2).',
    ],
    [
      'de',
      'In keinem Paar aus Mastodon und X: 3 Beiträge (mehr als zehn Minuten auseinander veröffentlicht: 1; nur auf einem Netzwerk veröffentlicht: 2).',
    ],
  ] as const) {
    const { page } = await dossierFiles(messagesIn(language), dossier, rules);
    assert.ok(page.html.replaceAll(/[\u00A0\u202F]/gu, ' ').includes(`<li>${said}</li>`), language);
  }
});

/** A desk whose two accounts Tambour knows since March 2026, with as many posts in as many days, most with more on Mastodon. */
async function sinceMarch(store: TestStore, posts: number): Promise<string> {
  const rows = noRows(newId);
  const createdAt = new Date('2026-03-10T09:00:00Z');
  const mastodon = addAccount(rows, 'mastodon', { handle: '@bruyere@social.example', createdAt });
  const x = addAccount(rows, 'x', { handle: '@bruyere', createdAt });
  const deskId = addDesk(rows, 'Europe/Paris', [mastodon, x]);
  for (let number = 0; number < posts; number += 1) {
    const of = text(rows, deskId, number + 1);
    const day = new Date(createdAt.getTime() + (number + 1) * 4 * 86_400_000);
    post(rows, of, { network: 'mastodon', id: mastodon, at: day }, counts(number % 10 === 9 ? 4 : 18));
    post(rows, of, { network: 'x', id: x, at: day }, counts(9));
  }
  for (const [id, followers] of [
    [mastodon, 3690],
    [x, 2878],
  ] as const)
    addFollowers(rows, id, new Date('2026-11-29T04:00:00Z'), followers);
  await keepRows(store, rows);
  return deskId;
}

async function filesIn(store: TestStore, deskId: string, language: Language): Promise<{ page: string; csv: string }> {
  const { page, numbers } = await dossierFiles(messagesIn(language), await dossierOf(store, deskId), rules);
  return { page: page.html.replaceAll(/[\u00A0\u202F\u2060]/gu, ' '), csv: numbers.csv };
}

test('the page begins in the month in which its figures begin, and says over which months it compares', async () => {
  await using store = await openTestStore();
  const deskId = await sinceMarch(store, 50);
  for (const [language, begins, compared, gone] of [
    [
      'en',
      'The figures begin in March 2026:',
      'Over these 9 months (March 2026 to November 2026), of 50 posts',
      'January 2026',
    ],
    [
      'fr',
      'Les chiffres commencent en mars 2026 :',
      'Sur ces 9 mois (mars 2026 à novembre 2026), Mastodon devant',
      'janvier 2026',
    ],
    [
      'de',
      'Die Zahlen beginnen im März 2026:',
      'In diesen 9 Monaten (März 2026 bis November 2026): 50 Beiträge',
      'Januar 2026',
    ],
  ] as const) {
    const { page } = await filesIn(store, deskId, language);
    assert.ok(page.includes(begins), language);
    assert.ok(page.includes(compared), language);
    assert.ok(!page.includes(gone), `${language}: a month without figures has a line`);
  }
});

test('the first lines say what the posts cost and took, and how a clear difference is to be read', async () => {
  await using store = await openTestStore();
  const deskId = await sinceMarch(store, 50);
  const glance = async (): Promise<string> => {
    const { page } = await filesIn(store, deskId, 'en');
    return page.slice(page.indexOf('At a glance'), page.indexOf('<figure>'));
  };
  const first = await glance();
  assert.match(
    first,
    /<li>Cost by the price list, posts and readings together: X US\$0\.75 \(US\$0\.002 per interaction\)\.<\/li>/u,
  );
  assert.match(first, /<li>Not as planned: 0 failed, 0 late, 0 not certain at first\.<\/li>/u);
  assert.match(
    first,
    /<li>Followers at the last reading: 1\.3 times as many on Mastodon as on X\. Part of what the posts got may come/u,
  );
  assert.match(first, /<li>The desk entered no minutes of moderation\.<\/li>/u);
  assert.match(first, /1\.9 times as many on Mastodon as on X \(between .+ times\): a clear difference<\/li>/u);
  assert.match(first, /<li>Before you repeat a clear difference, check whether a single campaign made it:/u);
  assert.match(first, /<li>The weekly digest compares the last twelve weeks, so other posts:/u);
});

test('posts on one network alone are told by account, as what a deletion would lose, and those read at each age', async () => {
  await using store = await openTestStore();
  const { rows, deskId, mastodon, x } = openRows();
  const on = (number: number, ...networks: readonly ('mastodon' | 'x')[]): void => {
    const of = text(rows, deskId, number);
    for (const network of networks) post(rows, of, { network, id: network === 'x' ? x : mastodon, at }, counts(number));
  };
  on(1, 'mastodon', 'x');
  on(2, 'mastodon');
  on(3, 'mastodon');
  on(4, 'x');
  await keepRows(store, rows);
  const { page, csv } = await filesIn(store, deskId, 'en');
  assert.match(page, /Of these, on no other network \(Mastodon 2, X 1\)/u);
  assert.match(csv, /^posts_nowhere_else,all,"bruyere@social\.example",mastodon,2\r$/mu);
  assert.match(csv, /^interactions_h72,all,"bruyere@social\.example",mastodon,6\r$/mu);
  // None of these was read after 28 days.
  assert.match(page.replaceAll(/\s+/gu, ' '), /<td>3 \/ 0<\/td>/u);
});

test('imported posts count in what a way to leave would cost', async () => {
  await using store = await openTestStore();
  const deskId = await sinceMarch(store, 2);
  const at = new Date('2026-01-12T10:00:00Z');
  await keepPasts(
    store,
    { x: Array.from({ length: 7 }, (_, number) => ({ id: `${number + 1}`, at, likes: number })) },
    new Date('2026-11-20T12:00:00Z'),
  );
  const { page } = await filesIn(store, deskId, 'en');
  assert.match(page, /Posts published there in these months \(Mastodon 2, X 9 including 7 imported\)/u);
  assert.match(page, /<li>Posts made without Tambour, as imported, and in no figure above: X 7\.<\/li>/u);
  // Of X nine posts in ten months: nine since March, and January.
  assert.match(page, /Posts a month \(Mastodon 0\.2, X 0\.9\)/u);
});

test('the numbers have the decimal sign of their separator, and no more decimals than a price', async () => {
  await using store = await openTestStore();
  const deskId = await sinceMarch(store, 51);
  const [english, french] = [await filesIn(store, deskId, 'en'), await filesIn(store, deskId, 'fr')];
  const ratio = /^ratio_h72[,;]all[,;][,;]mastodon\/x[,;](.+)$/mu;
  const [point, comma] = [ratio.exec(english.csv)?.[1] ?? '', ratio.exec(french.csv)?.[1] ?? ''];
  assert.match(point, /^1\.\d{1,4}\r?$/u);
  assert.equal(comma, point.replace('.', ','));
  assert.doesNotMatch(french.csv, /;\d+\.\d/u);
  assert.doesNotMatch(english.csv, /,\d+\.\d{5,}/u);
  // Mastodon bills nothing, which is known.
  assert.match(english.csv, /^cost_posts_usd,all,"bruyere@social\.example",mastodon,0\r$/mu);
});
