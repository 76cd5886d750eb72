import assert from 'node:assert/strict';
import { test } from 'node:test';

import { movableClock } from '#storage/movable-clock.ts';

import { testClock } from '../support/test-clock.ts';

test('a clock that is moved goes on from there, and never back; leases’ clock stays as it is', () => {
  const machine = testClock();
  const clock = movableClock(machine);
  assert.deepEqual(clock.now(), machine.now());
  clock.moveTo(60_000);
  machine.advance(1_000);
  assert.equal(clock.now().getTime() - machine.now().getTime(), 60_000);
  clock.moveTo(30_000);
  assert.equal(clock.ahead.ms, 60_000);
  assert.equal(clock.monotonicMs(), machine.monotonicMs());
});

test('time is moved once what runs has ended, and what would begin meanwhile waits', async () => {
  const clock = movableClock(testClock());
  const seen: string[] = [];
  const mayEnd = Promise.withResolvers<void>();
  const first = clock.ahead.during(async () => {
    await mayEnd.promise;
    seen.push(`first, ${clock.ahead.ms} ms ahead`);
  });
  const moved = clock.alone(async () => {
    seen.push('moving');
    clock.moveTo(5);
  });
  const second = clock.ahead.during(async () => void seen.push(`second, ${clock.ahead.ms} ms ahead`));
  mayEnd.resolve();
  assert.equal(await moved, true);
  await Promise.all([first, second]);
  assert.deepEqual(seen, ['first, 0 ms ahead', 'moving', 'second, 5 ms ahead']);
});

test('what waits inside of something that runs is not waited for without end, and nothing is moved', async () => {
  const machine = testClock();
  const clock = movableClock(machine);
  const inner = Promise.withResolvers<string>();
  const outer = clock.ahead.during(async () => {
    const moved = clock.alone(async () => clock.moveTo(5));
    const within = clock.ahead.during(async () => 'done');
    machine.advance(60_000);
    assert.equal(await moved, false);
    inner.resolve(await within);
  });
  assert.equal(await inner.promise, 'done');
  await outer;
  assert.equal(clock.ahead.ms, 0);
});
