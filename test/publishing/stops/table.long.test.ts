import assert from 'node:assert/strict';
import { test } from 'node:test';

import { play } from './play.ts';
import { stops } from './stops.ts';
import { orders, places, table } from './table.ts';

for (const { stop, post, at } of table) {
  test(`${stop}: what becomes of the ${post} at each place where it is asked whether it may leave`, async () => {
    const played: Record<string, string> = {};
    for (const place of places) played[place] = at[place] === '·' ? '·' : await play([stops[stop]], post, place);
    assert.deepEqual(played, at);
  });
}

for (const { place, post, stops: inOrder } of orders) {
  for (const [index, first] of inOrder.slice(0, -1).entries()) {
    const second = inOrder[index + 1];
    if (second === undefined) continue;
    test(`${place}, ${post}: where ${first}, it is told, and not that ${second}`, async () => {
      const told = table.find((row) => row.stop === first && row.post === post)?.at[place];
      const other = table.find((row) => row.stop === second && row.post === post)?.at[place];
      assert.ok(told !== undefined && other !== undefined && told !== '–' && other !== '–');
      assert.equal(await play([stops[second], stops[first]], post, place), told);
    });
  }
}
