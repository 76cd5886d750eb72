import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lockNumbers } from '#storage/lock-numbers.ts';

test('each lock in the database has a number of its own', () => {
  const numbers = Object.values(lockNumbers);
  assert.equal(new Set(numbers).size, numbers.length);
});
