import assert from 'node:assert/strict';
import { test } from 'node:test';

import { planSleep } from '#accounts/plan-sleep.ts';
import { freezeOf } from '#desks/freeze.ts';
import type { Transaction } from '#storage/database.ts';
import { type Claimed, claimOpened } from '#publishing/sending/claim.ts';
import { freeze, thaw } from '#publishing/holding/freeze.ts';
import { gatesKnowing, readKnown } from '#publishing/gate.ts';
import { lockReady } from '#publishing/lock-delivery.ts';
import { sendClaimed } from '#publishing/sending/request.ts';
import { beginSleeps, fallAsleep, putToSleep } from '#publishing/holding/sleep.ts';

import { openScene, present, type Scene } from '../support/publishing-scene.ts';

const by = { id: 'amina', name: 'Amina' };
const hourMs = 3_600_000;

/** A post to Mastodon that is due. Returns its delivery's id. */
async function due(scene: Scene): Promise<string> {
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  scene.clock.advance(60_000);
  return (await scene.delivery(draft.id)).id;
}

/** Passes gate and claim with a post that is of a real emergency, or is not. `between`: what happens after the gate. */
async function claimed(
  scene: Scene,
  id: string,
  isEmergency: boolean,
  between: (tx: Transaction) => Promise<unknown> = () => Promise.resolve(),
): Promise<readonly Claimed[]> {
  const { store, deps } = scene;
  return store.write(async (work) => {
    const { draft, deliveries } = present(await lockReady(work.tx, [id]));
    const now = work.clock.now();
    const known = { ...(await readKnown(work, draft, now, null)), isEmergency };
    const { opened } = await gatesKnowing(deps, work.tx, draft, deliveries, known, now);
    await between(work.tx);
    return claimOpened(work, deps, draft, opened);
  });
}

interface Stop {
  readonly stop: (scene: Scene, exceptEmergencies: boolean) => Promise<unknown>;
}

function freezing(scope: 'desk' | 'all'): Stop['stop'] {
  return (scene, exceptEmergencies) => {
    const deskId = scope === 'desk' ? scene.deskId : null;
    return scene.store.write((work) => freeze(work, { deskId, by, why: null, exceptEmergencies }));
  };
}

const stops: Readonly<Record<string, Stop>> = {
  'a freeze of the desk': { stop: freezing('desk') },
  'a freeze of everything': { stop: freezing('all') },
  'a sleep': {
    stop: ({ store, accountIds: { mastodon: accountId } }, exceptEmergencies) =>
      store.write((work) => putToSleep(work, { accountId, by, until: null, why: null, exceptEmergencies })),
  },
  'a planned sleep that nothing has begun yet': {
    async stop({ store, clock, accountIds: { mastodon: accountId } }, exceptEmergencies) {
      const startsAt = new Date(clock.now().getTime() + 1000);
      const span = { startsAt, endsAt: new Date(startsAt.getTime() + hourMs) };
      await store.write((work) => planSleep(work, { accountId, by, label: null, ...span, exceptEmergencies }));
      clock.advance(2000);
    },
  },
};

for (const [name, { stop }] of Object.entries(stops)) {
  for (const exceptEmergencies of [true, false]) {
    for (const isEmergency of [true, false]) {
      const passes = exceptEmergencies && isEmergency;
      const what = `${name}, ${exceptEmergencies ? 'but for emergencies' : 'without exception'}`;
      test(`${what}, ${passes ? 'lets' : 'keeps'} ${isEmergency ? 'an emergency’s' : 'a routine'} post`, async () => {
        await using scene = await openScene();
        const id = await due(scene);
        await stop(scene, exceptEmergencies);
        const [one] = await claimed(scene, id, isEmergency);
        assert.equal(one !== undefined, passes);
        if (one !== undefined) await sendClaimed(scene.deps, one, new AbortController().signal);
        assert.equal(scene.mastodon.posts.length, passes ? 1 : 0);
        await scene.pass(600);
        assert.equal(scene.mastodon.posts.length, passes ? 1 : 0);
      });

      test(`${what}, since the claim, ${passes ? 'lets' : 'keeps'} ${isEmergency ? 'an emergency’s' : 'a routine'} post`, async () => {
        await using scene = await openScene();
        const id = await due(scene);
        const [one] = await claimed(scene, id, isEmergency);
        await stop(scene, exceptEmergencies);
        await sendClaimed(scene.deps, present(one), new AbortController().signal);
        assert.equal(scene.mastodon.posts.length, passes ? 1 : 0);
      });
    }
  }
}

for (const [name, before] of Object.entries({
  frozen: (tx: Transaction) =>
    tx.$executeRaw`INSERT INTO "Freeze" ("id", "frozenAt", "frozenBy") VALUES (gen_random_uuid(), now(), 'x')`,
  asleep: (tx: Transaction) => tx.$executeRaw`UPDATE "Account" SET "state" = 'asleep', "asleepSince" = now()`,
  left: (tx: Transaction) => tx.$executeRaw`UPDATE "Account" SET "leavesAt" = '2000-01-01'`,
})) {
  test(`what is ${name} without exception since the gate, no claim takes, of an emergency either`, async () => {
    await using scene = await openScene();
    assert.deepEqual(await claimed(scene, await due(scene), true, before), []);
  });
}

test('under a freeze of everything but emergencies, and one of the desk that excepts none, nothing leaves', async () => {
  for (const [all, own] of [
    [true, false],
    [false, true],
  ] as const) {
    await using scene = await openScene();
    const id = await due(scene);
    await freezing('all')(scene, all);
    await freezing('desk')(scene, own);
    assert.equal((await freezeOf(scene.store.db, scene.deskId))?.exceptEmergencies, false);
    assert.deepEqual(await claimed(scene, id, true), []);
  }
});

test('a freeze is made stricter by freezing again, told anew, and never looser', async () => {
  await using scene = await openScene();
  const again = async (exceptEmergencies: boolean): Promise<readonly unknown[]> => {
    const request = { deskId: scene.deskId, by, why: null, exceptEmergencies };
    const { kind, freeze: stands } = await scene.store.write((work) => freeze(work, request));
    return [kind, stands.exceptEmergencies, (await scene.store.db.freeze.findFirstOrThrow()).exceptEmergencies];
  };
  assert.deepEqual(await again(true), ['frozen', true, true]);
  assert.deepEqual(await again(true), ['already', true, true]);
  assert.deepEqual(await again(false), ['stricter', false, false]);
  assert.deepEqual(await again(false), ['already', false, false]);
  assert.deepEqual(await again(true), ['already', false, false]);
  assert.equal(await scene.store.db.freeze.count(), 1);
  const journaled = await scene.store.db.journalEntry.findMany({ where: { kind: 'desk.frozen' } });
  assert.equal(journaled.length, 2);
  assert.equal(await scene.store.db.notice.count({ where: { kind: 'desk.frozen' } }), 2);
});

test('what a freeze but for emergencies held stays held as it is made stricter, and a thaw of it sends nothing', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await freezing('desk')(scene, true);
  await scene.pass(0);
  assert.partialDeepStrictEqual(await scene.delivery(draft.id), { state: 'held', why: 'frozen' });
  await freezing('desk')(scene, false);
  await scene.pass(0);
  assert.equal((await thaw(scene.store, { deskId: scene.deskId, by })).kind, 'thawed');
  await scene.pass(600);
  assert.equal(scene.mastodon.posts.length, 0);
});

test('nobody alone opens a sleep to emergencies, under way or planned; and anybody closes one', async () => {
  await using scene = await openScene();
  const { store, clock } = scene;
  const { mastodon: accountId } = scene.accountIds;
  const inHours = (hours: number): Date => new Date(clock.now().getTime() + hours * hourMs);
  const fall = async (until: Date | null, exceptEmergencies: boolean): Promise<readonly unknown[]> => {
    const request = { accountId, by, until, why: null, exceptEmergencies };
    const { kind } = await store.write((work) => fallAsleep(work, request));
    const row = await store.db.account.findUniqueOrThrow({ where: { id: accountId } });
    return [kind, row.state, row.asleepExceptEmergencies];
  };
  const [startsAt, endsAt] = [inHours(5), inHours(6)];
  await store.write((work) => planSleep(work, { accountId, by, label: null, startsAt, endsAt }));
  assert.deepEqual(await fall(inHours(5.5), true), ['looser', 'active', false]);
  assert.deepEqual(await fall(null, true), ['looser', 'active', false]);
  assert.deepEqual(await fall(inHours(4), true), ['asleep', 'asleep', true]);
  assert.deepEqual(await fall(inHours(4), false), ['asleep', 'asleep', false]);
  assert.deepEqual(await fall(inHours(5), true), ['looser', 'asleep', false]);
  assert.deepEqual(await fall(null, true), ['looser', 'asleep', false]);
});

test('a planned sleep that excepts emergencies does not open one that is under way and excepts none', async () => {
  for (const isClosed of [true, false]) {
    await using scene = await openScene();
    const { store, clock } = scene;
    const { mastodon: accountId } = scene.accountIds;
    const at = (minutes: number): Date => new Date(clock.now().getTime() + minutes * 60_000);
    const [startsAt, endsAt, until] = [at(10), at(120), at(60)];
    await store.write((work) =>
      planSleep(work, { accountId, by, label: 'A day', startsAt, endsAt, exceptEmergencies: true }),
    );
    const request = { accountId, by, until, why: null, exceptEmergencies: !isClosed };
    await store.write((work) => fallAsleep(work, request));
    clock.advance(11 * 60_000);
    await beginSleeps(store);
    const row = await store.db.account.findUniqueOrThrow({ where: { id: accountId } });
    assert.partialDeepStrictEqual(row, { asleepUntil: endsAt, asleepExceptEmergencies: !isClosed });
    const sleeps = await store.db.sleep.findMany({ where: { label: 'A day' } });
    assert.deepEqual(
      sleeps.map(({ exceptEmergencies }) => exceptEmergencies),
      [!isClosed],
    );
  }
});
