import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { messagesIn } from '#messages/messages.ts';
import { dossierFiles } from '#pages/dossier/dossier-files.ts';
import type { TakenReading } from '#reach/taken-readings.ts';

import { openTestStore } from '../support/store.ts';
import { addAccount, addDesk, addDraft, addPublished, addRevision, keepRows, noRows } from './digest-rows.ts';
import { counts, newId } from './digest-scene.ts';
import { dossierOf } from './dossier-year.ts';

const hourMs = 3_600_000;
const at = new Date('2026-02-03T10:00:00Z');

function reading(likes: number, changes: Partial<TakenReading> = {}): TakenReading {
  return {
    age: 'h72',
    readAt: new Date(at.getTime() + 72 * hourMs),
    outcome: 'counts',
    counts: counts(likes),
    ...changes,
  };
}

test('of three networks each two are compared by themselves, in the order that networks have, and a post on one is missing in its own pairs alone', async () => {
  await using store = await openTestStore();
  const rows = noRows(newId);
  const networks = ['bluesky', 'mastodon', 'x', 'x'] as const;
  const [bluesky = '', mastodon = '', x = '', second = ''] = networks.map((network) => addAccount(rows, network));
  const deskId = addDesk(rows, 'Europe/Paris', [bluesky, mastodon, x, second]);
  const publish = (number: number, on: readonly (readonly [string, (typeof networks)[number], number])[]): void => {
    const of = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, number) });
    for (const [accountId, network, likes] of on)
      addPublished(rows, of, { accountId, network, publishedAt: at, readings: [reading(likes)] });
  };
  // On X the first of the desk's two accounts counts.
  publish(1, [
    [bluesky, 'bluesky', 3],
    [mastodon, 'mastodon', 5],
    [x, 'x', 4],
    [second, 'x', 900],
  ]);
  publish(2, [
    [bluesky, 'bluesky', 7],
    [x, 'x', 9],
  ]);
  publish(3, [[mastodon, 'mastodon', 7]]);
  await keepRows(store, rows);
  const dossier = await dossierOf(store, deskId);
  assert.deepEqual(
    dossier.pairs.map(({ networks: both, whole, unpaired }) => [both, whole.h72.pairs, whole.h72.ahead, unpaired]),
    [
      [['mastodon', 'x'], 1, [1, 0], [{ why: 'one_network', posts: 2 }]],
      [['mastodon', 'bluesky'], 1, [1, 0], [{ why: 'one_network', posts: 2 }]],
      [['x', 'bluesky'], 2, [2, 0], []],
    ],
  );
  const { page } = await dossierFiles(messagesIn('en'), dossier, rules);
  for (const said of ['Mastodon to X', 'Mastodon to Bluesky', 'X to Bluesky'])
    assert.ok(page.html.includes(`and the ratio of ${said} for a typical post`), said);
  assert.match(page.html, /In no pair of Mastodon and X: 2 posts \(/u);
});

test('the time until an answer is the median of all that were answered, unknown where it was not told', async () => {
  await using store = await openTestStore();
  const rows = noRows(newId);
  const [mastodon, x] = [addAccount(rows, 'mastodon'), addAccount(rows, 'x')];
  const deskId = addDesk(rows, 'Europe/Paris', [mastodon, x]);
  const publish = (number: number, network: 'mastodon' | 'x', answerSeconds: readonly number[] | null): void => {
    const of = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, number) });
    const accountId = network === 'x' ? x : mastodon;
    addPublished(rows, of, { accountId, network, publishedAt: at, readings: [reading(5, { answerSeconds })] });
  };
  publish(1, 'mastodon', [60, 7200]);
  publish(2, 'mastodon', [15_600]);
  publish(3, 'mastodon', []);
  publish(4, 'mastodon', null);
  publish(5, 'x', null);
  await keepRows(store, rows);
  const dossier = await dossierOf(store, deskId);
  const of = (id: string): unknown => dossier.accounts.find((account) => account.id === id)?.whole.answers;
  assert.deepEqual(of(mastodon), { replies: 3, medianSeconds: 7200 });
  assert.equal(of(x), null);
  for (const [language, said] of [
    ['en', '<td>2 hrs</td>'],
    ['fr', '<td>2 h</td>'],
    ['de', '<td>2 Std.</td>'],
  ] as const) {
    const { page } = await dossierFiles(messagesIn(language), dossier, rules);
    assert.ok(page.html.replaceAll(/[\u00A0\u202F]/gu, ' ').includes(said), language);
  }
});

test('a count that is zero in every month has no column, and a note names it; one that is not stays for all', async () => {
  await using store = await openTestStore();
  const rows = noRows(newId);
  const [mastodon, x] = [addAccount(rows, 'mastodon'), addAccount(rows, 'x')];
  const deskId = addDesk(rows, 'Europe/Paris', [mastodon, x]);
  const draftId = addDraft(rows, deskId, 1);
  const of = addRevision(rows, { deskId, draftId });
  addPublished(rows, of, { accountId: x, network: 'x', publishedAt: at, readings: [reading(5)] });
  rows.relayed.push({ deskId, draftId, original: null });
  await keepRows(store, rows);
  const { page } = await dossierFiles(messagesIn('en'), await dossierOf(store, deskId), rules);
  assert.match(page.html, /Left out, since zero in every month: Posts, Corrections, Emergencies,? and Taken back\./u);
  assert.match(page.html, /Left out, since zero in every month: Failed, Late,? and Not certain at first\./u);
  assert.equal(page.html.split('<th scope="col">Relayed</th>').length - 1, 2);
  assert.doesNotMatch(page.html, /<th scope="col">Corrections<\/th>/u);
});
