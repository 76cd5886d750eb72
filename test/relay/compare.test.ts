import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { type Compared, compare, type KnownEntry } from '#relay/compare.ts';
import type { FeedEntry } from '#relay/read-feed.ts';
import { hashOfWords } from '#drafts/relayed/relayed-text.ts';

const now = new Date('2026-06-03T12:00:00Z');
const readAt = new Date('2026-06-03T11:45:00Z');

function entry(name: string, more: Partial<FeedEntry> = {}): FeedEntry {
  const at = new Date('2026-06-03T08:00:00Z');
  return {
    key: name,
    link: `https://lakes.example/${name}`,
    title: name,
    summary: '',
    publishedAt: at,
    datedAt: at,
    ...more,
  };
}

function known(one: FeedEntry, position: number | null, more: Partial<KnownEntry> = {}): KnownEntry {
  const hash = hashOfWords(one);
  const relayed = { draftId: `draft ${one.key}`, hash, offeredAt: null };
  return { key: one.key, hash, relayed, position, datedAt: one.datedAt, isMissing: false, ...more };
}

function compared(names: readonly (string | FeedEntry)[], before: readonly KnownEntry[], at = now): Compared {
  const entries = names.map((one) => (typeof one === 'string' ? entry(one) : one));
  return compare(entries, { known: before, readAt, now: at, gone: null });
}

function read(...args: Parameters<typeof compared>): Extract<Compared, { readonly kind: 'read' }> {
  const outcome = compared(...args);
  assert.ok(outcome.kind === 'read', outcome.kind);
  return outcome;
}

const abc = ['a', 'b', 'c'].map((name, position) => known(entry(name), position));

describe('what is new', () => {
  test('the first reading takes all as known, and an empty one says nothing', () => {
    const first = compare([entry('a')], { known: [], readAt: null, now, gone: null });
    assert.equal(first.kind, 'baseline');
    assert.equal(compared([], abc).kind, 'empty');
  });

  test('new entries come oldest first', () => {
    assert.deepEqual(
      read(['e', 'd', 'a', 'b', 'c'], abc).fresh.map(({ key }) => key),
      ['d', 'e'],
    );
  });

  test('a page that was published long before the last reading is no news, wherever it stands', () => {
    const old = entry('old', { publishedAt: new Date('2026-05-31T00:00:00Z') });
    const undated = entry('undated', { publishedAt: null });
    assert.deepEqual(
      read([old, undated, 'a', 'b', 'c'], abc).fresh.map(({ key }) => key),
      ['undated'],
    );
  });

  test('25 at once are new, 26 are a flood, and so is a feed of which nothing is left', () => {
    const many = Array.from({ length: 26 }, (_, index) => `n${index}`);
    assert.equal(read([...many.slice(1), 'a', 'b', 'c'], abc).fresh.length, 25);
    assert.deepEqual(compared([...many, 'a', 'b', 'c'], abc), { kind: 'flood', count: 26 });
    const five = ['a', 'b', 'c', 'd', 'e'].map((name, position) => known(entry(name), position));
    assert.deepEqual(compared(many.slice(0, 5), five), { kind: 'flood', count: 5 });
    assert.equal(compared(many.slice(0, 4), five).kind, 'read');
  });
});

describe('what changed', () => {
  test('other words of an entry with a draft are offered, of any other they are not', () => {
    const [a = known(entry('a'), 0), b = a] = abc;
    const before = [a, { ...b, relayed: null }];
    const outcome = read([entry('a', { title: 'A!' }), entry('b', { title: 'B!' })], before);
    assert.deepEqual(
      outcome.changed.map((one) => one.known.key),
      ['a'],
    );
    assert.equal(outcome.isPending, false);
  });

  test('another date changes nothing', () => {
    assert.deepEqual(read([entry('a', { datedAt: now }), 'b', 'c'], abc).changed, []);
  });

  test('within an hour of an offer none is made, and the entry is looked at again', () => {
    const offeredAt = new Date(now.getTime() - 3_599_000);
    const before = [known(entry('a'), 0, { relayed: { draftId: 'd', hash: 'other', offeredAt } })];
    const early = read(['a'], before);
    assert.deepEqual([early.changed.length, early.isPending], [0, true]);
    const later = read(['a'], before, new Date(now.getTime() + 1_000));
    assert.deepEqual([later.changed.length, later.isPending], [1, false]);
  });
});

describe('what is gone', () => {
  test('an entry is gone when it is missing twice between others that stayed', () => {
    const first = read(['a', 'c'], abc);
    assert.deepEqual([first.gone.length, first.isPending], [0, true]);
    const again = abc.map((one) => ({ ...one, ...first.remembered.find(({ key }) => key === one.key) }));
    const second = read(['a', 'c'], again);
    assert.deepEqual(
      second.gone.map(({ key }) => key),
      ['b'],
    );
    assert.equal(second.remembered.find(({ key }) => key === 'b')?.position, null);
    assert.equal(read(['a', 'b', 'c'], again).gone.length, 0);
  });

  test('what falls off the end is not', () => {
    const outcome = read(['d', 'a', 'b'], abc);
    assert.deepEqual([outcome.gone.length, outcome.isPending], [0, false]);
  });

  test('what falls off the end while an older page is moved to the top is not, with dates or without', () => {
    const moved = entry('c', { datedAt: now });
    assert.equal(read([moved, 'd', 'a'], abc).isPending, false);
    const undated = abc.map((one) => ({ ...one, datedAt: null }));
    const without = ['c', 'd', 'a'].map((name) => entry(name, { publishedAt: null, datedAt: null }));
    assert.equal(read(without, undated).isPending, false);
  });

  test('nobody is asked about an entry that became no draft', () => {
    const before = abc.map((one) => ({ ...one, relayed: null, isMissing: one.key === 'b' }));
    assert.equal(read(['a', 'c'], before).gone.length, 0);
  });
});
