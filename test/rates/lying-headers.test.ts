import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import type { RateLimit, ReportedLimits } from '#networks/rate-limiter.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';
import { recordLimits } from '#rates/record-limits.ts';
import { type RateState, rateStateOf } from '#rates/rate-state.ts';
import { acquirePermit } from '#rates/acquire-permit.ts';

const nowMs = Date.parse('2026-11-23T09:00:00Z');
const number = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.maxSafeInteger(), fc.double());
const told: fc.Arbitrary<ReportedLimits> = fc.record({
  limits: fc.array(
    fc.record({
      period: fc.constantFrom('window' as const, 'userDay' as const, 'appDay' as const),
      limit: number,
      remaining: number,
      resetAt: fc.oneof(
        fc.date({ noInvalidDate: false }),
        fc.integer({ min: -5000, max: 200_000 }).map((seconds) => new Date(nowMs + seconds * 1000)),
      ),
    }),
    { maxLength: 3 },
  ),
  refusedForSeconds: fc.oneof(fc.constant(null), number),
});
const limits = fc.constantFrom<readonly RateLimit[]>(
  mastodonRules.rateLimits('publish'),
  mastodonRules.rateLimits('upload'),
  mastodonRules.rateLimits('read'),
  xRules.rateLimits('publish'),
);

/** Each told in the answer to a request of its own, one after the other. */
function afterAll(all: readonly ReportedLimits[], counted: readonly RateLimit[]): RateState {
  let state: RateState = {};
  for (const [at, one] of all.entries()) {
    const permit = { permitId: String(at), openUntilMs: nowMs + 1000 };
    const taken = acquirePermit(state, counted, { ...permit, isUrgent: true }, nowMs);
    if (taken.kind === 'wait') break;
    state = recordLimits(taken.state, counted, { told: one, permitId: permit.permitId }, nowMs);
  }
  // As its row holds it.
  return rateStateOf(JSON.parse(JSON.stringify(state)));
}

test('whatever headers say, an account publishes again within a day, and within three hours if none speaks of a day', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 8 }), limits, (all, counted) => {
      const state = afterAll(all, counted);
      const speaksOfDays = all.some((one) => one.limits.some(({ period }) => period !== 'window'));
      const laterMs = nowMs + ((speaksOfDays ? 24 : 3) * 3600 + 2) * 1000;
      const request = { permitId: 'later', openUntilMs: laterMs, isUrgent: true };
      assert.equal(acquirePermit(state, counted, request, laterMs).kind, 'taken');
    }),
    { numRuns: 2000 },
  );
});

test('whatever headers say, no more leaves at once than ten times what is documented', () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 4 }), limits, (all, counted) => {
      let state = afterAll(all, counted);
      const [own] = counted;
      assert.ok(own !== undefined);
      let count = 0;
      for (; count <= own.limit * 10; count += 1) {
        // Each is answered, and nothing told.
        const permitId = `next ${count}`;
        const taken = acquirePermit(state, counted, { permitId, openUntilMs: nowMs + 1000, isUrgent: true }, nowMs);
        if (taken.kind === 'wait') break;
        state = recordLimits(taken.state, counted, { told: { limits: [], refusedForSeconds: null }, permitId }, nowMs);
      }
      assert.ok(count <= own.limit * 10, `${count}`);
    }),
    { numRuns: 60 },
  );
});

test('a row that holds no budget, or a broken one, is a budget of which nothing is used', () => {
  for (const json of [null, {}, 'x', { any: 7 }, { any: { told: [], own: null } }]) {
    assert.deepEqual(rateStateOf(json), {});
  }
});
