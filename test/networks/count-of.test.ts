import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { countSchema, readingOf } from '#networks/count-of.ts';

import { countsOf } from '../support/scripted-network.ts';

test('a count is whole, from 0 to a million million', () => {
  for (const count of [0, 1, 4096, 1e12]) assert.equal(countSchema.parse(count), count);
});

test('what cannot be believed is not known, and never zero', () => {
  for (const told of [-1, 0.5, 1e12 + 1, Number.NaN, Infinity, '7', '', null, undefined, true, [], [3], {}]) {
    assert.equal(countSchema.parse(told), null, JSON.stringify(told));
  }
});

test('whatever a network tells, the count is one or null', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (told) => {
      const count = countSchema.parse(told);
      assert.ok(count === null || (count === told && Number.isInteger(count) && count >= 0 && count <= 1e12));
    }),
  );
});

test('a post of which the network told no count is unreadable; one count is enough', () => {
  const untold = { likes: null, shares: null, quotes: null, replies: null, views: null };
  assert.deepEqual(readingOf(countsOf('x', untold)), { kind: 'unreadable' });
  const counts = countsOf('x', { ...untold, shares: 0 });
  assert.deepEqual(readingOf(counts), { kind: 'counts', counts });
});
