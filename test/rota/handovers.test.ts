import assert from 'node:assert/strict';
import { test } from 'node:test';

import { setAbsence } from '#desks/set-absence.ts';
import { answerHandover, type AnswerHandoverOutcome, askToHandOver, type AskHandoverOutcome } from '#rota/handover.ts';
import { nextTurnOf, onCallAt } from '#rota/on-call.ts';
import { rotaInForce } from '#rota/agreed-rota.ts';

import { agreedRota, shift } from '../support/a-rota.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

const week = shift('lea', '2026-11-23T17:00:00Z', '2026-11-30T08:00:00Z');
const next = shift('nora', '2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z');
const night = { fromPerson: 'lea', toPerson: 'nora', from: '2026-11-25T17:00:00Z', to: '2026-11-26T07:00:00Z' };
const inTheNight = '2026-11-26T02:10:00Z';

function asks(scene: Scene, changes: Partial<typeof night> = {}, by = 'lea'): Promise<AskHandoverOutcome> {
  const { fromPerson, toPerson, from, to } = { ...night, ...changes };
  const wish = { fromPerson, toPerson, fromAt: new Date(from), toAt: new Date(to) };
  const { deskId, store } = scene;
  return store.write((work) => askToHandOver(work, { deskId, by: { id: by, name: by }, wish }));
}

async function asked(scene: Scene, changes: Partial<typeof night> = {}): Promise<string> {
  const outcome = await asks(scene, changes);
  assert.ok(outcome.kind === 'asked', outcome.kind);
  return outcome.handoverId;
}

function answers(
  { deskId, store }: Scene,
  handoverId: string,
  by: string,
  answer: 'accept' | 'decline' = 'accept',
): Promise<AnswerHandoverOutcome> {
  return store.write((work) => answerHandover(work, { deskId, handoverId, by: { id: by, name: by }, answer }));
}

function onCall({ deskId, store }: Scene, at = inTheNight): Promise<readonly string[]> {
  return onCallAt({ tx: store.db, decisionKey: store.decisionKey }, deskId, new Date(at));
}

test('a handover changes nothing until its taker accepts it, and then for its time alone', async () => {
  await using scene = await openScene();
  await agreedRota(scene, [week, next]);
  const id = await asked(scene);
  assert.deepEqual(await onCall(scene), ['lea'], 'not accepted');
  for (const other of ['lea', 'karim', 'sophie', 'eve']) {
    assert.deepEqual(await answers(scene, id, other), { kind: 'notYours', toPerson: 'nora' });
  }
  assert.deepEqual(await onCall(scene), ['lea'], 'accepted by others');
  assert.deepEqual(await answers(scene, id, 'nora'), { kind: 'accepted' });
  assert.deepEqual(await onCall(scene), ['nora']);
  assert.deepEqual(await onCall(scene, '2026-11-25T16:59:59Z'), ['lea']);
  assert.deepEqual(await onCall(scene, '2026-11-26T07:00:00Z'), ['lea']);
  assert.deepEqual(await answers(scene, id, 'nora', 'decline'), { kind: 'already', state: 'accepted' });
  assert.deepEqual(await onCall(scene), ['nora']);
});

test('a handover that is declined, or over, is not accepted any more', async () => {
  await using scene = await openScene();
  await agreedRota(scene, [week, next]);
  const id = await asked(scene);
  assert.deepEqual(await answers(scene, id, 'nora', 'decline'), { kind: 'declined' });
  assert.deepEqual(await answers(scene, id, 'nora'), { kind: 'already', state: 'declined' });
  assert.deepEqual(await onCall(scene), ['lea']);
  const late = await asked(scene);
  scene.clock.advance(new Date(night.to).getTime() - scene.clock.now().getTime());
  assert.deepEqual(await answers(scene, late, 'nora'), { kind: 'closed' });
});

test('only people of the rota hand over, of their own turn, forwards in time', async () => {
  await using scene = await openScene();
  assert.deepEqual(await asks(scene), { kind: 'noRota' });
  await agreedRota(scene, [week, next]);
  assert.deepEqual(await asks(scene, { toPerson: 'karim' }), { kind: 'notOnRota' });
  assert.deepEqual(await asks(scene, { fromPerson: 'karim' }), { kind: 'notOnRota' });
  assert.deepEqual(await asks(scene, { toPerson: 'lea' }), { kind: 'notOnRota' });
  assert.deepEqual(await asks(scene, { from: night.to, to: night.from }), { kind: 'badSpan' });
  assert.deepEqual(await asks(scene, { from: '2026-11-20T00:00:00Z', to: '2026-11-21T00:00:00Z' }), {
    kind: 'badSpan',
  });
  assert.deepEqual(await asks(scene, { fromPerson: 'nora', toPerson: 'lea' }), { kind: 'notOnCall' });
  assert.deepEqual(await asks(scene, { to: '2026-12-01T00:00:00Z' }), { kind: 'notOnCall' }, 'beyond her turn');
  await asked(scene);
  assert.deepEqual(await asks(scene), { kind: 'already' });
});

test('nobody is asked to take over while they are away, or on call anyway', async () => {
  await using scene = await openScene();
  const both = shift('nora', '2026-11-23T17:00:00Z', '2026-11-30T08:00:00Z');
  await agreedRota(scene, [week, both, shift('karim', '2026-12-07T08:00:00Z', '2026-12-08T08:00:00Z')]);
  assert.deepEqual(await asks(scene), { kind: 'takerOnCall' });
  const { deskId, store } = scene;
  const days = { first: '2026-11-26', last: '2026-11-27', deputy: null };
  const members = { channel: ['karim'], group: null };
  const by = { id: 'karim', name: 'Karim' };
  await store.write((work) => setAbsence(work, { ...days, deskId, person: 'karim', by, members }));
  assert.deepEqual(await asks(scene, { toPerson: 'karim' }), {
    kind: 'away',
    fromAt: new Date('2026-11-25T23:00:00Z'),
    toAt: new Date('2026-11-27T23:00:00Z'),
  });
  assert.equal((await asks(scene, { toPerson: 'karim', to: '2026-11-25T23:00:00Z' })).kind, 'asked');
});

test('who took over hands over further, and back', async () => {
  await using scene = await openScene();
  await agreedRota(scene, [week, next, shift('omar', '2026-12-07T08:00:00Z', '2026-12-08T08:00:00Z')]);
  await answers(scene, await asked(scene), 'nora');
  scene.clock.advance(1000);
  assert.deepEqual(await asks(scene), { kind: 'notOnCall' }, 'Léa is not on call any more');
  await answers(scene, await asked(scene, { fromPerson: 'nora', toPerson: 'omar' }), 'omar');
  assert.deepEqual(await onCall(scene), ['omar']);
  scene.clock.advance(1000);
  await answers(scene, await asked(scene, { fromPerson: 'omar', toPerson: 'lea' }), 'lea');
  assert.deepEqual(await onCall(scene), ['lea']);
});

test('of two who were asked to take over the same night the first to accept does', async () => {
  await using scene = await openScene();
  await agreedRota(scene, [week, next, shift('omar', '2026-12-07T08:00:00Z', '2026-12-08T08:00:00Z')]);
  const [first, second] = [await asked(scene), await asked(scene, { toPerson: 'omar' })];
  const outcomes = await Promise.all([answers(scene, first, 'nora'), answers(scene, second, 'omar')]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ['accepted', 'closed']);
  assert.equal((await onCall(scene)).length, 1);
});

test('another rota ends the handovers of the one before', async () => {
  await using scene = await openScene();
  await agreedRota(scene, [week, next]);
  const [taken, waiting] = [
    await asked(scene),
    await asked(scene, { from: '2026-11-27T17:00:00Z', to: '2026-11-28T07:00:00Z' }),
  ];
  await answers(scene, taken, 'nora');
  scene.clock.advance(60_000);
  await agreedRota(scene, [week, { ...next, toAt: new Date('2026-12-08T08:00:00Z') }]);
  assert.deepEqual(await onCall(scene), ['lea']);
  assert.deepEqual(await answers(scene, waiting, 'nora'), { kind: 'closed' });
});

test('a handover that was changed in the database counts for nothing', async () => {
  const changes: readonly ((scene: Scene, id: string) => Promise<unknown>)[] = [
    ({ store }, id) => store.db.rotaHandover.update({ where: { id }, data: { toPerson: 'omar' } }),
    ({ store }, id) => store.db.rotaHandover.update({ where: { id }, data: { toAt: new Date('2027-01-01') } }),
    ({ store }, id) => store.db.rotaHandover.update({ where: { id }, data: { acceptedAt: new Date('2026-11-23') } }),
    ({ store }, id) => store.db.rotaHandover.update({ where: { id }, data: { mac: 'f'.repeat(64) } }),
  ];
  for (const change of changes) {
    await using scene = await openScene();
    await agreedRota(scene, [week, next, shift('omar', '2026-12-07T08:00:00Z', '2026-12-08T08:00:00Z')]);
    const id = await asked(scene);
    await answers(scene, id, 'nora');
    await change(scene, id);
    assert.deepEqual(await onCall(scene), ['lea']);
  }
  await using scene = await openScene();
  await agreedRota(scene, [week, next]);
  const id = await asked(scene);
  const forced = { state: 'accepted', acceptedAt: new Date('2026-11-24T00:00:00Z') } as const;
  await scene.store.db.rotaHandover.update({ where: { id }, data: forced });
  assert.deepEqual(await onCall(scene), ['lea'], 'nobody accepted it');
  await scene.store.db.rotaHandover.update({
    where: { id },
    data: { state: 'asked', acceptedAt: null, toAt: new Date('2026-11-29T00:00:00Z') },
  });
  assert.deepEqual(await answers(scene, id, 'nora'), { kind: 'closed' }, 'not as it was asked for');
});

test('the next turn of somebody goes on as long as they are on call without a break', async () => {
  await using scene = await openScene();
  const more = shift('lea', '2026-11-30T08:00:00Z', '2026-12-01T08:00:00Z');
  await agreedRota(scene, [week, more, shift('lea', '2026-12-02T08:00:00Z', '2026-12-03T08:00:00Z')]);
  const { db, decisionKey } = scene.store;
  const inForce = await rotaInForce({ tx: db, decisionKey }, scene.deskId);
  assert.ok(inForce.kind === 'agreed');
  const turn = (at: string): unknown => nextTurnOf(inForce.rota, 'lea', new Date(at));
  assert.deepEqual(turn('2026-11-23T00:00:00Z'), { fromAt: week.fromAt, toAt: more.toAt });
  assert.deepEqual(turn('2026-11-24T00:00:00Z'), { fromAt: new Date('2026-11-24T00:00:00Z'), toAt: more.toAt });
  assert.deepEqual(turn('2026-12-01T08:00:00Z'), {
    fromAt: new Date('2026-12-02T08:00:00Z'),
    toAt: new Date('2026-12-03T08:00:00Z'),
  });
  assert.equal(turn('2026-12-03T08:00:00Z'), null);
  assert.equal(nextTurnOf(inForce.rota, 'eve', new Date('2026-11-24T00:00:00Z')), null);
});
