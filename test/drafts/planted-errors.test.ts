import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { aPicture, foundIn, mastodonId, now, xId } from './builders.ts';
import { type DatedPost, datedPosts, ways } from './dated-posts.ts';

const dayMs = 86_400_000;
const codes = new Set(
  'WEEKDAY_WRONG DAY_NONEXISTENT DAY_PAST HOURS_REVERSED DAYS_REVERSED DAY_DIFFERS PHONE_DIFFERS LINK_DIFFERS'.split(
    ' ',
  ),
);

function factsFound(content: Parameters<typeof foundIn>[0]): readonly string[] {
  return foundIn(content).flatMap(({ code }) => (codes.has(code) ? [code] : []));
}

interface Written {
  readonly post: DatedPost;
  readonly way: (typeof ways)[DatedPost['language']][number];
  readonly hasYear: boolean;
  /** Days from today on. */
  readonly ahead: number;
}

/** A post in one of the languages, with a way to write its day; without its year within what that can only mean. */
const written: fc.Arbitrary<Written> = fc.constantFrom(...datedPosts).chain((post) =>
  fc.record({
    post: fc.constant(post),
    way: fc.constantFrom(...ways[post.language]),
    hasYear: fc.boolean(),
    ahead: fc.integer({ min: 0, max: 150 }),
  }),
);

function inDays(days: number): Date {
  return new Date(now.getTime() + days * dayMs);
}

test('a post whose days are right is told nothing of them, whatever the language and the way to write a day', () => {
  fc.assert(
    fc.property(written, fc.boolean(), ({ post, way, hasYear, ahead }, hasWeekday) => {
      const at = inDays(ahead);
      const text = post.text(way({ at, weekdayOf: hasWeekday ? at : null, hasYear }));
      const media = [aPicture({ alt: text })];
      assert.deepEqual(
        factsFound({ text, language: post.language, ownTexts: { [xId]: `${text} !` }, media }),
        [],
        text,
      );
    }),
    { numRuns: 200 },
  );
});

test('a weekday that is another than its date’s is found in every post', () => {
  fc.assert(
    fc.property(written, fc.integer({ min: 1, max: 6 }), ({ post, way, hasYear, ahead }, off) => {
      const text = post.text(way({ at: inDays(ahead), weekdayOf: inDays(ahead + off), hasYear }));
      assert.deepEqual(factsFound({ text, language: post.language }), ['WEEKDAY_WRONG'], text);
    }),
    { numRuns: 200 },
  );
});

test('a day that differs between two texts of a post, or from the one in a description, is found in every post', () => {
  fc.assert(
    fc.property(written, fc.integer({ min: 1, max: 40 }), ({ post, way, hasYear, ahead }, off) => {
      const [day, other] = [ahead, ahead + off].map((days) => way({ at: inDays(days), weekdayOf: null, hasYear }));
      const [text, wrong] = [day, other].map((one) => post.text(one ?? ''));
      const { language } = post;
      const common = { text: text ?? '', language, accountIds: [mastodonId, xId] };
      assert.deepEqual(
        factsFound({ ...common, ownTexts: { [xId]: wrong ?? '' } }),
        ['DAY_DIFFERS'],
        `${text} / ${wrong}`,
      );
      assert.deepEqual(factsFound({ ...common, media: [aPicture({ alt: wrong ?? '' })] }), ['DAY_DIFFERS'], wrong);
    }),
    { numRuns: 100 },
  );
});
