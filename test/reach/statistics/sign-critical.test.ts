import assert from 'node:assert/strict';
import { test } from 'node:test';

import { signCritical } from '#reach/statistics/sign-critical.ts';

/** Tells, by whole numbers, whether at most k heads of n throws have a probability of at most 1/`rarity`. */
function isWithin(k: number, n: number, rarity: bigint): boolean {
  let ways = 1n;
  let sum = 0n;
  for (let heads = 0n; heads <= BigInt(k); heads += 1n) {
    sum += ways;
    ways = (ways * (BigInt(n) - heads)) / (heads + 1n);
  }
  return rarity * sum <= 2n ** BigInt(n);
}

/** One in forty: an interval of 95 %. One in 2,080: of 95 % for 52 looks together. */
const rarities = [40, 2080];

test('it is the largest that keeps the share, by whole numbers, also where 2 to the power of -n is zero', () => {
  for (const rarity of rarities) {
    for (const n of [...Array.from({ length: 200 }, (_, index) => index), 1100, 2000]) {
      const critical = signCritical(n, 1 / rarity);
      if (critical !== null) assert.ok(isWithin(critical, n, BigInt(rarity)), `n = ${n}: too large`);
      assert.ok(!isWithin((critical ?? -1) + 1, n, BigInt(rarity)), `n = ${n}: too small`);
    }
  }
});

test('six throws are the fewest for one in forty, twelve for one in 2,080', () => {
  assert.deepEqual(
    [5, 6].map((n) => signCritical(n, 1 / 40)),
    [null, 0],
  );
  assert.deepEqual(
    [11, 12].map((n) => signCritical(n, 1 / 2080)),
    [null, 0],
  );
});
