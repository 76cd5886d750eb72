import assert from 'node:assert/strict';
import { test } from 'node:test';

import { baselineEntries, strip, stripBeginsAt, stripEndsAt, stripTitles } from './strip.ts';

test('the week has 50 entries, each of which was there before or is published in it, once', () => {
  const published = strip.flatMap(({ event }) => (event.kind === 'published' ? [event.entry] : []));
  const before = Array.from({ length: baselineEntries }, (_, index) => index + 1);
  assert.deepEqual(
    [...before, ...published].toSorted((one, other) => one - other),
    stripTitles.map((_, index) => index + 1),
  );
  const moments = [stripBeginsAt, ...strip.map(({ at }) => at), stripEndsAt].map((at) => Date.parse(at));
  assert.deepEqual(
    moments,
    moments.toSorted((one, other) => one - other),
  );
});
