import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { digestCard } from '#bot/digest/digest-card.ts';
import { digestTable } from '#bot/digest/digest-table.ts';
import type { DigestView } from '#bot/digest/digest-view.ts';
import { gotText } from '#bot/digest/got-text.ts';
import { headline } from '#bot/digest/headline.ts';
import { sleptTexts } from '#bot/digest/slept-texts.ts';
import { toAnswerBlock } from '#bot/digest/to-answer-block.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Comparison, Digest } from '#reach/digest.ts';

import { nothing } from '../reach/digest-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const accounts = { mastodon: 'one', x: 'other' };
const none = nothing(accounts);

function viewOf(changes: Partial<Digest>, language: 'en' | 'fr' | 'de' = 'en'): DigestView {
  return {
    m: messagesIn(language),
    desk: { timeZone: 'Europe/Paris', name: 'Bruyère' },
    digest: { ...none, posts: 9, ...changes },
    now: new Date(none.asOf),
    lateSince: null,
    changedAt: null,
    pictures: [],
    unread: [],
    rules,
    methodUrl: null,
  };
}

function clear(more: 'first' | 'second', typical: number | null): Comparison {
  const ratio = typical === null ? null : { typical, low: typical / 1.1, high: typical * 1.1 };
  return { kind: 'compared', pairs: 58, ahead: [44, 14], more, ratio };
}

function over(period: Comparison, twelveWeeks: Comparison): Partial<Digest> {
  return { comparison: { period, twelveWeeks } };
}

const few: Comparison = { kind: 'tooFew', pairs: 7, ahead: [5, 2] };
const unclear: Comparison = { kind: 'compared', pairs: 40, ahead: [20, 18], more: null, ratio: null };
const wide: Comparison = { ...unclear, ratio: { typical: 1.4, low: 0.87, high: 2.2 } };

test('the headline names the days of each sentence, and the network that got more first', () => {
  for (const [period, twelveWeeks, said] of [
    [
      few,
      clear('first', 1.53),
      'Over twelve weeks, a typical post got 1.5 times as many interactions on Mastodon as on X. Over these 7 days, too few posts to conclude (7 compared).',
    ],
    [
      unclear,
      clear('second', 0.4),
      'Over twelve weeks, a typical post got 2.5 times as many interactions on X as on Mastodon. Over these 7 days, no clear difference.',
    ],
    [
      clear('second', null),
      unclear,
      'Over twelve weeks, no clear difference. Over these 7 days, clearly more than half of the posts got more interactions on X than on Mastodon.',
    ],
  ] as const) {
    assert.equal(plainSpaces(headline(viewOf(over(period, twelveWeeks)))), said);
  }
});

test('where no difference is clear, the headline says which would fit as well', () => {
  const other: Comparison = { ...unclear, ratio: { typical: 0.7, low: 0.4, high: 0.998 } };
  for (const [language, twelveWeeks, said] of [
    [
      'en',
      wide,
      'Over twelve weeks, no clear difference: up to 2.2 times as many interactions on Mastodon as on X would fit as well, and up to 1.1 times as many on X.',
    ],
    [
      'en',
      other,
      'Over twelve weeks, no clear difference: up to 2.5 times as many interactions on X as on Mastodon would fit as well.',
    ],
    [
      'fr',
      wide,
      'Sur douze semaines, pas de différence nette : jusqu’à 2,2 fois plus d’interactions sur Mastodon que sur X reste possible, comme jusqu’à 1,1 fois plus sur X.',
    ],
    [
      'de',
      wide,
      'In zwölf Wochen: kein klarer Unterschied; möglich bleiben bis zu 2,2-mal so viele Interaktionen bei Mastodon wie bei X und bis zu 1,1-mal so viele bei X.',
    ],
  ] as const) {
    const headlined = plainSpaces(headline(viewOf(over(few, twelveWeeks), language)));
    assert.ok(headlined.startsWith(`${said} `), headlined);
  }
});

test('other days than seven are counted', () => {
  const days = { from: '2026-10-01T22:00:00.000Z', to: '2026-10-31T23:00:00.000Z' };
  assert.match(headline(viewOf({ ...over(few, few), ...days })), /Over these 30 days, too few posts/);
  const day = { from: '2026-10-30T23:00:00.000Z', to: '2026-10-31T23:00:00.000Z' };
  assert.match(headline(viewOf({ ...over(few, few), ...day })), /On this day, too few posts/);
});

test('the same in French and German', () => {
  const changes = over(few, clear('first', 1.53));
  assert.equal(
    plainSpaces(headline(viewOf(changes, 'fr'))),
    'Sur douze semaines, une publication typique a eu 1,5 fois plus d’interactions sur Mastodon que sur X. Sur ces 7 jours, trop peu de publications pour conclure (7 comparées).',
  );
  assert.equal(
    plainSpaces(headline(viewOf(changes, 'de'))),
    'In zwölf Wochen: ein typischer Beitrag bekam bei Mastodon 1,5-mal so viele Interaktionen wie bei X. In diesen 7 Tagen: zu wenige Beiträge für einen Schluss (7 verglichen).',
  );
});

test('what was got stands beside what was got on as many days before', () => {
  const before = { posts: 8, interactions: 140, pairs: 8, medians: [14, 9] as [number, number] };
  const pairs = [{ draftNumber: 1, title: '', publishedAt: none.from, interactions: [16, 15] as [number, number] }];
  assert.equal(
    plainSpaces(gotText(viewOf({ pairs, medians: [16, 15], before })) ?? ''),
    '9 posts. Over these 7 days, a typical post got 16 interactions on Mastodon and 15 on X. In the 7 days before, a typical post got 14 interactions on Mastodon and 9 on X.',
  );
  assert.equal(plainSpaces(gotText(viewOf({})) ?? ''), '9 posts. In the 7 days before, no post to compare.');
  assert.equal(gotText(viewOf({ posts: 0 })), null);
});

test('on one network the interactions are told, of these days and of those before', () => {
  const [column] = none.columns;
  const one = {
    columns: [{ ...(column ?? assert.fail()), posts: 9, read: 9, interactions: 45 }],
    compared: null,
    before: { ...none.before, posts: 4, interactions: 30 },
  };
  assert.equal(plainSpaces(headline(viewOf(one))), 'Over these 7 days, 9 posts on Mastodon: 45 interactions.');
  const trend = { ...none.trend, networks: ['mastodon'] as const, medians: [4.5] };
  assert.equal(
    plainSpaces(headline(viewOf({ ...one, trend: { ...trend, networks: [...trend.networks] } }))),
    'Over twelve weeks, a typical post got 4.5 interactions on Mastodon. Over these 7 days, 9 posts on Mastodon: 45 interactions.',
  );
  assert.equal(plainSpaces(gotText(viewOf(one)) ?? ''), 'In the 7 days before, 4 posts: 30 interactions.');
});

test('replies without an answer are one thing to do, with a link to each of the three posts that have most', () => {
  const toAnswer = [5, 3, 2, 1, 1].map((unanswered, at) => ({
    draftNumber: at,
    title: `Post ${at}`,
    url: `https://social.example/${at}`,
    unanswered,
  }));
  const [block, ...others] = toAnswerBlock(viewOf({ toAnswer }));
  assert.equal(others.length, 0);
  assert.ok(block?.kind === 'paragraph');
  assert.equal(
    plainSpaces(block.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')),
    'To do: 12 replies were unanswered 72 hours after the post went out: Post 0 (5) · Post 1 (3) · Post 2 (2) · and 2 others',
  );
  assert.deepEqual(
    block.inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.url] : [])),
    [0, 1, 2].map((at) => `https://social.example/${at}`),
  );
  assert.deepEqual(toAnswerBlock(viewOf({})), []);
});

/** The digest of a week of which X could not read one post of three, and one post made 60 of Mastodon's 100. */
function uneven(): DigestView {
  const [mastodon, x] = none.columns;
  if (mastodon === undefined || x === undefined) return assert.fail();
  const best = { draftNumber: 1, title: 'Fire', url: 'https://social.example/1', interactions: 60, boosted: null };
  return viewOf({
    columns: [
      { ...mastodon, posts: 3, read: 3, interactions: 100, best },
      { ...x, posts: 3, read: 2, interactions: 50, best: { ...best, interactions: 25 } },
    ],
    pairs: [
      { draftNumber: 1, title: 'Fire', publishedAt: none.from, interactions: [60, 25] },
      { draftNumber: 2, title: 'Bridge', publishedAt: none.from, interactions: [30, 25] },
    ],
  });
}

test('the table sets the compared posts beside all posts, and says of how many a sum is', () => {
  const [table] = digestTable(uneven());
  assert.ok(table?.kind === 'table');
  const rows = table.rows.map((cells) => cells.map((cell) => plainSpaces(cell)));
  assert.deepEqual(rows.slice(0, 3), [
    ['Posts', '3', '3'],
    ['Interactions, all posts', '100', '50 (2 of 3 read)'],
    ['Interactions, 2 posts compared', '90', '50'],
  ]);
});

test('where one post makes more than half of an account’s interactions, the table says to conclude nothing from them', () => {
  const [, warning, dash, ...others] = digestTable(uneven());
  assert.equal(others.length, 0);
  assert.match(JSON.stringify(dash), /–: X does not tell which replies are our own\./);
  assert.ok(warning?.kind === 'note');
  assert.match(JSON.stringify(warning), /@bruyere@social\.example.*: one post makes up 60% of the interactions/);
});

test('a day without X is named with its account, and an account asleep throughout is no zero', () => {
  const day = { from: '2026-11-15T23:00:00.000Z', until: '2026-11-16T23:00:00.000Z' };
  const of = (slept: Partial<Digest['sleeps'][number]>): Partial<Digest> => ({
    sleeps: [{ accountId: 'other', label: 'A day without X', exceptEmergencies: false, ...day, ...slept }],
  });
  for (const [language, said] of [
    ['en', /^(?:\w+ )?16 November: @bruyere \(X\) asleep \(A day without X\)\. Posts of that time are left out/],
    ['fr', /^(?:\w+ )?16 novembre : @bruyere \(X\) en sommeil \(A day without X\)\. Ce qui a paru/],
    ['de', /^16\.11\.2026: @bruyere \(X\) in Ruhe \(A day without X\)\. Was in dieser Zeit/],
  ] as const) {
    assert.match(plainSpaces(sleptTexts(viewOf(of({}), language)).join(' ')), said);
  }
  const long = of({ until: '2026-11-18T23:00:00.000Z', label: null });
  assert.match(
    plainSpaces(sleptTexts(viewOf(long)).join(' ')),
    /16 November to .*18 November: @bruyere \(X\) asleep\./,
  );
  const [since] = sleptTexts(viewOf(of({ until: null, label: null })));
  assert.match(plainSpaces(since ?? ''), /^Since .*16 November: @bruyere \(X\) asleep\./);
  for (const [language, said] of [
    ['en', '@bruyere (X) asleep, except for emergencies (A day without X)'],
    ['fr', '@bruyere (X) en sommeil, sauf urgences (A day without X)'],
    ['de', '@bruyere (X) in Ruhe, außer in Notfällen (A day without X)'],
  ] as const) {
    const excepted = plainSpaces(sleptTexts(viewOf(of({ exceptEmergencies: true }), language)).join(' '));
    assert.ok(excepted.includes(said), excepted);
  }
  const posts = (changes: Partial<Digest>): unknown => {
    const table = digestTable(viewOf(changes)).find(({ kind }) => kind === 'table');
    return table?.kind === 'table' ? table.rows[0] : null;
  };
  assert.deepEqual(posts(of({})), ['Posts', '0', '0'], 'it was awake on the other days');
  assert.deepEqual(posts(of({ from: '2026-11-01T00:00:00.000Z', until: null })), ['Posts', '0', 'asleep']);
});

test('the title of a digest says a year once, and two where it begins in another', () => {
  const old = { from: '2025-12-17T23:00:00.000Z', to: '2025-12-24T23:00:00.000Z' };
  const turn = { from: '2025-12-27T23:00:00.000Z', to: '2026-01-03T23:00:00.000Z' };
  for (const [language, days, said] of [
    ['en', old, 'Digest of the posts from 18 December to 24 December 2025'],
    ['fr', old, 'Bilan des publications, du 18 décembre au 24 décembre 2025'],
    ['de', old, 'Bericht über die Beiträge vom 18.12. bis 24.12.2025'],
    ['de', turn, 'Bericht über die Beiträge vom 28.12.2025 bis 03.01.2026'],
  ] as const) {
    const [title] = digestCard(viewOf(days, language), null).blocks;
    assert.equal(title?.kind === 'heading' ? plainSpaces(title.text) : '', said);
  }
});

test('days without a post are one sentence, without a table of dashes', () => {
  const { blocks } = digestCard(viewOf({ posts: 0 }), null);
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['heading', 'paragraph'],
  );
  assert.match(JSON.stringify(blocks), /No post from 13 November to 20 November\./);
});
