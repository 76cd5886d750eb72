import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { comparedNetworks } from '#reach/pairs-of.ts';

import { openTestStore, type TestStore } from '../support/store.ts';
import {
  addAccount,
  addDecision,
  addDelivery,
  addDesk,
  addDraft,
  addFollowers,
  addRevision,
  addSleep,
  noRows,
} from './digest-rows.ts';
import {
  asOf,
  compose,
  composed,
  counts,
  from,
  monday,
  newId,
  nothing,
  openRows,
  post,
  text,
  to,
  unread,
} from './digest-scene.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store[Symbol.asyncDispose]());

test('without posts nothing is known, and nothing is called zero but what was counted', async () => {
  const { rows, deskId, ...accounts } = openRows();
  assert.deepEqual(await composed(store, rows, deskId), nothing(accounts));
});

test('one post on both networks has these figures', async () => {
  const { rows, deskId, ...accounts } = openRows();
  const { mastodon, x } = accounts;
  const draftId = addDraft(rows, deskId, 12);
  const of = addRevision(rows, { deskId, draftId }, { alts: ['Un pont.', ''] });
  const onMastodon = counts(4, { shares: 2, quotes: 1, replies: 3, ownReplies: 1, unanswered: 2 });
  const onX = counts(3, { shares: 1, quotes: null, replies: 0, ownReplies: null, views: 850 });
  const masto = post(rows, of, { network: 'mastodon', id: mastodon }, onMastodon);
  const tweet = post(rows, of, { network: 'x', id: x }, onX);
  addFollowers(rows, mastodon, new Date('2026-11-16T04:00:00Z'), 1500);
  addFollowers(rows, x, new Date('2026-11-15T04:00:00Z'), 600);
  addFollowers(rows, x, new Date('2026-11-23T04:00:00Z'), 620);
  rows.billed.push(
    { accountId: x, day: new Date('2026-11-12'), what: 'postRead', times: 1000 },
    { accountId: x, day: new Date('2026-11-13'), what: 'ownedRead', times: 4 },
    { accountId: x, day: new Date('2026-11-19'), what: 'userRead', times: 1 },
    { accountId: x, day: new Date('2026-11-20'), what: 'postRead', times: 1000 },
  );
  const title = 'Le pont est ouvert.';
  const ahead = { kind: 'tooFew' as const, pairs: 1, ahead: [1, 0] };
  const ofRates = { ...ahead, ahead: [0, 1] };
  const none = nothing(accounts);
  assert.deepEqual(await composed(store, rows, deskId), {
    ...none,
    columns: [
      {
        accountId: mastodon,
        network: 'mastodon',
        handle: '@bruyere@social.example',
        posts: 1,
        read: 1,
        late: 0,
        interactions: 9,
        likes: 4,
        shares: 2,
        quotes: 1,
        replies: 2,
        perThousandFollowers: 6,
        unanswered: 2,
        views: null,
        followers: { now: null, before: 1500 },
        best: { draftNumber: 12, title, url: `https://social.example/${masto}`, interactions: 9, boosted: null },
      },
      {
        accountId: x,
        network: 'x',
        handle: '@bruyere',
        posts: 1,
        read: 1,
        late: 0,
        interactions: 4,
        likes: 3,
        shares: 1,
        quotes: null,
        replies: 0,
        perThousandFollowers: 4000 / 600,
        unanswered: null,
        views: 850,
        followers: { now: 620, before: 600 },
        best: { draftNumber: 12, title, url: `https://social.example/${tweet}`, interactions: 4, boosted: null },
      },
    ],
    posts: 1,
    published: [
      {
        draftNumber: 12,
        title,
        publishedAt: '2026-11-16T10:00:00.000Z',
        got: [
          { accountId: mastodon, interactions: 9 },
          { accountId: x, interactions: 4 },
        ],
      },
    ],
    pairs: [{ draftNumber: 12, title, publishedAt: '2026-11-16T10:00:00.000Z', interactions: [9, 4] }],
    medians: [9, 4],
    toAnswer: [{ draftNumber: 12, title, url: `https://social.example/${masto}`, unanswered: 2 }],
    comparison: { period: ahead, twelveWeeks: ahead },
    twelveWeeks: {
      shares: ahead,
      replies: ahead,
      perThousandFollowers: ofRates,
    },
    trend: {
      networks: ['mastodon', 'x'],
      medians: [9, 4],
      weeks: [...none.trend.weeks.slice(0, 11), { endsAt: '2026-11-20T07:00:00.000Z', medians: [9, 4] }],
    },
    cost: { posts: 0.02, reading: 0.014, pricesAsOf: '2026-08-22' },
  });
});

test('the week holds its first instant and not its last, and what waits is what came out until now', async () => {
  const { rows, deskId, mastodon } = openRows();
  const posted = [
    from.getTime() - 1,
    from.getTime(),
    to.getTime() - 1,
    to.getTime(),
    asOf.getTime() - 1,
    asOf.getTime(),
  ];
  for (const [index, at] of posted.entries()) {
    post(rows, text(rows, deskId, index), { network: 'mastodon', id: mastodon, at: new Date(at) }, counts(10 ** index));
  }
  const { columns, posts, waiting } = await composed(store, rows, deskId);
  assert.deepEqual([columns[0]?.posts, columns[0]?.interactions, posts, waiting], [2, 110, 2, 2]);
});

test('on one network alone there is no pair, and X costs nothing', async () => {
  const rows = noRows(newId);
  const mastodon = addAccount(rows, 'mastodon');
  const deskId = addDesk(rows, 'Europe/Paris', [mastodon]);
  post(rows, text(rows, deskId, 1), { network: 'mastodon', id: mastodon }, counts(7));
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(digest.unpaired, [{ draftNumber: 1, title: 'Le pont est ouvert.', why: 'one_network' }]);
  assert.deepEqual([digest.posts, digest.pairs.length, digest.cost], [1, 0, null]);
  assert.deepEqual(
    [digest.trend.networks, digest.trend.medians, digest.trend.weeks.at(-1)?.medians],
    [['mastodon'], [7], [7]],
  );
  assert.deepEqual(
    digest.columns.map(({ network, posts, interactions }) => [network, posts, interactions]),
    [['mastodon', 1, 7]],
  );
});

test('where X is not read its posts are counted and what they got is unknown', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  for (const number of [1, 2]) {
    const of = text(rows, deskId, number);
    post(rows, of, { network: 'mastodon', id: mastodon }, counts(number, { shares: 1 }));
    post(rows, of, { network: 'x', id: x }, null);
  }
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(digest.columns[1], { accountId: x, network: 'x', handle: '@bruyere', ...unread, posts: 2 });
  assert.deepEqual([digest.columns[0]?.interactions, digest.columns[0]?.likes], [5, 3]);
  assert.deepEqual(
    digest.published
      .map(({ draftNumber, got }) => [
        draftNumber,
        ...[mastodon, x].map((id) => got.find(({ accountId }) => accountId === id)?.interactions),
      ])
      .sort(([one = 0], [other = 0]) => Number(one) - Number(other)),
    [
      [1, 2, null],
      [2, 3, null],
    ],
  );
  assert.deepEqual(
    digest.unpaired.map(({ why }) => why),
    ['not_read', 'not_read'],
  );
  assert.deepEqual(digest.cost, { posts: 0.03, reading: 0, pricesAsOf: '2026-08-22' });
});

test('two hundred posts of one day, three times as many on Mastodon each, are told and conclude nothing', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  // (3 k + 1 + ½) / (k + ½) = 3 for every k.
  for (let k = 5; k < 205; k += 1) {
    const at = new Date(monday.getTime() + k * 60_000);
    const of = text(rows, deskId, k);
    post(rows, of, { network: 'mastodon', id: mastodon, at }, counts(3 * k, { shares: 1 }));
    post(rows, of, { network: 'x', id: x, at }, counts(k));
  }
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(
    [digest.posts, digest.published.length, digest.pairs.length, digest.unpaired.length],
    [200, 200, 200, 0],
  );
  assert.deepEqual(
    digest.columns.map(({ posts, read, interactions, shares, best }) => [
      posts,
      read,
      interactions,
      shares,
      best?.draftNumber,
    ]),
    [
      [200, 200, 62_900, 200, 204],
      [200, 200, 20_900, 0, 204],
    ],
  );
  assert.deepEqual(digest.medians, [314.5, 104.5]);
  assert.deepEqual(digest.trend.weeks.at(-1), { endsAt: '2026-11-20T07:00:00.000Z', medians: [314.5, 104.5] });
  for (const one of Object.values(digest.comparison))
    assert.deepEqual(one, { kind: 'tooFew', pairs: 200, ahead: [200, 0] });
});

test('posts that nobody touched have zero interactions, no best one and nothing to compare', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  for (let number = 1; number <= 6; number += 1) {
    const of = text(rows, deskId, number);
    post(rows, of, { network: 'mastodon', id: mastodon }, counts(0));
    post(rows, of, { network: 'x', id: x }, counts(0));
  }
  addFollowers(rows, x, monday, 10);
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(
    digest.columns.map(({ interactions, perThousandFollowers, best }) => [interactions, perThousandFollowers, best]),
    [
      [0, null, null],
      [0, 0, null],
    ],
  );
  assert.deepEqual(digest.comparison.period, { kind: 'tooFew', pairs: 6, ahead: [0, 0] });
  assert.deepEqual(digest.medians, [0, 0]);
  assert.deepEqual(digest.trend.weeks.at(-1)?.medians, [0, 0]);
});

test('what could not be read is left out of the sums, by why, and is no zero', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  const onX = ['missing', 'unreadable', 'missed', null] as const;
  const partly = [counts(null, { shares: 2 }), counts(4, { replies: 3, ownReplies: null }), counts(1)];
  for (const [index, read] of [...onX, ...partly].entries()) {
    const of = text(rows, deskId, index + 1);
    post(rows, of, { network: 'mastodon', id: mastodon }, counts(5));
    post(rows, of, { network: 'x', id: x }, read);
  }
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(digest.unpaired.map(({ draftNumber, why }) => `${draftNumber} ${why}`).toSorted(), [
    '1 vanished',
    '2 not_read',
    '3 not_read',
    '4 not_read',
    '5 not_read',
    '6 not_read',
  ]);
  assert.deepEqual(
    digest.pairs.map(({ draftNumber, interactions }) => [draftNumber, ...interactions]),
    [[7, 5, 1]],
  );
  const [, column] = digest.columns;
  assert.deepEqual(
    [column?.posts, column?.read, column?.interactions, column?.likes, column?.shares, column?.replies],
    [7, 1, 1, 5, 2, 0],
  );
});

test('a desk without accounts has an empty digest; what an account did that it had then is still told', async () => {
  const rows = noRows(newId);
  const deskId = addDesk(rows, 'Europe/Paris', []);
  const goneId = addDesk(rows, 'Europe/Paris', []);
  const gone = addAccount(rows, 'mastodon');
  post(rows, text(rows, goneId, 3), { network: 'mastodon', id: gone }, counts(2));
  const digest = await composed(store, rows, deskId);
  assert.deepEqual([digest.columns, digest.posts, digest.cost], [[], 0, null]);
  const told = await compose(store, goneId);
  assert.deepEqual(
    told.columns.map(({ accountId, interactions }) => [accountId, interactions]),
    [[gone, 2]],
  );
});

test('a pair stays a pair where its other post left just before the oldest week', async () => {
  const { rows, deskId, mastodon, x } = openRows();
  // Twelve weeks before 20 November at eight in Paris, in summer time.
  const begin = Date.UTC(2026, 7, 28, 6);
  const of = text(rows, deskId, 1);
  post(rows, of, { network: 'mastodon', id: mastodon, at: new Date(begin) }, counts(3));
  post(rows, of, { network: 'x', id: x, at: new Date(begin - 60_000) }, counts(2));
  const { trend } = await composed(store, rows, deskId);
  assert.deepEqual(trend.weeks[0], { endsAt: '2026-09-04T06:00:00.000Z', medians: [3, 2] });
  assert.deepEqual(trend.weeks[1]?.medians, [null, null]);
});

test('what was taken back on X is no post but costs, also when its account left the desk', async () => {
  const { rows, deskId, mastodon } = openRows();
  const gone = addAccount(rows, 'x');
  rows.deskAccounts.splice(1, 1);
  const of = text(rows, deskId, 1, 'Ouvert : https://bruyere.fr');
  post(rows, of, { network: 'mastodon', id: mastodon }, counts(1));
  rows.takenBack.push({ id: post(rows, of, { network: 'x', id: gone }, counts(1)), state: 'retracted' });
  rows.billed.push({ accountId: gone, day: new Date('2026-11-18'), what: 'postRead', times: 4 });
  const digest = await composed(store, rows, deskId);
  assert.deepEqual(
    digest.columns.map(({ network }) => network),
    ['mastodon'],
  );
  assert.deepEqual(digest.cost, { posts: 0.2, reading: 0.02, pricesAsOf: '2026-08-22' });
});

test('everything that did not go out is told, however much it is, and of two revisions the earlier first', async () => {
  const { rows, deskId, mastodon } = openRows();
  for (let number = 1; number <= 60; number += 1) {
    const draft = { deskId, draftId: addDraft(rows, deskId, number) };
    for (const revision of [2, 1]) {
      const of = addRevision(rows, draft, { number: revision, text: `Version ${revision}` });
      addDelivery(rows, of, { accountId: mastodon, state: 'failed', why: 'refused', dueAt: monday });
    }
  }
  const { absences } = await composed(store, rows, deskId);
  assert.equal(absences.length, 120);
  assert.deepEqual(
    absences.slice(-3).map(({ draftNumber, title }) => `${draftNumber} ${title}`),
    ['59 Version 2', '60 Version 1', '60 Version 2'],
  );
});

test('the approvals of three posts have a median', async () => {
  const { rows, deskId, mastodon } = openRows();
  for (const [index, minutes] of [30, 90, 600].entries()) {
    const draftId = addDraft(rows, deskId, index);
    const of = addRevision(rows, { deskId, draftId }, { askedAt: new Date('2026-11-15T10:00:00Z') });
    addDecision(rows, of, { decidedAt: new Date(Date.UTC(2026, 10, 15, 10, minutes)) });
    addDecision(rows, of, { decidedAt: new Date('2026-11-16T00:00:00Z'), withdrawnAt: monday, person: 'sophie' });
    post(rows, of, { network: 'mastodon', id: mastodon }, null);
  }
  assert.deepEqual((await composed(store, rows, deskId)).hoursToApproval, { median: 1.5, posts: 3 });
});

test('what went out while an account of the pair slept is no pair, and the sleep is told; one called off changes nothing', async () => {
  for (const isOff of [false, true]) {
    const { rows, deskId, mastodon, x } = openRows();
    const draftId = addDraft(rows, deskId, 1);
    const of = addRevision(rows, { deskId, draftId });
    post(rows, of, { network: 'mastodon', id: mastodon }, counts(4));
    const startsAt = new Date(from.getTime() - 3_600_000);
    const times = { startsAt, endsAt: to, endedAt: to, cancelledAt: isOff ? startsAt : null };
    addSleep(rows, x, times);
    const digest = await composed(store, rows, deskId);
    assert.deepEqual(
      digest.unpaired.map(({ why }) => why),
      [isOff ? 'one_network' : 'asleep'],
    );
    const told = {
      accountId: x,
      from: startsAt.toISOString(),
      until: to.toISOString(),
      label: 'A day without X',
      exceptEmergencies: false,
    };
    assert.deepEqual(digest.sleeps, isOff ? [] : [told]);
  }
});

test('compared are the two networks of the first accounts, always named in one order', () => {
  const on = { mastodon: { network: 'mastodon' }, x: { network: 'x' } } as const;
  assert.deepEqual(comparedNetworks([on.x, on.x, on.mastodon, on.x]), ['mastodon', 'x']);
  assert.equal(comparedNetworks([on.mastodon, on.mastodon]), null);
  assert.equal(comparedNetworks([]), null);
});
