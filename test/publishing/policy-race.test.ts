import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { changeDesk } from '#desks/change-desk.ts';
import { noMembers } from '#desks/may.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import { gate } from '#publishing/gate.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { enqueueStaleDrafts, patienceDays } from '#reminders/enqueue-stale-drafts.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { member, openScene, present, type Scene } from '../support/publishing-scene.ts';

function change(work: UnitOfWork, scene: Scene): Promise<unknown> {
  return changeDesk(work, { deskId: scene.deskId, by: 'sophie', changes: { approvalsNeeded: 2, graceSeconds: 60 } });
}

function approve(work: UnitOfWork, { deps }: Scene, draftId: string): Promise<unknown> {
  const card = { draftId, revision: 1, fingerprint: null, kind: 'approve', via: 'button', reason: null } as const;
  return decideAndPlan(work, deps, { ...card, person: member('karim'), members: noMembers });
}

/** Runs the second while the first has not yet committed; returns in which order they end. */
async function inOrder(
  { store }: Scene,
  first: (work: UnitOfWork) => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<readonly string[]> {
  const order: string[] = [];
  const isDone = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const one = store
    .write(async (work) => {
      await first(work);
      isDone.resolve();
      await mayCommit.promise;
    })
    .then(() => order.push('first'));
  await isDone.promise;
  const other = second().then(() => order.push('second'));
  // Long enough for one that does not wait.
  await Promise.race([other, pause(1000)]);
  mayCommit.resolve();
  await Promise.all([one, other]);
  return order;
}

test('a change of policy waits for a decision that went by the old one, so that nothing leaves by it afterwards', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const { id } = await scene.asked();
  const order = await inOrder(
    scene,
    (work) => approve(work, scene, id),
    () => scene.store.write((work) => change(work, scene)),
  );
  assert.deepEqual(order, ['first', 'second']);
});

test('a decision that comes while a change of policy commits goes by the new one', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const { id } = await scene.asked();
  await inOrder(
    scene,
    (work) => change(work, scene),
    () => scene.store.write((work) => approve(work, scene, id)),
  );
  assert.equal((await scene.draft(id)).state, 'asked');
  await scene.pass(600);
  assert.equal(scene.mastodon.requests.length, 0);
  await scene.decide({ id }, { by: 'lea' });
  await scene.pass(59);
  assert.equal(scene.mastodon.requests.length, 0, 'the longer pause counts as well');
  await scene.pass(2);
  assert.equal(scene.mastodon.requests.length, 1);
});

test('so does a look at the gate, and it holds what has too few approvals by then', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 20 } });
  const { id: draftId } = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide({ id: draftId });
  scene.clock.advance(20_000);
  const { id } = await scene.delivery(draftId);
  let outcome: unknown = null;
  await inOrder(
    scene,
    (work) => change(work, scene),
    () =>
      scene.store.write(async (work) => {
        const { draft, deliveries } = present(await lockReady(work.tx, [id]));
        outcome = await gate(scene.deps, work, { draft, delivery: present(deliveries[0]) }, work.clock.now());
      }),
  );
  assert.deepEqual(outcome, { kind: 'hold', why: 'approval_lapsed' });
});

test('a message about stale drafts keeps nobody from deciding about one of them', async () => {
  await using scene = await openScene({ settings: { graceSeconds: 0 } });
  const { store } = scene;
  const { id } = await scene.asked();
  scene.clock.advance(patienceDays * 86_400_000);
  let ordered = 0;
  const order = await inOrder(
    scene,
    // Makes the message wait once it has locked its desk.
    ({ tx }) => tx.$executeRaw`LOCK TABLE "Notice" IN ACCESS EXCLUSIVE MODE`,
    async () => {
      const ordering = enqueueStaleDrafts(store).then((count) => (ordered = count));
      await pause(100);
      await Promise.all([ordering, store.write((work) => approve(work, scene, id))]);
    },
  );
  assert.deepEqual([order, ordered, await store.db.decision.count()], [['first', 'second'], 1, 1]);
});
