import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeDesk } from '#desks/change-desk.ts';
import { createDesk } from '#desks/create-desk.ts';
import { lockDesk } from '#desks/lock-desk.ts';

import { openTestStore, type TestStore } from '../support/store.ts';

const where = { platform: 'sandbox:practice', channel: 'c1' } as const;
const base = { ...where, by: 'sophie', name: 'Bruyère', language: 'fr', timeZone: 'Europe/Paris' } as const;

async function created(store: TestStore, settings: Partial<Parameters<typeof createDesk>[1]>): Promise<string> {
  const outcome = await store.write((work) => createDesk(work, { ...base, ...settings }));
  return outcome.kind === 'created' ? 'created' : outcome.why;
}

test('a desk that nobody could approve on is refused, whoever approves there', async () => {
  await using store = await openTestStore();
  assert.equal(await created(store, { approversFrom: 'people', approvers: [] }), 'nobody_could_approve');
  const twice = { approvers: ['karim', 'karim'], approvalsNeeded: 2 };
  assert.equal(await created(store, { approversFrom: 'people', ...twice }), 'nobody_could_approve');
  assert.equal(await created(store, { approversFrom: 'group', approverGroup: null }), 'nobody_could_approve');
  assert.equal(await created(store, { approversFrom: 'group', approverGroup: '' }), 'nobody_could_approve');
  assert.equal(await store.db.desk.count(), 0);
  assert.equal(await created(store, { approversFrom: 'group', approverGroup: 'S1' }), 'created');
});

test('a change to a group is kept, and one that leaves the group out is refused with nothing changed', async () => {
  await using store = await openTestStore();
  await created(store, { approvers: ['karim'] });
  const deskId = (await store.db.desk.findFirstOrThrow()).id;
  const change = (changes: Parameters<typeof changeDesk>[1]['changes']): ReturnType<typeof changeDesk> =>
    store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes }));
  assert.deepEqual(await change({ approversFrom: 'group', name: 'Autre' }), {
    kind: 'refused',
    why: 'nobody_could_approve',
  });
  assert.equal((await store.db.desk.findFirstOrThrow()).name, 'Bruyère');
  assert.equal((await change({ approversFrom: 'group', approverGroup: 'S1' })).kind, 'changed');
  const desk = await store.write((work) => lockDesk(work, where));
  assert.deepEqual([desk?.approversFrom, desk?.approverGroup, desk?.approvers], ['group', 'S1', ['karim']]);
});

test('the desk of a channel that has none is none, and one of another platform is another', async () => {
  await using store = await openTestStore();
  await created(store, { approvers: ['karim'] });
  assert.equal(await store.write((work) => lockDesk(work, { ...where, channel: 'c2' })), null);
  assert.equal(await store.write((work) => lockDesk(work, { ...where, platform: 'slack:T1' })), null);
});
