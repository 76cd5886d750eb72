import assert from 'node:assert/strict';
import { test } from 'node:test';

import { systemClock } from '#clock.ts';
import { openAlarmClock } from '#storage/alarm-clock.ts';

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
