import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rotaInForce } from '#rota/agreed-rota.ts';
import { onCallAt, pagingOrder, personOfTerminalUser } from '#rota/on-call.ts';
import { askForRota, rota } from '#rota/rota.ts';
import type { Shift } from '#rota/shifts.ts';

import { agreedRota, askedRota, decidedRota, shift } from '../support/a-rota.ts';
import { changeTerms } from '../support/change-terms.ts';
import { openScene, present, type Scene } from '../support/publishing-scene.ts';
import { fingerprintOfRow } from '../support/request-fingerprint.ts';

/** The scene begins on 23 November 2026. Nights of Léa and Nora, then of Omar, with a gap before. */
const nights = [
  shift('lea', '2026-11-24T17:00:00Z', '2026-11-25T07:00:00Z'),
  shift('nora', '2026-11-24T17:00:00Z', '2026-11-25T07:00:00Z'),
  shift('omar', '2026-11-26T17:00:00Z', '2026-11-27T07:00:00Z'),
];

function onCall(scene: Scene, at: string): Promise<readonly string[]> {
  const { db, decisionKey } = scene.store;
  return onCallAt({ tx: db, decisionKey }, scene.deskId, new Date(at));
}

async function inForce(scene: Scene): Promise<string> {
  const { db, decisionKey } = scene.store;
  return (await rotaInForce({ tx: db, decisionKey }, scene.deskId)).kind;
}

async function refused(scene: Scene, shifts: readonly Shift[]): Promise<unknown> {
  const desk = await scene.desk();
  const plan = { shifts, terminalUsers: [] };
  const outcome = await scene.store.write((work) =>
    askForRota(work, { desk, by: { id: 'sophie', name: 'Sophie' }, plan }),
  );
  assert.equal(await scene.store.db.request.count(), 0);
  return outcome.kind === 'mistaken' ? outcome.mistake : outcome.kind;
}

test('nobody is on call by a rota that nobody has agreed to', async () => {
  await using scene = await openScene();
  await askedRota(scene, nights);
  assert.deepEqual(await onCall(scene, '2026-11-24T20:00:00Z'), []);
});

test('an agreed rota says who is on call, several at once, and nobody in a gap', async () => {
  await using scene = await openScene();
  await agreedRota(scene, nights);
  assert.deepEqual(await onCall(scene, '2026-11-24T16:59:59.999Z'), []);
  assert.deepEqual(await onCall(scene, '2026-11-24T17:00:00Z'), ['lea', 'nora']);
  assert.deepEqual(await onCall(scene, '2026-11-25T06:59:59.999Z'), ['lea', 'nora']);
  assert.deepEqual(await onCall(scene, '2026-11-25T07:00:00Z'), [], 'a gap');
  assert.deepEqual(await onCall(scene, '2026-11-27T06:00:00Z'), ['omar']);
  assert.deepEqual(await onCall(scene, '2026-11-27T07:00:00Z'), [], 'after its end');
});

test('who is on call is paged first, then who comes next, and last who does not come again', async () => {
  await using scene = await openScene();
  await agreedRota(scene, nights);
  const { db, decisionKey } = scene.store;
  const order = (at: string): Promise<readonly string[]> =>
    pagingOrder({ tx: db, decisionKey }, scene.deskId, new Date(at));
  assert.deepEqual(await order('2026-11-24T20:00:00Z'), ['lea', 'nora', 'omar']);
  assert.deepEqual(await order('2026-11-26T20:00:00Z'), ['omar', 'lea', 'nora']);
  assert.deepEqual(await order('2027-01-01T00:00:00Z'), ['lea', 'nora', 'omar']);
});

test('a user of the system is somebody of the agreed rota, or nobody', async () => {
  await using scene = await openScene();
  const { db, decisionKey } = scene.store;
  const who = (user: string): Promise<string | null> =>
    personOfTerminalUser({ tx: db, decisionKey }, scene.deskId, user);
  const id = await askedRota(scene, nights, { terminalUsers: [{ user: 'ops', person: 'lea' }] });
  assert.equal(await who('ops'), null, 'nobody agreed');
  await decidedRota(scene, id, 'karim');
  assert.equal(await who('ops'), 'lea');
  assert.equal(await who('root'), null);
});

test('a user of the system is not mapped to somebody who does not stand on the rota, nor to two people', async () => {
  await using scene = await openScene();
  const desk = await scene.desk();
  const by = { id: 'sophie', name: 'Sophie' };
  for (const terminalUsers of [
    [{ user: 'ops', person: 'karim' }],
    [
      { user: 'ops', person: 'lea' },
      { user: 'ops', person: 'nora' },
    ],
  ]) {
    const plan = { shifts: nights, terminalUsers };
    const outcome = await scene.store.write((work) => askForRota(work, { desk, by, plan }));
    assert.deepEqual(outcome, { kind: 'badUser', user: 'ops' });
  }
});

test('a shift that ends before it begins, is over, or is of somebody who has one then is refused', async () => {
  await using scene = await openScene();
  const [first] = [present(nights[0])];
  const backwards = { ...first, fromAt: first.toAt, toAt: first.fromAt };
  assert.deepEqual(await refused(scene, [backwards]), { why: 'endsFirst', at: 0 });
  assert.deepEqual(await refused(scene, [{ ...first, toAt: first.fromAt }]), { why: 'endsFirst', at: 0 });
  const over = shift('lea', '2026-11-01T17:00:00Z', '2026-11-02T07:00:00Z');
  assert.deepEqual(await refused(scene, [first, over]), { why: 'over', at: 1 });
  const twice = shift('lea', '2026-11-25T06:00:00Z', '2026-11-25T09:00:00Z');
  assert.deepEqual(await refused(scene, [first, twice]), { why: 'overlaps', at: 1, other: 0 });
  assert.deepEqual(await refused(scene, []), { why: 'none' });
  const next = { ...twice, fromAt: first.toAt };
  await agreedRota(scene, [first, next]);
});

test('whoever asks for a rota does not agree to it, though they approve on the desk', async () => {
  await using scene = await openScene();
  const id = await askedRota(scene, nights, { by: 'karim' });
  assert.deepEqual(await decidedRota(scene, id, 'karim'), { kind: 'refused', why: 'author' });
  assert.deepEqual(await decidedRota(scene, id, 'omar'), { kind: 'refused', why: 'not_approver' });
  assert.deepEqual(await onCall(scene, '2026-11-24T20:00:00Z'), []);
  assert.equal((await decidedRota(scene, id, 'lea')).kind, 'decided');
  assert.deepEqual(await onCall(scene, '2026-11-24T20:00:00Z'), ['lea', 'nora']);
});

test('a desk whose policy asks for two has its rota agreed to by two', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const id = await askedRota(scene, nights);
  await decidedRota(scene, id, 'karim');
  assert.equal(await inForce(scene), 'none');
  await decidedRota(scene, id, 'lea');
  assert.equal(await inForce(scene), 'agreed');
});

test('a rota stays in force until another is agreed to, for longer than approvals of posts do', async () => {
  await using scene = await openScene();
  const late = '2026-12-20T20:00:00Z';
  await agreedRota(scene, [shift('lea', '2026-11-24T17:00:00Z', '2026-12-31T07:00:00Z')]);
  scene.clock.advance(20 * 86_400_000);
  assert.deepEqual(await onCall(scene, late), ['lea']);
  const second = await askedRota(scene, [shift('nora', '2026-12-19T17:00:00Z', '2026-12-31T07:00:00Z')]);
  assert.deepEqual(await onCall(scene, late), ['lea'], 'nobody has agreed to the new one');
  const third = await askedRota(scene, [shift('omar', '2026-12-19T17:00:00Z', '2026-12-31T07:00:00Z')]);
  assert.deepEqual(await decidedRota(scene, second, 'karim'), { kind: 'refused', why: 'closed' }, 'it was replaced');
  await decidedRota(scene, third, 'karim', 'reject');
  assert.deepEqual(await onCall(scene, late), ['lea']);
  await agreedRota(scene, [shift('omar', '2026-12-19T17:00:00Z', '2026-12-31T07:00:00Z')]);
  assert.deepEqual(await onCall(scene, late), ['omar']);
});

test('a rota or its decision that was changed in the database counts for nothing', async () => {
  const at = '2026-11-24T20:00:00Z';
  const changes: readonly ((scene: Scene, id: string) => Promise<unknown>)[] = [
    ({ store }) =>
      changeTerms(store, 'rota', {
        shifts: [{ person: 'eve', fromAt: '2026-11-24T17:00:00.000Z', toAt: '2026-11-25T07:00:00.000Z' }],
      }),
    ({ store }) => changeTerms(store, 'rota', { shifts: 'none' }),
    ({ store }) => changeTerms(store, 'rota', { terminalUsers: [{ user: 'e', person: 'lea' }] }),
    ({ store }, id) => store.db.request.update({ where: { id }, data: { askedBy: 'omar' } }),
    ({ store }, id) => store.db.request.update({ where: { id }, data: { mac: '' } }),
    ({ store }, id) => store.db.request.update({ where: { id }, data: { state: 'refused' } }),
    ({ store }, id) => store.db.request.update({ where: { id }, data: { agreedAt: new Date('2026-11-23T00:00:00Z') } }),
    ({ store }) => store.db.decision.updateMany({ data: { person: 'lea' } }),
    ({ store }) => store.db.decision.deleteMany({}),
  ];
  for (const [index, change] of changes.entries()) {
    await using scene = await openScene();
    const id = await agreedRota(scene, nights);
    assert.deepEqual(await onCall(scene, at), ['lea', 'nora']);
    await change(scene, id);
    assert.deepEqual(await onCall(scene, at), [], `change ${String(index)}`);
    assert.equal(await inForce(scene), 'unproven', `change ${String(index)}`);
  }
});

test('a rota that nobody agreed to, or that was replaced, is not brought into force by a row', async () => {
  await using scene = await openScene();
  const waiting = await askedRota(scene, nights);
  await scene.store.db.request.update({ where: { id: waiting }, data: { state: 'agreed' } });
  assert.deepEqual(await onCall(scene, '2026-11-24T20:00:00Z'), []);
  await scene.store.db.request.update({ where: { id: waiting }, data: { state: 'refused' } });
  const first = await agreedRota(scene, nights);
  await agreedRota(scene, [shift('omar', '2026-11-24T17:00:00Z', '2026-11-25T07:00:00Z')]);
  await scene.store.db.request.update({ where: { id: first }, data: { state: 'agreed', endedAt: null } });
  assert.deepEqual(await onCall(scene, '2026-11-24T20:00:00Z'), ['omar']);
});

test('a rota that was changed in the database while it waits is agreed to by nobody', async () => {
  await using scene = await openScene();
  const id = await askedRota(scene, nights);
  await changeTerms(scene.store, 'rota', { terminalUsers: [{ user: 'eve', person: 'lea' }] });
  assert.deepEqual(await decidedRota(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
});

test('a waiting rota whose row was changed together with its fingerprint, which anybody can compute, is agreed to by nobody', async () => {
  const changes: readonly ((scene: Scene) => Promise<unknown>)[] = [
    ({ store }) => changeTerms(store, 'rota', { terminalUsers: [{ user: 'eve', person: 'lea' }] }),
    ({ store }) => store.db.request.updateMany({ data: { askedBy: 'eve' } }),
  ];
  for (const change of changes) {
    await using scene = await openScene();
    const id = await askedRota(scene, nights);
    await change(scene);
    const fingerprint = await fingerprintOfRow(scene.store, rota, id);
    await scene.store.db.request.update({ where: { id }, data: { fingerprint } });
    assert.deepEqual(await decidedRota(scene, id, 'karim'), { kind: 'refused', why: 'closed' });
  }
});
