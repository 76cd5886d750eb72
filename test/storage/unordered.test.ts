import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openScene } from '../support/publishing-scene.ts';

function numbers(rows: readonly { readonly number: number }[]): readonly number[] {
  return rows.map(({ number }) => number);
}

test('in tests, rows whose order a query leaves open come last first, also inside others', async () => {
  await using scene = await openScene();
  const { db } = scene.store;
  const [one, two] = [await scene.asked(), await scene.asked()];
  const [first, second] = [one.number, two.number];
  assert.ok(first < second);
  assert.deepEqual(numbers(await db.draft.findMany()), [second, first]);
  assert.deepEqual(numbers(await db.draft.findMany({ orderBy: { state: 'asc' } })), [second, first]);
  assert.deepEqual(numbers(await db.draft.findMany({ orderBy: [{ state: 'asc' }, { number: 'asc' }] })), [
    first,
    second,
  ]);
  const [desk] = await db.desk.findMany({ include: { drafts: true } });
  assert.deepEqual(numbers(desk?.drafts ?? []), [second, first]);
  const [same] = await db.desk.findMany({ select: { drafts: { orderBy: { number: 'asc' } } } });
  assert.deepEqual(numbers(same?.drafts ?? []), [first, second]);
});
