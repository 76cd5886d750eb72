import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rulesBy } from '#app/rules.ts';

test('series go to the practice X as they are, and to the real one only where that is switched on', () => {
  assert.deepEqual([sends(false, false), sends(true, false), sends(true, true)], [true, false, true]);
});

function sends(publishing: boolean, series: boolean): boolean {
  return rulesBy({ x: { publishing, series } }).x.sendsSeries;
}
