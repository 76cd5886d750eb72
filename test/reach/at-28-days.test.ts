import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Digest } from '#reach/digest.ts';

import { openTestStore, type TestStore } from '../support/store.ts';
import { addDelivery, addDraft, addPublished, addRevision } from './digest-rows.ts';
import { asOf, composed, counts, openRows, text } from './digest-scene.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const settledMs = 28 * dayMs + hourMs;

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store[Symbol.asyncDispose]());

/** What a desk's thread says at 28 days of one post on both networks, 5 and 3 at 72 hours, 8 and 4 at 28 days. */
async function said(
  publishedAt: Date,
  { editedAfterMs = null, read = true }: { readonly editedAfterMs?: number | null; readonly read?: boolean } = {},
): Promise<Digest['at28Days']> {
  const { rows, deskId, mastodon, x } = openRows();
  const of = text(rows, deskId, 1);
  const at = (afterMs: number): Date => new Date(publishedAt.getTime() + afterMs);
  const ids = (['mastodon', 'x'] as const).map((network) => {
    const [first, last] = network === 'mastodon' ? [5, 8] : [3, 4];
    const early = { age: 'h72', readAt: at(3 * dayMs), outcome: 'counts', counts: counts(first) } as const;
    const late = { age: 'd28', readAt: at(28 * dayMs), outcome: 'counts', counts: counts(last) } as const;
    const accountId = network === 'mastodon' ? mastodon : x;
    return addPublished(rows, of, { accountId, network, publishedAt, readings: read ? [early, late] : [early] });
  });
  if (editedAfterMs !== null) {
    const correction = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, 2) });
    const sentAt = at(editedAfterMs);
    const edit = { way: 'edit', correctsId: ids[0] ?? '' } as const;
    addDelivery(rows, correction, { accountId: mastodon, state: 'sent', dueAt: sentAt, sentAt, ...edit });
  }
  return (await composed(store, rows, deskId)).at28Days;
}

test('a post is compared once it is 28 days and an hour old, and to the millisecond not before', async () => {
  const youngest = new Date(asOf.getTime() - settledMs);
  assert.equal(await said(youngest), null);
  assert.deepEqual(await said(new Date(youngest.getTime() - 1)), {
    comparison: { kind: 'tooFew', pairs: 1, ahead: [1, 0] },
    grown: { pairs: 1, at72Hours: [5, 3], at28Days: [8, 4] },
  });
});

test('one that is old enough and was not read at 28 days makes no pair there, and none has its counts of 72 hours', async () => {
  assert.deepEqual(await said(new Date('2026-10-12T10:00:00Z'), { read: false }), {
    comparison: { kind: 'tooFew', pairs: 0, ahead: [0, 0] },
    grown: { pairs: 0, at72Hours: [null, null], at28Days: [null, null] },
  });
});

test('one that was corrected on one network between 72 hours and 28 days makes a pair at 72 hours alone', async () => {
  const publishedAt = new Date('2026-10-12T10:00:00Z');
  const pairs = async (editedAfterMs: number): Promise<unknown> => {
    const at28Days = await said(publishedAt, { editedAfterMs });
    return [at28Days?.comparison.pairs, at28Days?.grown.pairs];
  };
  assert.deepEqual(await pairs(10 * dayMs), [0, 0]);
  assert.deepEqual(await pairs(28 * dayMs), [1, 1], 'corrected after it was read');
  assert.deepEqual(await pairs(2 * dayMs), [0, 0], 'corrected before both');
});
