import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { hodgesLehmann } from '#reach/statistics/hodges-lehmann.ts';
import { walshAverage } from '#reach/statistics/walsh-average.ts';
import { seeded } from '../../support/seeded.ts';
import { threadMsOf } from '../../support/time-growth.ts';

function writtenDown(sorted: Float64Array): readonly number[] {
  const all: number[] = [];
  for (const [index, value] of sorted.entries()) {
    for (const other of sorted.subarray(index)) all.push((value + other) / 2);
  }
  return all.sort((one, other) => one - other);
}

// https://www.public.iastate.edu/~wrstephe/stat403/Walshties/Walshties.html: the 7th, 23rd and 39th of 45.
test('averages of nine temperatures are those of the published example', () => {
  const sorted = Float64Array.from([31, 32, 20, 36, 23, 24, 27, 28, 30]).sort();
  assert.deepEqual(
    [7, 23, 39].map((place) => walshAverage(sorted, place - 1)),
    [24, 28, 31.5],
  );
});

test('each rank gives to the last digit what writing down and sorting all averages gives, ties or not', () => {
  const continuous = fc.double({ min: -1000, max: 1000, noNaN: true });
  const value = fc.oneof(continuous, fc.integer({ min: -3, max: 3 }), fc.constantFrom(0, 1e-300, -1e-17, Math.LN2));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 14 }), (values) => {
      const sorted = Float64Array.from(values).sort();
      const all = writtenDown(sorted);
      for (const [rank, wanted] of all.entries())
        assert.ok(walshAverage(sorted, rank) === wanted, `rank ${rank} is not ${wanted}`);
    }),
    { numRuns: 400 },
  );
});

test('no values have no averages', () => {
  assert.throws(() => walshAverage(new Float64Array(), 0), RangeError);
});

test('2,000 pairs with their two million averages take at most 50 ms, with ties and without', () => {
  const random = seeded(7);
  const continuous = Array.from({ length: 2000 }, () => random() ** 3 - 0.2);
  const counts = Array.from({ length: 2000 }, () => Math.log(0.5 + Math.floor(9 * random())) - Math.log(3.5));
  for (const values of [continuous, counts]) {
    const tookMs = Array.from({ length: 7 }, () => threadMsOf(() => hodgesLehmann(values)));
    // The best of seven: the machine does other things too.
    assert.ok(Math.min(...tookMs) <= 50, `${tookMs.join(', ')} ms`);
  }
});
