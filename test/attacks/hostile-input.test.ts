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

/** Compares once; a second time where the garbage collector or the first compilation may have come between. */
async function grown({ make, read, most }: HostileInput): Promise<{ readonly few: Turns; readonly many: Turns }> {
  const [small, large] = [make(most / 4), make(most)];
  let measured = { few: await turnsOf(() => read(small)), many: await turnsOf(() => read(large)) };
  if (!isLinear(measured)) measured = { few: await turnsOf(() => read(small)), many: await turnsOf(() => read(large)) };
  return measured;
}

function isLinear({ few, many }: { readonly few: Turns; readonly many: Turns }): boolean {
  return many.totalMs <= Math.max(noiseMs, few.totalMs) * mostTimes && many.longestMs <= noiseMs * 4;
}

for (const input of hostileInputs) {
  test(`four times as much takes four times as long, and no longer turn: ${input.what}`, async () => {
    const measured = await grown(input);
    assert.ok(isLinear(measured), JSON.stringify(measured));
  });
}
