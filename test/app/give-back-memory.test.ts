import assert from 'node:assert/strict';
import { test } from 'node:test';

import { giveBackMemory } from '#app/give-back-memory.ts';

/** Weakly, an object that nothing else refers to. */
function forgotten(): WeakRef<object> {
  return new WeakRef({});
}

test('what nobody refers to any more is gone once memory was given back', async () => {
  const left = forgotten();
  await giveBackMemory();
  assert.equal(left.deref(), undefined);
});
