import assert from 'node:assert/strict';
import { test } from 'node:test';

import { ageAfter, ageHours, dueAtOf, readingAges } from '#reach/reading-ages.ts';

test('a post is read after a day, three days, a week, and weekly for a month', () => {
  const publishedAt = new Date('2026-11-02T08:00:00Z');
  assert.deepEqual(
    readingAges.map((age) => dueAtOf(publishedAt, age).toISOString().slice(0, 13)),
    ['2026-11-03T08', '2026-11-05T08', '2026-11-09T08', '2026-11-16T08', '2026-11-23T08', '2026-11-30T08'],
  );
});

test('each age follows the one before it, and none the last', () => {
  const followed = readingAges.map(ageAfter);
  assert.deepEqual(followed, [...readingAges.slice(1), null]);
  assert.deepEqual(
    readingAges.map((age) => ageHours[age]),
    Object.values(ageHours).toSorted((one, other) => one - other),
  );
});
