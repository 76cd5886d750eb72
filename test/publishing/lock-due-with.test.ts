import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lockReadyAlone, lockDueWith } from '#publishing/lock-delivery.ts';

import { anAccount, openScene, type Scene } from '../support/publishing-scene.ts';

/** Two approved posts for both networks, due now; the first one's delivery to Mastodon leads. */
async function scene(): Promise<{ readonly scene: Scene; readonly leads: string; readonly goesWith: string }> {
  const opened = await openScene({ settings: { graceSeconds: 1 } });
  const { id } = await opened.asked();
  await opened.decide({ id });
  await opened.decide(await opened.asked({ text: 'Another.' }));
  opened.clock.advance(1000);
  const [leads, goesWith] = [await opened.delivery(id, 'mastodon'), await opened.delivery(id, 'x')];
  return { scene: opened, leads: leads.id, goesWith: goesWith.id };
}

async function lockedWith(
  { store, clock }: Scene,
  leads: string,
  {
    most = 4,
    revision = 1,
    among = null,
  }: { readonly most?: number; readonly revision?: number; readonly among?: readonly string[] | null } = {},
): Promise<readonly string[]> {
  return store.write(async ({ tx }) => {
    // Whoever waits for another's lock is refused at once.
    await tx.$executeRaw`SET LOCAL lock_timeout = '100ms'`;
    const locked = await lockReadyAlone(tx, leads);
    assert.ok(locked !== null);
    const { draft, delivery } = locked;
    const due = await lockDueWith(tx, { draft, delivery: { ...delivery, revision } }, clock.now(), { most, among });
    return due.map(({ id }) => id);
  });
}

test('with a delivery goes what is due of its draft, and nothing of another', async () => {
  const { scene: one, leads, goesWith } = await scene();
  await using _ = one;
  assert.deepEqual(await lockedWith(one, leads), [goesWith]);
});

test('no more go with it than there are hands', async () => {
  const { scene: one, leads } = await scene();
  await using _ = one;
  const { db } = one.store;
  const { draftId } = await db.delivery.findUniqueOrThrow({ where: { id: leads } });
  // As if the draft went to three accounts.
  const accountId = await anAccount(one.store, 'x', 'another');
  const other = await db.delivery.findFirstOrThrow({ where: { draftId: { not: draftId } } });
  await db.delivery.update({ where: { id: other.id }, data: { draftId, accountId } });
  assert.equal((await lockedWith(one, leads, { most: 1 })).length, 1);
  assert.equal((await lockedWith(one, leads, { most: 2 })).length, 2);
});

test('nor does what is not among those of its job, where it has such', async () => {
  const { scene: one, leads, goesWith } = await scene();
  await using _ = one;
  assert.deepEqual(await lockedWith(one, leads, { among: [goesWith] }), [goesWith]);
  assert.deepEqual(await lockedWith(one, leads, { among: [leads] }), []);
  assert.deepEqual(await lockedWith(one, leads, { among: [] }), []);
});

test('nor does what is of another revision', async () => {
  const { scene: one, leads } = await scene();
  await using _ = one;
  assert.deepEqual(await lockedWith(one, leads, { revision: 2 }), []);
});

test('nor what is not due yet', async () => {
  const { scene: one, leads, goesWith } = await scene();
  await using _ = one;
  const dueAt = new Date(one.clock.now().getTime() + 1);
  await one.store.db.delivery.update({ where: { id: goesWith }, data: { dueAt } });
  assert.deepEqual(await lockedWith(one, leads), []);
});

for (const state of ['held', 'sending', 'cancelled'] as const) {
  test(`nor what is "${state}"`, async () => {
    const { scene: one, leads, goesWith } = await scene();
    await using _ = one;
    await one.store.db.delivery.update({ where: { id: goesWith }, data: { state } });
    assert.deepEqual(await lockedWith(one, leads), []);
  });
}

test('what another job holds is left to it, and not waited for', async () => {
  const { scene: one, leads, goesWith } = await scene();
  await using _ = one;
  await one.store.write(async ({ tx }) => {
    await tx.$executeRaw`SELECT 1 FROM "Delivery" WHERE "id" = ${goesWith}::uuid FOR UPDATE`;
    assert.deepEqual(await lockedWith(one, leads), []);
  });
});
