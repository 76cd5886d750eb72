import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { growingAxis, logDomain, placesOn, ticksOf } from '#reach/chart/scales.ts';

const counts = fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { minLength: 1, maxLength: 40 });

/** 1, 2 or 5 times a power of ten. */
function isRound(value: number): boolean {
  return ['1', '2', '5'].includes(String(value).replace(/e\+?\d+$|0+$/u, ''));
}

test('a logarithmic scale begins and ends at round values around all counts, at least tenfold, and not under one', () => {
  fc.assert(
    fc.property(counts, (values) => {
      const [low, high] = logDomain(values);
      assert.ok(isRound(low) && isRound(high), `${low} to ${high}`);
      assert.ok(low >= 1 && high >= low * 10, `${low} to ${high}`);
      for (const value of values) assert.ok(value === 0 || (value >= low && value <= high), `${value}`);
    }),
  );
});

test('counts that are equal stand in the middle of their scale, and powers of ten are met exactly', () => {
  assert.deepEqual(logDomain([14, 14]), [5, 50]);
  assert.deepEqual(logDomain([1]), [1, 10]);
  assert.deepEqual(logDomain([1000, 1_000_000]), [1000, 1_000_000]);
  assert.deepEqual(logDomain([999_999_999_999_999]), [200_000_000_000_000, 2_000_000_000_000_000]);
  assert.deepEqual(logDomain([0, 0]), [1, 10]);
  assert.deepEqual(logDomain([]), [1, 10]);
});

test('a scale of medians has a place for zero where one is under 1', () => {
  assert.deepEqual(growingAxis([9, 14.5]), { type: 'log', domain: [2, 20] });
  assert.deepEqual(growingAxis([0, 14.5]), { type: 'symlog', domain: [0, 20] });
  assert.deepEqual(growingAxis([0.5]), { type: 'symlog', domain: [0, 5] });
});

test('written values are within the scale, grow, and keep off one another, whatever the room', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 80, max: 900 }), (values, lengthPx) => {
      const axis = { name: 'any', ...growingAxis(values), range: [0, lengthPx] } as const;
      const place = placesOn(axis);
      const ticks = ticksOf(axis.domain, (one, other) => Math.abs(place(one) - place(other)) >= 60);
      assert.ok(ticks.length > 0);
      for (const [index, tick] of ticks.entries()) {
        assert.ok(tick >= axis.domain[0] && tick <= axis.domain[1]);
        if (index > 0) assert.ok(place(tick) - place(ticks[index - 1] ?? NaN) >= 60);
      }
    }),
  );
});

function ticksTo(high: number, lengthPx: number): readonly number[] {
  const place = placesOn({ name: 'any', type: 'log', domain: [1, high], range: [0, lengthPx] });
  return ticksOf([1, high], (one, other) => Math.abs(place(one) - place(other)) >= 60);
}

test('with room enough 1, 2 and 5 are written, with less 1 and 3, then powers of ten', () => {
  assert.deepEqual(ticksTo(100, 600), [1, 2, 5, 10, 20, 50, 100]);
  assert.deepEqual(ticksTo(1000, 500), [1, 3, 10, 30, 100, 300, 1000]);
  assert.deepEqual(ticksTo(1000, 200), [1, 10, 100, 1000]);
  assert.deepEqual(ticksTo(1_000_000, 200), [1, 100, 10_000, 1_000_000]);
});
