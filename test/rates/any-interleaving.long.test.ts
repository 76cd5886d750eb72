import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { run, type ServerLimits, type Step } from './honest-server.ts';

const runs = 2000;
const kind = fc.constantFrom('publish' as const, 'read' as const);
const which = fc.nat(20);
const ask = { weight: 8, arbitrary: fc.record({ do: fc.constant('ask' as const), kind, isUrgent: fc.boolean() }) };
const others = [
  { weight: 3, arbitrary: fc.record({ do: fc.constant('arrive' as const), which }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.nat(400) }) },
];
const lost = { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lose' as const, 'die' as const), which }) };
const many = { minLength: 40, maxLength: 200, size: 'max' } as const;

function neverRefused(leastPosts: number, step: fc.Arbitrary<Step>): void {
  const limits: fc.Arbitrary<ServerLimits> = fc.record({
    publish: fc.integer({ min: leastPosts, max: 20 }),
    read: fc.constant(12),
    begins: fc.constantFrom('clock' as const, 'firstRequest' as const),
  });
  let got = 0;
  fc.assert(
    fc.property(limits, fc.array(step, many), (server, steps) => {
      const outcome = run(server, steps);
      got += outcome.got;
      assert.equal(outcome.refused, 0);
    }),
    { numRuns: runs },
  );
  // It does not hold by asking nothing.
  assert.ok(got > 10 * runs, `${got} requests`);
}

test('whatever the order of requests and answers on any number of replicas, no window holds more than its limit', () => {
  neverRefused(4, fc.oneof(ask, ...others));
});

test('nor where answers are lost and replicas die, on a server that allows what is documented or more', () => {
  neverRefused(10, fc.oneof(ask, ...others, lost));
});
