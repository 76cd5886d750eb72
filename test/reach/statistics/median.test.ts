import assert from 'node:assert/strict';
import { test } from 'node:test';

import { median } from '#reach/statistics/median.ts';

test('the median is the middle value, or halfway between the two in the middle, and leaves the values as they were', () => {
  const values = [9, 1, 100];
  assert.equal(median(values), 9);
  assert.deepEqual(values, [9, 1, 100]);
  assert.equal(median([10, 9, 2, 1]), 5.5);
  assert.equal(median([0]), 0);
});

test('no values have no median: that is not zero', () => {
  assert.equal(median([]), null);
});
