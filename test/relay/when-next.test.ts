import assert from 'node:assert/strict';
import { test } from 'node:test';

import { whenNext } from '#relay/when-next.ts';

const now = new Date('2026-06-01T08:00:00Z');
const well = { failures: 0, retryAfterSeconds: null } as const;

/** Minutes until a source is read next. */
function minutes(id: string, how: Parameters<typeof whenNext>[2] = well): number {
  return (whenNext({ id }, now, how).getTime() - now.getTime()) / 60_000;
}

test('sources that were read at one moment are read next at moments of their own, some 15 minutes later', () => {
  const all = Array.from({ length: 200 }, (_, number) => minutes(`source-${number}`));
  assert.ok(Math.min(...all) >= 13.5 && Math.min(...all) < 14);
  assert.ok(Math.max(...all) <= 16.5 && Math.max(...all) > 16);
  assert.ok(new Set(all).size > 190);
});

test('after each failure the pause is doubled, up to an hour or so; a site that wishes for more gets a day at most', () => {
  const pauses = [1, 2, 3, 4, 50].map((failures) => minutes('source', { ...well, failures }));
  for (const [index, usual] of [15, 30, 60, 60, 60].entries()) {
    assert.ok(Math.abs((pauses[index] ?? 0) - usual) <= usual / 10, `${pauses[index]} after ${usual}`);
  }
  assert.equal(minutes('source', { failures: 1, retryAfterSeconds: 7200 }), 120);
  assert.equal(minutes('source', { failures: 1, retryAfterSeconds: 9_000_000 }), 24 * 60);
  assert.ok(minutes('source', { failures: 1, retryAfterSeconds: 1 }) > 13);
});
