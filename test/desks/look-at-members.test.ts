import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import { createDesk } from '#desks/create-desk.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { forgetMembers, lookAtMembers } from '#desks/look-at-members.ts';
import { misjournaledSettings } from '#desks/misjournaled.ts';

import { openTestStore, type TestStore } from '../support/store.ts';
import { testClock, type TestClock } from '../support/test-clock.ts';

interface Asking extends AsyncDisposable {
  readonly store: TestStore;
  readonly clock: TestClock;
  readonly deskId: string;
  change(changes: Partial<DeskSettings>): Promise<void>;
  /** Tells for each of these, who are there now, how many hours ago they were first seen. */
  look(...there: readonly string[]): Promise<object>;
  pass(hours: number): void;
}

/** A desk whose members approve once they have been seen for a day. */
async function asking(): Promise<Asking> {
  const clock = testClock();
  const store = await openTestStore({ clock });
  const settings = { name: 'Bruyère', language: 'fr', timeZone: 'Europe/Paris', approversFrom: 'channel' } as const;
  const made = await store.write((work) =>
    createDesk(work, { platform: 'p', channel: 'c', by: 'sophie', ...settings, seenForHours: 24 }),
  );
  assert.ok(made.kind === 'created');
  const { deskId } = made;
  return {
    store,
    clock,
    deskId,
    async change(changes) {
      const outcome = await store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes }));
      assert.equal(outcome.kind, 'changed');
    },
    async look(...there) {
      const { at, since } = await lookAtMembers(store, deskId, there);
      return Object.fromEntries(
        [...since].map(([who, seenAt]) => [who, (at.getTime() - seenAt.getTime()) / 3_600_000]),
      );
    },
    pass: (hours) => clock.advance(hours * 3_600_000),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

test('whom the first look finds has been there since the desk began to ask, whoever comes after since they were seen', async () => {
  await using desk = await asking();
  desk.pass(1);
  assert.deepEqual(await desk.look('karim', 'lea'), { karim: 1, lea: 1 });
  desk.pass(2);
  assert.deepEqual(await desk.look('karim', 'lea', 'zoe'), { karim: 3, lea: 3, zoe: 0 });
  desk.pass(1);
  assert.deepEqual(await desk.look('karim', 'lea', 'zoe'), { karim: 4, lea: 4, zoe: 1 });
});

test('who leaves is forgotten, and begins anew', async () => {
  await using desk = await asking();
  await desk.look('karim', 'lea');
  desk.pass(1);
  assert.deepEqual(await desk.look('karim'), { karim: 1 });
  assert.equal(await desk.store.db.seenMember.count(), 1);
  assert.deepEqual(await desk.look('karim', 'lea'), { karim: 1, lea: 0 });
});

test('two looks at once find the same', async () => {
  await using desk = await asking();
  desk.pass(1);
  const found = await Promise.all([desk.look('karim', 'lea'), desk.look('lea', 'karim'), desk.look('karim', 'lea')]);
  for (const one of found) assert.deepEqual(one, { karim: 1, lea: 1 });
});

test('switched on again it begins anew, and who was seen before keeps their time', async () => {
  await using desk = await asking();
  await desk.look('karim');
  desk.pass(1);
  await desk.look('karim', 'zoe');
  await desk.change({ seenForHours: 0 });
  desk.pass(1);
  await desk.change({ seenForHours: 48 });
  desk.pass(1);
  assert.deepEqual(await desk.look('karim', 'zoe', 'omar'), { karim: 3, zoe: 2, omar: 1 });
  const { seenFromAt } = await desk.store.db.desk.findFirstOrThrow();
  assert.equal(seenFromAt?.getTime(), desk.clock.now().getTime() - 3_600_000);
  assert.deepEqual(await misjournaledSettings(desk.store.db, desk.clock.now()), []);
});

test('another time, or another source, changes nothing about when it began, or begins it', async () => {
  await using desk = await asking();
  const began = desk.clock.now();
  desk.pass(1);
  await desk.change({ seenForHours: 48 });
  assert.deepEqual((await desk.store.db.desk.findFirstOrThrow()).seenFromAt, began);
  await desk.change({ approversFrom: 'people', approvers: ['karim'] });
  assert.equal((await desk.store.db.desk.findFirstOrThrow()).seenFromAt, null);
  await desk.change({ approversFrom: 'channel' });
  assert.deepEqual((await desk.store.db.desk.findFirstOrThrow()).seenFromAt, desk.clock.now());
});

test('a row of somebody else’s making counts for nothing, the one that has everybody count among them', async () => {
  await using desk = await asking();
  await desk.look('karim');
  desk.pass(1);
  const { deskId, store } = desk;
  const row = { deskId, seenAt: new Date('2026-01-01T00:00:00Z'), mac: 'f'.repeat(64) };
  await store.db.seenMember.createMany({ data: ['', 'zoe'].map((person) => ({ ...row, person })) });
  assert.deepEqual(await desk.look('karim', 'zoe', 'omar'), { karim: 1, zoe: 0, omar: 0 });
  assert.equal(await store.db.journalEntry.count({ where: { kind: 'row.refused' } }), 2);
  assert.equal(await store.db.notice.count({ where: { kind: 'row.refused' } }), 1);
});

test('where nobody asks any more, and nothing waits, it is forgotten', async () => {
  await using desk = await asking();
  const { store, deskId, clock } = desk;
  await desk.look('karim');
  await forgetMembers(store);
  assert.equal(await store.db.seenMember.count(), 1);
  await desk.change({ seenForHours: 0 });
  const at = clock.now();
  const id = store.newId();
  const draft = { id, deskId, number: 1, author: 'aicha', state: 'asked', currentRevision: 1 } as const;
  await store.db.draft.create({ data: { ...draft, createdAt: at, changedAt: at } });
  await forgetMembers(store);
  assert.equal(await store.db.seenMember.count(), 1, 'what waits may keep the rule');
  await store.db.draft.update({ where: { id }, data: { state: 'cancelled' } });
  await forgetMembers(store);
  assert.equal(await store.db.seenMember.count(), 0);
});
