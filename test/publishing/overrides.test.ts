import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { DecisionOutcome } from '#approvals/decide.ts';
import { compareWithJournal } from '#cli/compare-journal.ts';
import { noMembers } from '#desks/may.ts';
import { askForOverride, decideOverride } from '#publishing/holding/decide-override.ts';
import { overrideFingerprint } from '#periods/override.ts';
import { readReserve } from '#reach/reserve-of.ts';
import { stop } from '#publishing/deciding/stop.ts';

import { after, day, hour, periodAgreed, scheduled } from '../support/period-scene.ts';
import { member, openScene, present, type Scene } from '../support/publishing-scene.ts';
import { rotateTestSigning, startAnewOn, testKeyFile } from '../support/signing-key.ts';

const settings = { approvers: ['karim', 'lea', 'amina'], stewards: ['sophie'] };

function askedBy(scene: Scene, draftId: string, by: string): Promise<{ readonly kind: string }> {
  return scene.store.write((work) =>
    askForOverride(work, { draftId, person: member(by), members: noMembers, reason: 'Public safety' }),
  );
}

async function newest(scene: Scene): Promise<string> {
  const found = await scene.store.db.periodOverride.findFirst({ orderBy: { askedAt: 'desc' } });
  return present(found).id;
}

async function decidedBy(
  scene: Scene,
  by: string,
  { kind = 'approve', overrideId }: { readonly kind?: 'approve' | 'reject'; readonly overrideId?: string } = {},
): Promise<DecisionOutcome> {
  const id = overrideId ?? (await newest(scene));
  const { deskId } = scene;
  return scene.store.write((work) =>
    decideOverride(work, { overrideId: id, deskId, person: member(by), members: noMembers, kind }),
  );
}

/** A post that a closed period, which has begun, holds. */
async function held(scene: Scene): Promise<string> {
  await periodAgreed(scene, { fromAt: after(scene, -hour) });
  const id = await scheduled(scene, 3 * hour);
  assert.partialDeepStrictEqual(await scene.delivery(id, 'x'), { state: 'held', why: 'period_closed' });
  return id;
}

test('an override with a reason and a second person lets the post go out at its time', async () => {
  await using scene = await openScene({ settings });
  const id = await held(scene);
  assert.deepEqual(await askedBy(scene, id, 'karim'), { kind: 'asked' });
  await scene.pass(60);
  assert.equal((await scene.delivery(id, 'x')).state, 'held', 'asking lets nothing out');
  assert.equal((await decidedBy(scene, 'lea')).kind, 'decided');
  assert.equal((await scene.delivery(id, 'x')).state, 'ready');
  await scene.pass(3600);
  assert.equal(scene.x.posts.length, 0, 'not before its time');
  await scene.pass(2 * 3600);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1]);
  assert.deepEqual((await compareWithJournal(scene.store)).onOthers, []);
  const week = { from: after(scene, -day), to: after(scene, day) };
  const reserve = await readReserve(scene.store.db, scene.deskId, week, scene.clock.now());
  assert.deepEqual(reserve.overrides, [{ draftNumber: 1, reason: 'Public safety', asker: 'karim', agreer: 'lea' }]);
  assert.deepEqual(
    reserve.periods.map(({ label }) => label),
    ['Municipal elections'],
  );
});

test('a period that was changed is named once, with the end that it has now', async () => {
  await using scene = await openScene({ settings });
  const first = await periodAgreed(scene, { fromAt: after(scene, -hour), toAt: after(scene, 9 * day) });
  await periodAgreed(scene, { fromAt: after(scene, -hour), toAt: after(scene, 8 * day), replacesId: first });
  const week = { from: after(scene, -day), to: after(scene, day) };
  const { periods } = await readReserve(scene.store.db, scene.deskId, week, scene.clock.now());
  assert.deepEqual(
    periods.map(({ until }) => until),
    [after(scene, 8 * day).toISOString()],
  );
});

test('the author neither asks for an override nor agrees to one, and nobody does both', async () => {
  await using scene = await openScene({ settings });
  const id = await held(scene);
  assert.deepEqual(await askedBy(scene, id, 'amina'), { kind: 'ownPost' });
  assert.deepEqual(await askedBy(scene, id, 'omar'), { kind: 'mayNot' });
  assert.deepEqual(await askedBy(scene, id, 'karim'), { kind: 'asked' });
  assert.deepEqual(await askedBy(scene, id, 'lea'), { kind: 'already' });
  assert.deepEqual(await decidedBy(scene, 'karim'), { kind: 'refused', why: 'author' });
  assert.deepEqual(await decidedBy(scene, 'amina'), { kind: 'refused', why: 'editor' });
  assert.deepEqual(await decidedBy(scene, 'sophie'), { kind: 'refused', why: 'not_approver' });
  await scene.pass(4 * 3600);
  assert.equal(scene.x.posts.length, 0);
});

test('a steward may ask, and where one person alone approves beside the author nobody overrides', async () => {
  await using scene = await openScene({ settings: { ...settings, approvers: ['karim', 'amina'] } });
  const id = await held(scene);
  assert.deepEqual(await askedBy(scene, id, 'karim'), { kind: 'asked' });
  assert.deepEqual(await decidedBy(scene, 'karim', { kind: 'reject' }), { kind: 'refused', why: 'author' });
  await scene.store.db.periodOverride.deleteMany();
  assert.deepEqual(await askedBy(scene, id, 'sophie'), { kind: 'asked' });
  assert.equal((await decidedBy(scene, 'karim')).kind, 'decided');
});

test('a refused override lets nothing out, and another can be asked for', async () => {
  await using scene = await openScene({ settings });
  const id = await held(scene);
  await askedBy(scene, id, 'karim');
  assert.equal((await decidedBy(scene, 'lea', { kind: 'reject' })).kind, 'decided');
  assert.equal((await scene.delivery(id, 'x')).state, 'held');
  assert.deepEqual(await decidedBy(scene, 'lea'), { kind: 'refused', why: 'closed' });
  assert.deepEqual(await askedBy(scene, id, 'karim'), { kind: 'asked' });
});

test('an override is for one version and the periods of that time alone', async () => {
  await using scene = await openScene({ settings });
  const id = await held(scene);
  await askedBy(scene, id, 'karim');
  await decidedBy(scene, 'lea');
  await periodAgreed(scene, { fromAt: after(scene, hour), toAt: after(scene, 9 * day) });
  await scene.pass(60);
  assert.partialDeepStrictEqual(await scene.delivery(id, 'x'), { state: 'held', why: 'period_closed' });
  assert.deepEqual(await askedBy(scene, id, 'karim'), { kind: 'asked' });
  await scene.store.write((work) => stop(work, { draftId: id, person: 'amina', members: noMembers }));
  const outcome = await decidedBy(scene, 'lea');
  assert.equal(outcome.kind, 'decided');
  await scene.pass(4 * 3600);
  assert.equal(scene.x.posts.length, 0, 'it was stopped meanwhile');
});

test('an override, or the decision on it, that was written by hand lets nothing out', async () => {
  await using scene = await openScene({ settings });
  const id = await held(scene);
  await askedBy(scene, id, 'karim');
  const overrideId = await newest(scene);
  await scene.store.db.periodOverride.update({ where: { id: overrideId }, data: { state: 'agreed' } });
  await scene.store.db.delivery.updateMany({ where: { draftId: id }, data: { state: 'ready', why: null } });
  await scene.pass(3 * 3600 + 60);
  await scene.store.runEveryMinute();
  await scene.pass(60);
  assert.partialDeepStrictEqual(await scene.delivery(id, 'x'), { state: 'held', why: 'period_closed' });
  assert.equal(scene.x.posts.length, 0, 'nobody agreed');
  await scene.store.db.periodOverride.update({ where: { id: overrideId }, data: { state: 'asked', reason: 'Other' } });
  assert.deepEqual(await decidedBy(scene, 'lea'), { kind: 'refused', why: 'closed' });
});

test('a waiting override that was changed together with its fingerprint, which anybody can compute, is agreed to by nobody, and can be asked for anew', async () => {
  const changes = [
    { data: { reason: 'Other' }, by: 'lea' },
    { data: { periodIds: [] }, by: 'lea' },
    { data: { askedBy: 'lea' }, by: 'karim' },
  ];
  for (const { data, by } of changes) {
    await using scene = await openScene({ settings });
    const { db } = scene.store;
    const id = await held(scene);
    await askedBy(scene, id, 'karim');
    const where = { id: await newest(scene) };
    const changed = await db.periodOverride.update({ where, data });
    const fingerprint = overrideFingerprint(changed, (await scene.draft(id)).current.fingerprint);
    await db.periodOverride.update({ where, data: { fingerprint } });
    assert.deepEqual(await decidedBy(scene, by), { kind: 'refused', why: 'closed' });
    assert.equal((await scene.delivery(id, 'x')).state, 'held');
    scene.clock.advance(1000);
    assert.deepEqual(await askedBy(scene, id, 'karim'), { kind: 'asked' });
    assert.equal((await decidedBy(scene, 'lea')).kind, 'decided');
    assert.equal((await scene.delivery(id, 'x')).state, 'ready');
  }
});

test('an override that waits while the signing key is replaced can still be agreed to, and one that was agreed to counts', async () => {
  await using scene = await openScene({ settings });
  await using file = await testKeyFile();
  const id = await held(scene);
  await askedBy(scene, id, 'karim');
  const rotate = async (): Promise<void> => {
    assert.equal((await rotateTestSigning(scene.store, file.path)).kind, 'rotated');
    await startAnewOn(scene.store, file.path);
  };
  await rotate();
  assert.equal((await decidedBy(scene, 'lea')).kind, 'decided');
  await rotate();
  await scene.pass(3 * 3600);
  assert.equal(scene.x.posts.length, 1);
});

test('an override that is agreed to after the last moment of its post leaves it to an approver', async () => {
  await using scene = await openScene({ settings });
  const id = await held(scene);
  await askedBy(scene, id, 'karim');
  await scene.pass((5 * day + 4 * hour) / 1000);
  // The period is over by then; a longer one is not.
  await decidedBy(scene, 'lea');
  await scene.pass(60);
  assert.equal(scene.x.posts.length, 0);
});
