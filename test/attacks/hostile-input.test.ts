import assert from 'node:assert/strict';
import { test } from 'node:test';

import { type HostileInput, hostileInputs } from '../support/hostile-inputs.ts';
import { type Turns, turnsOf } from '../support/turns.ts';

// What strangers send is read within bounds, or in slices between which others have their turn. Only this thread's own
// processor time is measured, and only its growth: `npm run bench -- hostile` measures milliseconds.

/** Below this, the garbage collector and the first compilation hide everything else. */
const noiseMs = 25;
/** Four times as much takes about four times as long in linear work, sixteen times in quadratic. */
const mostTimes = 9;

async function least({ make, read }: HostileInput, size: number): Promise<Turns> {
  const text = make(size);
  const tries: Turns[] = [];
  for (let count = 0; count < 2; count += 1) tries.push(await turnsOf(() => read(text)));
  return {
    totalMs: Math.min(...tries.map(({ totalMs }) => totalMs)),
    longestMs: Math.min(...tries.map(({ longestMs }) => longestMs)),
  };
}

for (const input of hostileInputs) {
  test(`four times as much takes four times as long, and no longer turn: ${input.what}`, async () => {
    const [few, many] = [await least(input, input.most / 4), await least(input, input.most)];
    const told = JSON.stringify({ few, many });
    assert.ok(many.totalMs <= Math.max(noiseMs, few.totalMs) * mostTimes, told);
    assert.ok(many.longestMs <= noiseMs * 4, told);
  });
}
