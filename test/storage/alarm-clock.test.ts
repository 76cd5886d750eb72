import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { systemClock } from '#clock.ts';
import { openAlarmClock } from '#storage/alarm-clock.ts';

import { until } from '../support/until.ts';

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

test('a closed alarm clock keeps no process alive, whatever it is asked for afterwards', () => {
  const rung: string[] = [];
  const alarms = openAlarmClock(systemClock, (queue) => void rung.push(queue));
  const before = timers();
  alarms.set('later', new Date(Date.now() + 3_600_000));
  assert.equal(timers(), before + 1);
  alarms.set('now', new Date());
  assert.deepEqual(rung, ['now']);
  alarms.close();
  // As what is cut off by a stop orders its look into the doubt, for a minute or a week later.
  alarms.set('later', new Date(Date.now() + 7 * 86_400_000));
  alarms.set('now', new Date());
  assert.equal(timers(), before);
  assert.deepEqual(rung, ['now']);
});

for (const [what, jumpMs] of [
  ['an hour later', 3_600_000],
  ['as after ten minutes of suspend', 600_000],
] as const) {
  test(`when the wall clock is suddenly ${what}, what is due by it rings at once`, async () => {
    let jumped = 0;
    const clock = { now: () => new Date(Date.now() + jumped), monotonicMs: () => performance.now() };
    const rung: string[] = [];
    const alarms = openAlarmClock(clock, (queue) => void rung.push(queue));
    alarms.set('due by then', new Date(Date.now() + jumpMs - 1000));
    alarms.set('later', new Date(Date.now() + jumpMs + 60_000));
    jumped = jumpMs;
    await until('the alarm', () => rung.length > 0, 2000);
    assert.deepEqual(rung, ['due by then']);
    alarms.close();
  });
}

test('when the wall clock is set back, nothing rings before its time', async () => {
  let jumped = 0;
  const clock = { now: () => new Date(Date.now() + jumped), monotonicMs: () => performance.now() };
  const rung: string[] = [];
  const alarms = openAlarmClock(clock, (queue) => void rung.push(queue));
  alarms.set('due', new Date(Date.now() + 3_600_000));
  jumped = -3_600_000;
  await pause(500);
  assert.deepEqual(rung, []);
  alarms.close();
});
