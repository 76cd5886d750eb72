import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accountFromRow } from '#desks/account.ts';
import { readDesk } from '#desks/desk.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minute, 0, minute + 1));

/** Sets every column of the accounts that holds an instant, each to another one. */
async function setInstants({ db }: TestStore): Promise<void> {
  const sleeping = { state: 'asleep', asleepSince: at(1), asleepUntil: at(50), asleepBy: 'karim' } as const;
  const planned = {
    leavesAt: at(2),
    sleepsAt: at(51),
    sleepsUntil: at(52),
    readNotBefore: at(53),
    followersNotBefore: at(54),
  };
  await db.account.updateMany({ data: { ...sleeping, ...planned, rates: { publish: 'much' } } });
}

test('a desk is read with its accounts as each is read alone, in its order', async () => {
  await using store = await openTestStore();
  const { id, accounts } = await openDesk(store);
  await setInstants(store);
  await store.db.desk.update({ where: { id }, data: { seenForHours: 24, seenFromAt: at(3) } });
  const desk = await readDesk(store.db, { id }, at(4));
  const alone = await Promise.all(
    accounts.map(async (account) => {
      const row = await store.db.account.findUniqueOrThrow({ where: { id: account.id } });
      return accountFromRow(row, at(4));
    }),
  );
  assert.deepEqual(desk?.accounts, alone);
  assert.partialDeepStrictEqual(desk?.accounts[0]?.standing, {
    kind: 'asleep',
    since: at(1),
    until: at(50),
    by: 'karim',
    why: null,
  });
  assert.deepEqual(desk?.seenFromAt, at(3));
  assert.deepEqual([desk?.approvers, desk?.stewards], [['karim'], ['sophie']]);
});

test('a desk is found by its channel on its platform alone, and is the same', async () => {
  await using store = await openTestStore();
  const desk = await openDesk(store, 'c1');
  await openDesk(store, 'c2');
  const { platform, channel } = desk;
  assert.deepEqual(await readDesk(store.db, { platform, channel }, store.clock.now()), desk);
  assert.equal(await readDesk(store.db, { platform: 'slack:T1', channel }, store.clock.now()), null);
  assert.equal(await readDesk(store.db, { platform, channel: "c1' OR true --" }, store.clock.now()), null);
});

test('who is away is read with the desk, whole, for as long as they are', async () => {
  await using store = await openTestStore();
  const { id: deskId } = await openDesk(store);
  const absence = { deskId, setBy: 'sophie', setAt: at(0) };
  await store.db.absence.createMany({
    data: [
      { ...absence, id: store.newId(), number: 2, person: 'lea', fromAt: at(5), toAt: at(20) },
      {
        ...absence,
        id: store.newId(),
        number: 1,
        person: 'karim',
        deputy: 'zoe',
        fromAt: at(5),
        toAt: at(10),
        policyNumber: 3,
      },
      { ...absence, id: store.newId(), number: 3, person: 'omar', fromAt: at(5), toAt: at(20), endedAt: at(6) },
    ],
  });
  const awayAt = async (minute: number): Promise<unknown> =>
    (await readDesk(store.db, { id: deskId }, at(minute)))?.away;
  const karim = { person: 'karim', deputy: 'zoe', toAt: at(10), setBy: 'sophie', policyNumber: 3 };
  const lea = { person: 'lea', deputy: null, toAt: at(20), setBy: 'sophie', policyNumber: 0 };
  assert.deepEqual(await awayAt(4), []);
  assert.deepEqual(await awayAt(5), [karim, lea]);
  assert.deepEqual(await awayAt(10), [lea]);
  assert.deepEqual(await awayAt(20), []);
});
