import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isWithin, madeAt } from '#networks/snowflake.ts';

test('an id of each network tells when it was made', () => {
  // https://docs.x.com/x-api/fundamentals/x-ids; the post is public.
  assert.equal(madeAt('1050118621198921728', 'x')?.toISOString().slice(0, 19), '2018-10-10T20:19:24');
  assert.equal(madeAt(String(BigInt(Date.UTC(2026, 10, 28)) << 16n), 'mastodon')?.getTime(), Date.UTC(2026, 10, 28));
  for (const other of ['', '01JDPQ8XYZ', '12345678901234567890', '-1', '1.5'])
    assert.equal(madeAt(other, 'x'), null, other);
});

test('an instant is within two, as far as clocks may differ', () => {
  const span = { since: new Date(10_000), until: new Date(20_000) };
  const within = (ms: number): boolean => isWithin(new Date(ms), span, 1000);
  assert.deepEqual([8999, 9000, 21_000, 21_001].map(within), [false, true, true, false]);
});
