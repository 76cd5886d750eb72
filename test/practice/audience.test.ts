import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { livelyAudience, livelyFollowers, strangersFollowers, type Audience } from '#practice/networks/audience.ts';

const ids = fc.bigInt({ min: 1n, max: 1n << 63n }).map(String);
const what = ['likes', 'shares', 'quotes', 'replies', 'views'] as const satisfies readonly (keyof Audience)[];

test('the invented public does nothing before a post, and more with every hour but ever more slowly', () => {
  fc.assert(
    fc.property(
      ids,
      fc.double({ min: 0, max: 700, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (id, hours, more) => {
        const [younger, older] = [livelyAudience(id, hours), livelyAudience(id, hours + more)];
        for (const one of what) {
          assert.ok(Number.isInteger(younger[one]) && younger[one] >= 0 && younger[one] <= older[one]);
        }
        assert.deepEqual(livelyAudience(id, hours), younger);
      },
    ),
  );
  assert.deepEqual(livelyAudience('7', -5), { likes: 0, shares: 0, quotes: 0, replies: 0, views: 0 });
});

test('a few posts get very much more than most, and the last weeks add little', () => {
  const posts = Array.from({ length: 400 }, (_, place) => String(place));
  const likes = posts.map((id) => livelyAudience(id, 72).likes).toSorted((one, other) => one - other);
  const median = likes[200] ?? 0;
  assert.ok(median >= 5 && median <= 40, String(median));
  assert.ok((likes.at(-1) ?? 0) > 8 * median, String(likes.at(-1)));
  const sumAt = (hours: number): number => posts.reduce((sum, id) => sum + livelyAudience(id, hours).likes, 0);
  assert.ok(sumAt(72) > 1.15 * sumAt(24));
  assert.ok(sumAt(672) < 1.1 * sumAt(168));
});

test('followers grow by the day, and some strangers hide theirs', () => {
  const [first, aWeekLater] = [1, 8].map((day) => livelyFollowers('7', new Date(Date.UTC(2026, 10, day))));
  assert.ok(first !== undefined && aWeekLater !== undefined);
  assert.ok(first >= 800 && aWeekLater > first && aWeekLater < first + 100);
  const followers = Array.from({ length: 200 }, (_, place) => strangersFollowers(String(place)));
  const hidden = followers.filter((count) => count === 0).length;
  assert.ok(hidden > 10 && hidden < 60, String(hidden));
  assert.ok(followers.every((count) => Number.isInteger(count) && count >= 0));
});
