import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';

import { openTestStore } from '../support/store.ts';
import { keepRows } from './digest-rows.ts';
import { counts, openRows, post, text } from './digest-scene.ts';
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
  assert.deepEqual(whole.got.h72, { read: 2, interactions: { lower: 8.5, median: 9, upper: 9.5 } });
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
