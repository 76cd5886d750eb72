import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type Comparable, likelyPairs } from '#reach/past/pairs/alike.ts';

const at = Date.parse('2025-05-01T10:00:00Z');
const hourMs = 3_600_000;

function post(id: string, text: string, hours = 0, ...links: readonly string[]): Comparable {
  return { id, text, links, publishedAt: new Date(at + hours * hourMs) };
}

function pairs(ones: readonly Comparable[], others: readonly Comparable[]): readonly string[] {
  return likelyPairs(ones, others).map(({ oneId, otherId, why }) => `${oneId}-${otherId} ${why}`);
}

const pool = 'La piscine municipale rouvre lundi matin à huit heures';
const storm = 'Alerte orange aux orages : restez chez vous cet après-midi';

test('posts with an equal link are suggested, however the link is written', () => {
  const link = 'https://commune.example/pool';
  const tracked = 'http://commune.example/pool/?utm_source=x#top';
  assert.deepEqual(pairs([post('a', 'Eau', 0, link)], [post('b', 'Swim', 5, tracked)]), ['a-b link']);
  assert.deepEqual(pairs([post('a', 'Eau', 0, link)], [post('b', 'Swim', 5, `${link}?id=2`)]), []);
  assert.deepEqual(pairs([post('a', 'Eau', 0, 'nothing')], [post('b', 'Swim', 5, 'nothing')]), []);
});

test('posts whose words mostly are the same are suggested, and short ones never are by that', () => {
  assert.deepEqual(pairs([post('a', pool)], [post('b', `${pool.toUpperCase()} ! #eau`)]), ['a-b likeness']);
  assert.deepEqual(pairs([post('a', pool)], [post('b', storm)]), []);
  assert.deepEqual(pairs([post('a', 'Bonne année')], [post('b', 'Bonne année')]), []);
  assert.deepEqual(pairs([post('a', '')], [post('b', '')]), []);
  // The address of another page is no word.
  assert.deepEqual(pairs([post('a', 'https://a.example/a/b/c/d/e')], [post('b', 'https://a.example/a/b/c/d/e/f')]), []);
});

test('24 hours apart is the most', () => {
  assert.deepEqual(pairs([post('a', pool)], [post('b', pool, 24)]), ['a-b likeness']);
  assert.deepEqual(pairs([post('a', pool)], [post('b', pool, -24)]), ['a-b likeness']);
  assert.deepEqual(pairs([post('a', pool)], [post('b', pool, 24.001), post('c', pool, -24.001)]), []);
});

test('each post is in one pair: an equal link first, then the likeliest, then the nearest', () => {
  const link = 'https://commune.example/pool';
  assert.deepEqual(
    pairs(
      [post('a', pool, 0, link), post('b', storm)],
      [post('c', pool, 1), post('d', 'autre', 9, link), post('e', storm, 2)],
    ),
    ['a-d link', 'b-e likeness'],
  );
  assert.deepEqual(pairs([post('a', pool)], [post('far', pool, 9), post('near', pool, -2)]), ['a-near likeness']);
  assert.deepEqual(pairs([post('a', pool), post('b', pool, 1)], [post('c', pool, 1)]), ['b-c likeness']);
});

test('the order in which posts come changes nothing', () => {
  const ones = Array.from({ length: 20 }, (_, index) => post(`a${index}`, pool, index % 5));
  const others = Array.from({ length: 20 }, (_, index) => post(`b${index}`, pool, index % 7));
  assert.deepEqual(pairs(ones.toReversed(), others.toReversed()), pairs(ones, others));
  assert.equal(pairs(ones, others).length, 20);
});

function many(id: string, spanHours: number): readonly Comparable[] {
  return Array.from({ length: 5000 }, (_, index) =>
    post(`${id}${index}`, `${pool} n° ${index}`, (index * spanHours) / 5000),
  );
}

test('5,000 posts on either side, and a day with all of them, are compared', () => {
  assert.equal(pairs(many('a', 8760), many('b', 8760)).length, 5000);
  assert.ok(pairs(many('a', 12), many('b', 12)).length > 0);
});
