import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keyedMutex } from '#keyed-mutex.ts';

test('what has the same key runs in its turn, and a failure does not hold up the next', async () => {
  const order: string[] = [];
  const step = (name: string, turns: number) => async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    order.push(name);
    if (name === 'b') throw new Error('b fails');
  };
  const inTurn = keyedMutex();
  const results = await Promise.allSettled([
    inTurn('one', step('a', 20)),
    inTurn('one', step('b', 5)),
    inTurn('one', step('c', 1)),
    inTurn('other', step('d', 1)),
  ]);
  assert.deepEqual(order, ['d', 'a', 'b', 'c']);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  );
});
