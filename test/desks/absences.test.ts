import assert from 'node:assert/strict';
import { test } from 'node:test';

import { listAbsences } from '#desks/absence.ts';
import { endAbsence } from '#desks/end-absence.ts';

import { away, inChannel, note } from '../support/absent.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';

async function why(...asked: Parameters<typeof note>): Promise<string> {
  const outcome = await note(...asked);
  return outcome.kind === 'refused' ? outcome.why : outcome.kind;
}

async function ended(scene: Scene, by: string, number: number | null): Promise<string> {
  const request = { deskId: scene.deskId, number, by: { id: by, name: by } };
  return (await scene.store.write((work) => endAbsence(work, request))).kind;
}

function by(id: string): { readonly by: { readonly id: string; readonly name: string } } {
  return { by: { id, name: id } };
}

test('a steward notes anybody’s absence, an approver their own, and nobody else does', async () => {
  await using scene = await openScene();
  assert.equal(await why(scene, by('lea')), 'not_allowed');
  assert.equal(await why(scene, { ...by('omar'), person: 'omar', deputy: null }), 'not_allowed');
  assert.equal(await why(scene, by('karim')), 'set');
  assert.equal(await why(scene, { person: 'lea', deputy: 'zoe' }), 'set');
  assert.equal(await why(scene, { person: 'omar', deputy: null }), 'set', 'a steward, of somebody who only writes');
  assert.equal(await why(scene, { person: 'nobody', deputy: null }), 'not_on_desk');
});

test('a deputy names no deputy, and is a full member of the channel who is there', async () => {
  await using scene = await openScene();
  await away(scene);
  const omar = { by: { id: 'omar', name: 'Omar' }, members: inChannel };
  assert.equal(await why(scene, { ...omar, person: 'karim', deputy: 'zoe' }), 'not_allowed');
  assert.equal(await why(scene, { ...omar, person: 'omar', deputy: 'zoe' }), 'not_allowed');
  assert.equal(
    await why(scene, { person: 'zoe', deputy: 'amina' }),
    'nothing_to_hand_on',
    'nor does a steward for them',
  );
  assert.equal(await why(scene, { person: 'lea', deputy: 'lea' }), 'own_deputy');
  assert.equal(await why(scene, { person: 'lea', deputy: 'stranger' }), 'deputy_not_here');
  const withGuest = { ...inChannel, channel: [...inChannel.channel, 'guest'] };
  assert.equal(await why(scene, { person: 'lea', deputy: 'guest', members: withGuest }), 'deputy_not_here');
  assert.equal(await why(scene, { person: 'lea', deputy: 'karim' }), 'deputy_away');
});

test('days are days, in order, not past, not a year and more, and not noted twice', async () => {
  await using scene = await openScene();
  assert.equal(await why(scene, { first: '2026-11-31', last: '2026-12-01' }), 'bad_days');
  assert.equal(await why(scene, { first: '2026-12-02', last: '2026-12-01' }), 'bad_days');
  assert.equal(await why(scene, { first: '2026-11-20', last: '2026-11-22' }), 'past');
  assert.equal(await why(scene, { first: '2026-11-23', last: '2027-12-01' }), 'too_long');
  assert.equal(await why(scene, { first: '2026-11-20', last: '2026-11-25' }), 'set', 'heard of late');
  assert.equal(await why(scene, { first: '2026-11-25', last: '2026-11-26' }), 'overlaps');
  assert.equal(await why(scene, { first: '2026-11-26', last: '2026-11-26' }), 'set');
});

test('a day is that of the desk’s zone, also where clocks change', async () => {
  await using scene = await openScene();
  await away(scene, { first: '2027-03-28', last: '2027-03-28' });
  await away(scene, { first: '2027-10-31', last: '2027-10-31' });
  const [spring, autumn] = await listAbsences(scene.store.db, scene.deskId, scene.clock.now());
  const hours = (one: typeof spring): number =>
    one === undefined ? 0 : (one.toAt.getTime() - one.fromAt.getTime()) / 3_600_000;
  assert.deepEqual([hours(spring), hours(autumn)], [23, 25]);
  assert.equal(spring?.fromAt.toISOString(), '2027-03-27T23:00:00.000Z');
});

test('an absence is ended by who is away or a steward, by its number where there are several; the journal keeps both', async () => {
  await using scene = await openScene();
  const first = await away(scene);
  const second = await away(scene, { first: '2026-12-24', last: '2026-12-31' });
  assert.equal(await ended(scene, 'karim', null), 'several');
  assert.equal(await ended(scene, 'lea', first), 'notAllowed');
  assert.equal(await ended(scene, 'omar', first), 'notAllowed', 'the deputy neither');
  assert.equal(await ended(scene, 'karim', first), 'ended');
  assert.equal(await ended(scene, 'karim', first), 'none');
  assert.equal(await ended(scene, 'sophie', second), 'ended');
  assert.deepEqual(await listAbsences(scene.store.db, scene.deskId, scene.clock.now()), []);
  const entries = await scene.store.db.journalEntry.findMany({
    where: { kind: { startsWith: 'absence' } },
    orderBy: { seq: 'asc' },
  });
  assert.deepEqual(
    entries.map(({ kind, actor }) => `${kind} ${actor}`),
    ['absence.set sophie', 'absence.set sophie', 'absence.ended karim', 'absence.ended sophie'],
  );
});
