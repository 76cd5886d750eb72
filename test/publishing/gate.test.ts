import assert from 'node:assert/strict';
import { test } from 'node:test';

import { z } from 'zod';

import type { Clock } from '#clock.ts';
import { changeDesk } from '#desks/change-desk.ts';
import { noMembers } from '#desks/may.ts';
import type { Draft } from '#drafts/draft.ts';
import { freeDraft, stop } from '#publishing/deciding/stop.ts';
import { sweep } from '#publishing/start-publishing.ts';
import { withdrawAndCallOff } from '#publishing/deciding/decide.ts';

import { aPicture, openScene, type Scene } from '../support/publishing-scene.ts';

/** Approves a draft for Mastodon and lets `change` happen between the first look and the claim, or after the claim. */
async function changedWhilePreparing(scene: Scene, change: (draft: Draft) => Promise<unknown>): Promise<string> {
  const picture = await aPicture(scene.store, 'door');
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], media: [picture] });
  await scene.decide(draft);
  scene.mastodon.whilePreparing = async () => {
    scene.mastodon.whilePreparing = null;
    await change(draft);
  };
  await scene.pass(20);
  assert.deepEqual(scene.mastodon.requests, []);
  const delivery = await scene.delivery(draft.id);
  return 'why' in delivery ? `${delivery.state}: ${delivery.why}` : delivery.state;
}

test('a draft that was edited, rejected or stopped while its pictures went up does not leave', async () => {
  await using scene = await openScene();
  const result = await changedWhilePreparing(scene, (draft) => scene.decide(draft, { by: 'lea', kind: 'reject' }));
  assert.equal(result, 'cancelled: rejected');
});

test('a revision that came without calling off the deliveries still stops them', async () => {
  await using scene = await openScene();
  const result = await changedWhilePreparing(scene, async ({ id }) => {
    await scene.store.db.$executeRaw`
      INSERT INTO "Revision" SELECT (jsonb_populate_record(r, '{"number": 2}')).* FROM "Revision" r`;
    await scene.store.db.draft.update({ where: { id }, data: { currentRevision: 2 } });
  });
  assert.equal(result, 'cancelled: not_approved');
});

for (const state of ['writing', 'rejected', 'cancelled'] as const) {
  test(`nothing of a draft that is ${state} leaves, whatever its deliveries say`, async () => {
    await using scene = await openScene();
    const result = await changedWhilePreparing(scene, ({ id }) =>
      scene.store.db.draft.update({ where: { id }, data: { state } }),
    );
    assert.equal(result, 'cancelled: not_approved');
  });
}

test('an account that fell asleep, was paused or left the desk meanwhile takes nothing', async () => {
  await using scene = await openScene();
  const { accountIds, store } = scene;
  const account = { where: { id: accountIds.mastodon } };
  assert.equal(
    await changedWhilePreparing(scene, () => store.db.account.update({ ...account, data: { state: 'asleep' } })),
    'held: account_asleep',
  );
  await store.db.account.update({ ...account, data: { state: 'active' } });
  await store.db.media.deleteMany();
  assert.equal(
    await changedWhilePreparing(scene, () =>
      store.db.account.update({ ...account, data: { state: 'paused', pausedWhy: 'token_refused' } }),
    ),
    'held: account_paused',
  );
  await store.db.account.update({ ...account, data: { state: 'active' } });
  await store.db.media.deleteMany();
  assert.equal(
    await changedWhilePreparing(scene, () =>
      store.db.deskAccount.deleteMany({ where: { accountId: accountIds.mastodon } }),
    ),
    'held: account_removed',
  );
});

test('what was approved for two accounts leaves by the one that the desk has kept, as it was approved', async () => {
  await using scene = await openScene();
  const { deskId, accountIds } = scene;
  const draft = await scene.asked();
  await scene.decide(draft);
  const changes = { accountIds: [accountIds.mastodon] };
  await scene.store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes }));
  await scene.pass(120);
  assert.deepEqual([scene.mastodon.posts.length, scene.x.posts.length], [1, 0]);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id, 'x'), { state: 'held', why: 'account_removed' });
  // Another address of the account that is gone is not what was approved either.
  await using other = await openScene();
  const tampered = await other.asked();
  await other.decide(tampered);
  const { x: id, mastodon } = other.accountIds;
  await other.store.db.deskAccount.deleteMany({ where: { accountId: id } });
  await other.store.db.account.update({ where: { id }, data: { remoteId: 'another' } });
  await other.pass(120);
  assert.deepEqual([other.mastodon.posts.length, other.x.posts.length], [0, 0]);
  assert.partialDeepStrictEqual(await other.delivery(tampered.id), { accountId: mastodon, why: 'content_changed' });
});

test('an approval withdrawn in the database alone no longer lets the post leave, and it can be approved again', async () => {
  await using scene = await openScene();
  const result = await changedWhilePreparing(scene, () =>
    scene.store.db.decision.updateMany({ data: { withdrawnAt: scene.clock.now() } }),
  );
  assert.equal(result, 'held: decision_unproven');
  const [draft] = await scene.store.db.draft.findMany();
  assert.ok(draft !== undefined);
  assert.equal(draft.state, 'asked');
  await scene.decide(draft);
  await scene.pass(20);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('a desk that asks for more approvals now holds what had too few', async () => {
  await using scene = await openScene();
  const result = await changedWhilePreparing(scene, () =>
    scene.store.db.desk.updateMany({ data: { approvalsNeeded: 2 } }),
  );
  assert.equal(result, 'held: approval_lapsed');
  const [draft] = await scene.store.db.draft.findMany();
  assert.ok(draft !== undefined);
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(20);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('who is no approver any more when the post is due has approved nothing, and another can', async () => {
  await using scene = await openScene();
  const { store, deskId } = scene;
  const result = await changedWhilePreparing(scene, () =>
    store.write((work) => changeDesk(work, { deskId, by: 'sophie', changes: { approvers: ['lea'] } })),
  );
  assert.equal(result, 'held: approval_lapsed');
  const [draft] = await store.db.draft.findMany();
  assert.ok(draft !== undefined);
  assert.ok((await scene.notices(draft.id)).includes('delivery.held'));
  assert.equal((await scene.decide(draft)).kind, 'refused');
  await scene.decide(draft, { by: 'lea' });
  await scene.pass(20);
  assert.equal(scene.mastodon.posts.length, 1);
});

test('an approval that lapses before the post is due holds it', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.store.db.delivery.updateMany({ data: { notAfterAt: new Date('2027-01-01') } });
  // The process was down for three days.
  scene.clock.advance(73 * 3_600_000);
  await scene.pass(1);
  const delivery = await scene.delivery(draft.id);
  assert.equal(delivery.state === 'held' && delivery.why, 'approval_lapsed');
});

const tampered: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  'the text': (scene) => scene.store.db.revision.updateMany({ data: { text: 'Something else.' } }),
  'the alternative text': async (scene) =>
    scene.store.db.$executeRaw`UPDATE "Revision" SET media = jsonb_set(media, '{0,alt}', '"other"')`,
  'the visibility': (scene) => scene.store.db.revision.updateMany({ data: { visibility: 'unlisted' } }),
  'the picture’s bytes': (scene) => scene.store.db.media.updateMany({ data: { bytes: new Uint8Array([1, 2, 3]) } }),
  'the picture itself, deleted': (scene) => scene.store.db.media.deleteMany(),
  'the text, with a fingerprint to match': async (scene) => {
    await scene.store.db.revision.updateMany({ data: { text: 'Something else.', fingerprint: 'f'.repeat(64) } });
    await scene.store.db.decision.updateMany({ data: { fingerprint: 'f'.repeat(64) } });
  },
};

for (const [what, tamper] of Object.entries(tampered)) {
  test(`what was changed behind Tambour’s back does not leave: ${what}`, async () => {
    await using scene = await openScene();
    const result = await changedWhilePreparing(scene, () => tamper(scene));
    assert.ok(result === 'held: content_changed' || result === 'held: decision_unproven', result);
  });
}

test('a post whose last moment passes while its pictures go up is held as late', async () => {
  await using scene = await openScene({ settings: { notAfterMinutes: 1 } });
  const result = await changedWhilePreparing(scene, async () => scene.clock.advance(60_000));
  assert.equal(result, 'held: late');
});

test('a clock that was set back makes nothing leave early', async () => {
  await using scene = await openScene();
  const result = await changedWhilePreparing(scene, async () => scene.clock.advance(-5000));
  assert.equal(result, 'ready');
  await scene.pass(5);
  assert.equal(scene.mastodon.posts.length, 1);
});

/** Freezes the process for so long, by one of its clocks, right after the claim was committed. */
function frozenAfterClaim(milliseconds: number, hand: 'wall' | 'monotonic'): (deps: Scene['deps']) => Scene['deps'] {
  return afterClaim((clock) => ({
    now: () => new Date(clock.now().getTime() + (hand === 'wall' ? milliseconds : 0)),
    monotonicMs: () => clock.monotonicMs() + (hand === 'monotonic' ? milliseconds : 0),
  }));
}

function afterClaim(shifted: (clock: Clock) => Clock): (deps: Scene['deps']) => Scene['deps'] {
  return (deps) => {
    const slow = shifted(deps.store.clock);
    let clock = deps.store.clock;
    const moving: Clock = { now: () => clock.now(), monotonicMs: () => clock.monotonicMs() };
    const store: Scene['deps']['store'] = {
      ...deps.store,
      clock: moving,
      async write(work) {
        const result = await deps.store.write(work);
        if (isClaim(result)) clock = slow;
        return result;
      },
    };
    return { ...deps, store };
  };
}

function isClaim(result: unknown): boolean {
  const { claimed } = z.object({ claimed: z.array(z.unknown()) }).safeParse(result).data ?? { claimed: [] };
  return claimed.length > 0;
}

for (const hand of ['wall', 'monotonic'] as const) {
  test(`a lease that no longer outlasts the send by the ${hand} clock sends nothing`, async () => {
    await using scene = await openScene({ wrap: frozenAfterClaim(35_000, hand) });
    const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
    await scene.decide(draft);
    await scene.pass(20);
    assert.deepEqual(scene.mastodon.requests, []);
    assert.equal((await scene.delivery(draft.id)).state, 'ready');
  });
}

test('an attempt that lost its delivery to the clock sends nothing', async () => {
  let takeAway: (() => Promise<void>) | null = null;
  await using scene = await openScene({
    wrap: (deps) => ({
      ...deps,
      store: {
        ...deps.store,
        async write(work) {
          const result = await deps.store.write(work);
          if (isClaim(result)) await takeAway?.();
          return result;
        },
      },
    }),
  });
  takeAway = async () => {
    await scene.store.db.delivery.updateMany({ data: { leaseUntil: scene.clock.now() } });
    await sweep(scene.store);
    await scene.store.db.delivery.updateMany({
      data: { state: 'doubt', why: 'no_answer', doubtSince: scene.clock.now() },
    });
  };
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.pass(20);
  assert.deepEqual(scene.mastodon.requests, []);
});

test('edit, stop and withdrawal are refused, or name the account, while its request is on its way', async () => {
  await using scene = await openScene();
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft, { via: 'reaction' });
  const seen: string[] = [];
  scene.mastodon.whileSending = () =>
    scene.store.write(async (work) => {
      const request = { draftId: draft.id, person: 'karim', members: noMembers, revision: 1 };
      seen.push((await freeDraft(work, draft.id)).kind, (await stop(work, request)).kind);
      const withdrawn = await withdrawAndCallOff(work, request);
      seen.push(withdrawn.kind === 'withdrawn' ? (withdrawn.underWay[0]?.state ?? '') : '');
    });
  await scene.pass(20);
  assert.deepEqual(seen, ['underWay', 'nothingToStop', 'sending']);
  assert.equal((await scene.delivery(draft.id)).state, 'sent');
});

/** A post to Mastodon for which approval was asked an hour before its time, which lasts for another hour. */
async function askedInTime(scene: Scene): Promise<Draft> {
  const at = (hours: number): Date => new Date(scene.clock.now().getTime() + hours * 3_600_000);
  return scene.asked({ accountIds: [scene.accountIds.mastodon], window: { publishAt: at(1), notAfterAt: at(2) } });
}

test('a post whose time was to come when approval was asked for, and is over, is not planned', async () => {
  await using scene = await openScene();
  const draft = await askedInTime(scene);
  scene.clock.advance(2 * 3_600_000);
  assert.deepEqual(await scene.decide(draft), { kind: 'refused', why: 'expired' });
  await scene.pass(60);
  assert.deepEqual(await scene.deliveries(draft.id), []);
});

test('a post whose time was to come when it was planned, and is over at the claim, is held', async () => {
  await using scene = await openScene();
  const draft = await askedInTime(scene);
  assert.equal((await scene.decide(draft)).kind, 'decided');
  scene.clock.advance(2 * 3_600_000);
  await scene.pass(60);
  const delivery = await scene.delivery(draft.id);
  assert.equal(delivery.state === 'held' && delivery.why, 'late');
  assert.deepEqual(scene.mastodon.requests, []);
});
