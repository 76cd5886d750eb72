import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { rules } from '#app/rules.ts';
import { chartAlt } from '#bot/digest/chart-alt.ts';
import type { DigestContext } from '#bot/digest/digest-view.ts';
import { headline } from '#bot/digest/headline.ts';
import { picturesOf } from '#bot/digest/pictures-of.ts';
import { type Language, languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import { rowsAtMost } from '#reach/chart/picture.ts';
import type { Comparison, Digest, Post } from '#reach/digest.ts';

import { nothing } from '../reach/digest-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const none = nothing({ mastodon: 'one', x: 'other' });

function told(changes: Partial<Digest>, language: Language = 'en'): DigestContext {
  return {
    m: messagesIn(language),
    desk: { timeZone: 'Europe/Paris', name: 'Bruyère' },
    digest: { ...none, ...changes },
    now: new Date(none.asOf),
    lateSince: null,
    changedAt: null,
    unread: [],
    rules,
    methodUrl: null,
  };
}

function posts(counts: readonly (readonly [number | null, number | null])[]): Partial<Digest> {
  const published = counts.map(([one, other], at): Post => ({
    draftNumber: at + 1,
    title: `Post ${at + 1}`,
    publishedAt: none.from,
    got: [
      { accountId: 'one', interactions: one },
      { accountId: 'other', interactions: other },
    ],
  }));
  return {
    posts: counts.length,
    published,
    columns: none.columns.map((column) => ({ ...column, posts: counts.length })),
  };
}

const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({
    kind: fc.constant('tooFew' as const),
    pairs: fc.nat(11),
    ahead: fc.tuple(fc.nat(5), fc.nat(5)),
  }),
  fc.record({
    kind: fc.constant('compared' as const),
    pairs: fc.integer({ min: 12, max: 99 }),
    ahead: fc.tuple(fc.nat(40), fc.nat(40)),
    more: fc.constantFrom('first' as const, 'second' as const, null),
    ratio: fc.option(
      fc.record({
        typical: fc.double({ min: 0.1, max: 10, noNaN: true }),
        low: fc.constant(0.1),
        high: fc.constant(10),
      }),
    ),
  }),
);

test('the titles of the pictures are the headline, sentence by sentence, and each alt text begins with its own', () => {
  fc.assert(
    fc.property(comparison, comparison, fc.constantFrom(...languages), (period, twelveWeeks, language) => {
      const trend = { ...none.trend, medians: [14, 9] };
      const view = told({ ...posts([[14, 9]]), trend, comparison: { period, twelveWeeks } }, language);
      const [week, weeks, ...others] = picturesOf(view);
      assert.ok(week !== undefined && weeks !== undefined && others.length === 0);
      assert.equal(`${weeks.finding} ${week.finding}`, headline(view));
      for (const one of [week, weeks]) assert.ok(chartAlt(view.m, one).startsWith(`${one.finding} ${one.counted} `));
    }),
  );
});

test('without a post there is no picture; without a reading there is one that says so', () => {
  assert.deepEqual(picturesOf(told({})), []);
  const [week, ...others] = picturesOf(told(posts([[null, null]])));
  assert.ok(week?.kind === 'week' && others.length === 0);
  assert.match(plainSpaces(chartAlt(messagesIn('en'), week)), /Post 1: Mastodon not read, X not read$/);
});

test('of the busiest week the posts with the most interactions are drawn, in the order of all, and it says of how many', () => {
  const counts = Array.from({ length: 40 }, (_, at): [number, number] => [at === 3 ? 500 : at, (at * 7) % 40]);
  const [week] = picturesOf(told(posts(counts)));
  assert.ok(week?.kind === 'week');
  assert.equal(week.posts.length, rowsAtMost(2));
  assert.ok(week.counted.endsWith(`The ${rowsAtMost(2)} posts with the most, of 40.`), week.counted);
  const numbers = week.posts.map(({ title }) => Number(title.slice(5)));
  assert.deepEqual(
    numbers,
    numbers.toSorted((one, other) => one - other),
  );
  assert.ok(numbers.includes(4));
  const least = Math.min(...numbers.map((number) => Math.max(...(counts[number - 1] ?? []))));
  const left = counts.filter((_, at) => !numbers.includes(at + 1)).map((both) => Math.max(...both));
  assert.ok(Math.max(...left) <= least);
});

test('the twelve weeks name what a typical post got; where the medians lie otherwise than the pairs it says why', () => {
  const clear: Comparison = { kind: 'compared', pairs: 40, ahead: [30, 10], more: 'first', ratio: null };
  const over = (medians: readonly number[]): string => {
    const trend = { ...none.trend, medians: [...medians] };
    const [weeks] = picturesOf(told({ trend, comparison: { ...none.comparison, twelveWeeks: clear } }));
    assert.ok(weeks?.kind === 'trend');
    return [...weeks.series.map(({ label }) => label), weeks.counted].join(' ');
  };
  assert.match(
    over([16.5, 10.5]),
    /^Mastodon: 16\.5 \(median of 12 weeks\) X: 10\.5 \(median of 12 weeks\) .*week by week\./,
  );
  assert.match(over([10, 10.5]), /not between these medians\.$/);
});

test('four accounts of one network have four looks', () => {
  const [column] = none.columns;
  const columns = ['a', 'b', 'c', 'd', 'e'].map((accountId) => ({
    ...(column ?? assert.fail()),
    accountId,
    handle: `@${accountId}@social.example`,
    posts: 1,
  }));
  const got = columns.map(({ accountId }) => ({ accountId, interactions: 3 }));
  const published = [{ draftNumber: 1, title: 'Post', publishedAt: none.from, got }];
  const [week] = picturesOf(told({ posts: 1, published, columns, compared: null }));
  assert.ok(week?.kind === 'week');
  assert.equal(week.series.length, 4);
  for (const part of ['colour', 'shape', 'label'] as const) {
    assert.equal(new Set(week.series.map((one) => one[part])).size, 4, part);
  }
});

function dateIn(language: Language, timeZone: string): string {
  const view = told(
    { trend: { ...none.trend, medians: [14, 9], weeks: [{ endsAt: '2026-10-31T23:30:00.000Z', medians: [2, 2] }] } },
    language,
  );
  const [weeks] = picturesOf({ ...view, desk: { ...view.desk, timeZone } });
  assert.ok(weeks?.kind === 'trend');
  return weeks.weeks.map(({ day }) => day).join(' ');
}

test('the dates under the twelve weeks are days of the desk’s zone, as its language writes them', () => {
  assert.deepEqual(
    languages.map((language) => dateIn(language, 'Europe/Paris')),
    ['1 Nov', '1er nov.', '1. Nov.'],
  );
  assert.equal(dateIn('en', 'America/Cayenne'), '31 Oct');
});
