import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { type RepliesRead, unansweredSince } from '#relay/replies-since.ts';

function told(replies: number, ownReplies: number | null, unanswered: number | null): RepliesRead {
  return { replies, ownReplies, unanswered };
}

test('replies count once: what was read before is not told again, and what came since is', () => {
  for (const [latest, before, expected] of [
    [told(3, 1, 2), null, 2],
    [told(3, 1, 2), told(3, 1, 2), 0],
    // Two were answered, and two others came.
    [told(7, 3, 2), told(3, 1, 2), 2],
    [told(4, 1, 3), told(3, 1, 2), 1],
    [told(2, 0, 1), told(3, 1, 2), 0],
    // Nobody knows which are answered.
    [told(5, null, null), null, 5],
    [told(5, null, null), told(3, null, null), 2],
    [told(5, null, null), told(3, 1, 0), 2],
    [told(5, 1, 2), told(5, null, null), 0],
    [told(0, 0, 0), told(3, 0, 3), 0],
  ] as const) {
    assert.equal(unansweredSince(latest, before), expected, JSON.stringify([latest, before]));
  }
});

test('never more than are unanswered or than came, and never fewer than none', () => {
  const reading = fc
    .record({ own: fc.nat(9), others: fc.nat(9), answered: fc.nat(9), isKnown: fc.boolean() })
    .map(({ own, others, answered, isKnown }) =>
      isKnown ? told(own + others, own, Math.max(0, others - answered)) : told(own + others, null, null),
    );
  fc.assert(
    fc.property(reading, fc.option(reading), (latest, before) => {
      const count = unansweredSince(latest, before);
      assert.ok(count >= 0 && count <= latest.replies);
      if (latest.unanswered !== null) assert.ok(count <= latest.unanswered);
      assert.equal(unansweredSince(latest, latest), 0);
    }),
  );
});
