import assert from 'node:assert/strict';
import { test } from 'node:test';

import { claimDeliveries } from '#publishing/sending/claim.ts';
import { decideAllAnew } from '#publishing/deciding/decide.ts';
import { gate } from '#publishing/gate.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { holdForPeriods } from '#publishing/holding/periods.ts';

import {
  after,
  at,
  cancelWished,
  day,
  hour,
  releaseHeld,
  extraApproval,
  periodAgreed,
  periodAsked,
  periodDecided,
  periodState,
  scheduled,
  window,
} from '../support/period-scene.ts';
import { openScene, present } from '../support/publishing-scene.ts';
import { rotateTestSigning, startAnewOn, testKeyFile } from '../support/signing-key.ts';

test('a period that ends before it begins, or is over, is none', async () => {
  await using scene = await openScene();
  for (const toAt of [after(scene, hour), after(scene, hour - 1)])
    await assert.rejects(periodAsked(scene, { toAt }), /endsFirst/);
  await assert.rejects(periodAsked(scene, { fromAt: after(scene, -2 * day), toAt: after(scene, -day) }), /past/);
  assert.equal(await scene.store.db.period.count(), 0);
});

test('inside a closed period nothing routine leaves, and what is not in it does', async () => {
  await using scene = await openScene();
  await periodAgreed(scene, { accountIds: [scene.accountIds.x] });
  const before = await scene.asked();
  await scene.decide(before);
  await scene.pass(300);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 1], 'it has not begun');
  await scene.pass(3600);
  const inside = await scene.asked();
  await scene.decide(inside);
  await scene.pass(300);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [2, 1]);
  assert.partialDeepStrictEqual(await scene.delivery(inside.id, 'x'), { state: 'held', why: 'period_closed' });
});

test('a period that waits, or is refused, asks for nothing', async () => {
  await using scene = await openScene({ settings: { approvalsNeeded: 2 } });
  const id = await periodAsked(scene, { fromAt: after(scene, -hour) });
  await periodDecided(scene, id, 'karim');
  const draft = await scene.asked();
  await scene.decide(draft, { by: 'karim' });
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(60);
  assert.equal(scene.x.posts.length, 1);
  await periodDecided(scene, id, 'lea', { kind: 'reject' });
  assert.equal(await periodState(scene, id), 'refused');
});

test('a steward alone neither agrees to a period of their own, nor cancels it, nor shortens it', async () => {
  await using scene = await openScene({ settings: { approvers: ['sophie', 'karim'] } });
  const id = await periodAsked(scene);
  assert.deepEqual(await periodDecided(scene, id, 'sophie'), { kind: 'refused', why: 'author' });
  await periodDecided(scene, id, 'karim');
  assert.equal(await periodState(scene, id), 'agreed');
  assert.equal(await cancelWished(scene, id), 'asked');
  assert.deepEqual(await periodDecided(scene, id, 'sophie', { number: 2 }), { kind: 'refused', why: 'author' });
  const shorter = await periodAsked(scene, { toAt: after(scene, 2 * hour), replacesId: id });
  assert.deepEqual(await periodDecided(scene, shorter, 'sophie'), { kind: 'refused', why: 'author' });
  assert.equal(await periodState(scene, id), 'agreed', 'it stays in force');
  await periodDecided(scene, shorter, 'karim');
  assert.deepEqual([await periodState(scene, id), await periodState(scene, shorter)], ['replaced', 'agreed']);
});

test('whoever wishes to cancel a period, and has another name written into the wish, does not agree to it, however the period stands', async () => {
  for (const change of [{}, { label: 'Referendum' }]) {
    await using scene = await openScene();
    const { db } = scene.store;
    const id = await periodAgreed(scene);
    await db.period.update({ where: { id }, data: change });
    await cancelWished(scene, id, 'karim');
    await db.period.update({ where: { id }, data: { cancelAskedBy: 'lea' } });
    assert.deepEqual(await periodDecided(scene, id, 'karim', { number: 2 }), { kind: 'refused', why: 'closed' });
    assert.equal(await cancelWished(scene, id), 'asked', 'it can be wished anew');
    assert.equal((await periodDecided(scene, id, 'karim', { number: 3 })).kind, 'decided');
    assert.equal(await periodState(scene, id), 'cancelled');
  }
});

test('a wish to cancel a period that waits while the signing key is replaced can still be agreed to', async () => {
  await using scene = await openScene();
  await using file = await testKeyFile();
  const id = await periodAgreed(scene);
  await cancelWished(scene, id);
  assert.equal((await rotateTestSigning(scene.store, file.path)).kind, 'rotated');
  await startAnewOn(scene.store, file.path);
  assert.equal((await periodDecided(scene, id, 'karim', { number: 2 })).kind, 'decided');
  assert.equal(await periodState(scene, id), 'cancelled');
});

test('what was approved before and is due inside is held once the period is agreed to, and asked about', async () => {
  await using scene = await openScene();
  const inside = await scheduled(scene, 3 * hour);
  const later = await scheduled(scene, 3 * day);
  await periodAgreed(scene);
  await scene.pass(1);
  assert.partialDeepStrictEqual(await scene.delivery(inside), { state: 'held', why: 'period_closed' });
  assert.ok((await scene.notices(inside)).includes('delivery.held'));
  assert.equal((await scene.delivery(later)).state, 'ready');
});

test('an agreement after which nothing ran any more holds what is due inside all the same', async () => {
  await using scene = await openScene();
  const inside = await scheduled(scene, 3 * hour);
  await periodAgreed(scene);
  // As after a kill: the job is lost, and the clock has gone on.
  at(scene, after(scene, 3 * hour));
  const { id } = await scene.delivery(inside);
  const outcome = await scene.store.write(async (work) => {
    const ready = present(await lockReady(work.tx, [id]));
    return gate(scene.deps, work, { ...ready, delivery: present(ready.deliveries[0]) }, work.clock.now());
  });
  assert.deepEqual(outcome, { kind: 'hold', why: 'period_closed' });
  assert.ok((await holdForPeriods(scene.store)) > 0, 'the sweep finds it again');
  await scene.pass(120);
  assert.equal(scene.mastodon.posts.length + scene.x.posts.length, 0);
});

test('a claim whose gate was open before the period is none inside', async () => {
  await using scene = await openScene();
  const from = after(scene, hour);
  await periodAgreed(scene, { fromAt: from });
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  at(scene, new Date(from.getTime() - 60_000));
  await scene.decide(draft);
  const { id } = await scene.delivery(draft.id);
  at(scene, new Date(from.getTime() - 1));
  await scene.store.db.delivery.update({ where: { id }, data: { dueAt: scene.clock.now() } });
  const claims = await scene.store.write(async (work) => {
    const ready = present(await lockReady(work.tx, [id]));
    const open = await gate(scene.deps, work, { ...ready, delivery: present(ready.deliveries[0]) }, work.clock.now());
    assert.equal(open.kind, 'open');
    at(scene, from);
    return claimDeliveries(work, scene.deps, ready.draft, ready.deliveries);
  });
  assert.deepEqual(claims, []);
});

test('a post that becomes due inside while its job is late is held, and not sent late', async () => {
  await using scene = await openScene();
  const from = after(scene, hour);
  await periodAgreed(scene, { fromAt: from });
  const draft = await scene.asked({
    window: { publishAt: new Date(from.getTime() - 1000), notAfterAt: after(scene, day) },
  });
  await scene.decide(draft);
  assert.equal((await scene.delivery(draft.id)).state, 'ready', 'it is due before');
  at(scene, from);
  await scene.pass(120);
  assert.equal(scene.x.posts.length, 0);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id, 'x'), { state: 'held', why: 'period_closed' });
});

test('of two periods at once the stricter counts', async () => {
  await using scene = await openScene();
  await periodAgreed(scene, { level: 'inform', fromAt: after(scene, -hour) });
  await periodAgreed(scene, { ...extraApproval, fromAt: after(scene, -hour) });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  assert.equal((await scene.draft(draft.id)).state, 'asked', 'one approval more is missing');
  await periodAgreed(scene, { fromAt: after(scene, -hour) });
  await scene.decide(draft, { by: 'nora' });
  await scene.pass(60);
  assert.equal(scene.x.posts.length, 0);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id, 'x'), { state: 'held', why: 'period_closed' });
});

test('inside, one approval more by the named role is a last step, which no author and nobody twice fills', async () => {
  await using scene = await openScene();
  await periodAgreed(scene, { ...extraApproval, rolePeople: ['nora', 'karim', 'amina'], fromAt: after(scene, -hour) });
  const draft = await scene.asked();
  assert.deepEqual(await scene.decide(draft, { by: 'nora' }), { kind: 'refused', why: 'other_turn' });
  await scene.decide(draft, { by: 'karim' });
  assert.equal((await scene.draft(draft.id)).state, 'asked');
  await scene.decide(draft, { by: 'karim' });
  assert.deepEqual(await scene.decide(draft, { by: 'amina' }), { kind: 'refused', why: 'author' });
  assert.equal((await scene.draft(draft.id)).state, 'asked', 'the same person counts once');
  await scene.decide(draft, { by: 'nora' });
  await scene.pass(60);
  assert.equal(scene.x.posts.length, 1);
});

test('what was approved before a period that asks for one approval more is held until the role approves', async () => {
  await using scene = await openScene();
  const id = await scheduled(scene, 3 * hour);
  await periodAgreed(scene, extraApproval);
  await scene.pass(1);
  assert.partialDeepStrictEqual(await scene.delivery(id, 'x'), { state: 'held', why: 'period_approval' });
  const { id: deliveryId } = await scene.delivery(id, 'x');
  assert.equal((await scene.draft(id)).state, 'asked');
  await scene.decide({ id }, { by: 'nora' });
  assert.equal((await scene.delivery(id, 'x')).id, deliveryId);
  await scene.pass(3 * 3600);
  assert.equal(scene.x.posts.length, 1);
});

test('the grace of an approval that runs into the period is held for the role', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 120 } });
  const from = after(scene, hour);
  await periodAgreed(scene, { ...extraApproval, fromAt: from });
  const draft = await scene.asked();
  at(scene, new Date(from.getTime() - 60_000));
  await scene.decide(draft);
  await scene.pass(300);
  assert.equal(scene.x.posts.length, 0);
  await scene.decide(draft, { by: 'nora' });
  await scene.pass(300);
  assert.equal(scene.x.posts.length, 1);
});

test('at the end nothing leaves by itself, and 40 held posts are told in one message', async () => {
  await using scene = await openScene();
  const ids: string[] = [];
  for (let index = 0; index < 40; index += 1) ids.push(await scheduled(scene, 3 * hour + index * 60_000));
  const id = await periodAgreed(scene);
  await scene.pass(1);
  const together = await scene.store.db.notice.findMany({ where: { kind: 'period.held' } });
  assert.equal(together.length, 1);
  assert.partialDeepStrictEqual(together[0]?.data, { count: 40 });
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'delivery.held' } }), 0, 'and in no thread');
  await scene.pass((2 * day) / 1000 + 300);
  await scene.store.runEveryMinute();
  await scene.pass(60);
  assert.equal(await periodState(scene, id), 'ended');
  assert.equal(scene.mastodon.posts.length + scene.x.posts.length, 0);
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'period.ended' } }), 1);
  const { id: deliveryId } = await scene.delivery(present(ids[0]), 'x');
  assert.deepEqual(await releaseHeld(scene, deliveryId), { kind: 'retried' });
  await scene.pass(60);
  assert.equal(scene.x.posts.length, 1, 'what somebody lets go goes out');
});

test('what waited for one approval more waits for somebody at the end as well, whatever the policy becomes', async () => {
  await using scene = await openScene();
  const id = await scheduled(scene, 3 * hour);
  await periodAgreed(scene, extraApproval);
  await scene.pass((2 * day) / 1000 + 300);
  await scene.store.runEveryMinute();
  // As after a change of the policy.
  await decideAllAnew(scene.deps, scene.deskId);
  await scene.pass(120);
  assert.equal(scene.x.posts.length, 0);
  const { id: deliveryId } = await scene.delivery(id, 'x');
  assert.deepEqual(await releaseHeld(scene, deliveryId), { kind: 'retried' });
  await scene.pass(60);
  assert.equal(scene.x.posts.length, 1);
});

test('what waits for approval is shown anew once a period has begun', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await periodAgreed(scene, extraApproval);
  await scene.pass(3600);
  const before = await scene.store.db.notice.count({ where: { draftId: draft.id, kind: 'draft.changed' } });
  await scene.store.runEveryMinute();
  await scene.store.runEveryMinute();
  const after = await scene.store.db.notice.count({ where: { draftId: draft.id, kind: 'draft.changed' } });
  assert.equal(after, before + 1);
});

test('nobody lets go inside what a period holds', async () => {
  await using scene = await openScene();
  const id = await scheduled(scene, 3 * hour);
  await periodAgreed(scene);
  await scene.pass(3600 + 60);
  assert.deepEqual(await releaseHeld(scene, (await scene.delivery(id)).id), { kind: 'inPeriod' });
});

test('nobody lets go before a period what would leave inside', async () => {
  await using scene = await openScene();
  const id = await scheduled(scene, 3 * hour);
  await periodAgreed(scene);
  await holdForPeriods(scene.store);
  const { id: deliveryId } = await scene.delivery(id);
  assert.deepEqual(await releaseHeld(scene, deliveryId), { kind: 'inPeriod' });
  assert.equal((await scene.delivery(id)).state, 'held');
});

test('a period whose row was changed by hand lets nothing routine out, and is told, until it is cancelled', async () => {
  await using scene = await openScene();
  const id = await periodAgreed(scene);
  for (const change of [
    { toAt: after(scene, hour + 1) },
    { fromAt: after(scene, 10 * day) },
    { level: 'inform' as const },
    { accountIds: [] },
    { state: 'ended' as const },
    { state: 'refused' as const },
    { state: 'asked' as const },
    { mac: '' },
  ]) {
    const before = await scene.store.db.period.findUniqueOrThrow({ where: { id } });
    await scene.store.db.period.update({ where: { id }, data: change });
    const draft = await scene.asked();
    await scene.decide(draft);
    await scene.pass(60);
    assert.equal(scene.x.posts.length, 0, JSON.stringify(change));
    assert.partialDeepStrictEqual(await scene.delivery(draft.id, 'x'), { state: 'held', why: 'period_unproven' });
    await scene.store.db.period.update({ where: { id }, data: before });
  }
  await scene.store.db.period.update({ where: { id }, data: { state: 'asked' } });
  await scene.store.runEveryMinute();
  await scene.store.runEveryMinute();
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'period.unproven' } }), 1);
  assert.deepEqual(await periodDecided(scene, id, 'lea'), { kind: 'refused', why: 'closed' });
  assert.equal(await cancelWished(scene, id), 'asked', 'one person alone does not end it');
  await periodDecided(scene, id, 'karim', { number: 2 });
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  assert.equal(scene.x.posts.length, 1);
});

test('a period in force whose row was deleted lets nothing routine out, and is told, until it is cancelled', async () => {
  await using scene = await openScene();
  const { db } = scene.store;
  const waits = await scheduled(scene, 20 * hour);
  const ids = [await periodAgreed(scene), await periodAgreed(scene, { label: 'Referendum', toAt: after(scene, day) })];
  const before = await db.period.findMany({ orderBy: { id: 'asc' } });
  await scene.store.runEveryMinute();
  await db.period.deleteMany();
  await scene.store.runEveryMinute();
  const again = await db.period.findMany({ orderBy: { id: 'asc' } });
  assert.deepEqual(
    again.map(({ label, basis, fromAt, toAt, askedBy, fingerprint, state, mac }) => {
      return { label, basis, fromAt, toAt, askedBy, fingerprint, state, mac };
    }),
    before.map(({ label, basis, fromAt, toAt, askedBy, fingerprint, state }) => {
      return { label, basis, fromAt, toAt, askedBy, fingerprint, state, mac: '' };
    }),
  );
  await scene.store.runEveryMinute();
  assert.equal(await db.notice.count({ where: { kind: 'period.unproven' } }), 2, 'each is told once');
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(2 * day);
  assert.equal(scene.x.posts.length, 0);
  assert.partialDeepStrictEqual(await scene.delivery(waits, 'x'), { state: 'held' });
  for (const id of ids) {
    assert.equal(await cancelWished(scene, id), 'asked');
    assert.equal((await periodDecided(scene, id, 'karim', { number: 2 })).kind, 'decided');
  }
  await db.period.deleteMany();
  await scene.store.runEveryMinute();
  assert.equal(await db.period.count(), 0, 'what is over is no loss');
});

test('a version whose time moves into the period after approval is held', async () => {
  await using scene = await openScene();
  await periodAgreed(scene, { fromAt: after(scene, day), toAt: after(scene, 2 * day) });
  const id = await scheduled(scene, hour);
  assert.equal((await scene.delivery(id)).state, 'ready');
  const inside = await scene.asked({ window: window(scene, day + hour) });
  await scene.decide(inside);
  assert.partialDeepStrictEqual(await scene.delivery(inside.id), { state: 'held', why: 'period_closed' });
  // Its hour is moved without a new version, as by a late answer of the network.
  await scene.store.db.delivery.updateMany({ where: { draftId: id }, data: { dueAt: after(scene, day + hour) } });
  await scene.pass((2 * day) / 1000);
  assert.equal(scene.x.posts.length, 0);
});
