import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askToLeave } from '#accounts/leaving/plan.ts';
import { noMembers } from '#desks/may.ts';
import { readDesk } from '#desks/desk.ts';
import { decideLeaving } from '#publishing/leaving/decide-leaving.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { member, present } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade no account is left, one that slept sleeps on, and the other can be left (${from})`, async () => {
    await using scene = await openBotScene({
      kept: await oldRelease(from, async (client, { accountIds }) => {
        // As `tambour account sleep` of that release left it.
        const asleep = `UPDATE "Account" SET "state" = 'asleep', "asleepUntil" = NULL WHERE "id" = $1`;
        await client.query(asleep, [accountIds.mastodon]);
      }),
    });
    const { store, clock, accountIds, deskId } = scene;
    const accounts = await store.db.account.findMany({ orderBy: { network: 'asc' } });
    assert.deepEqual([...new Set(accounts.map(({ leavesAt }) => leavesAt))], [null]);
    assert.equal(await store.db.leaving.count(), 0);
    const slept = accounts.find(({ id }) => id === accountIds.mastodon)?.state;
    assert.equal(slept, from === 'disk' ? 'asleep' : 'active');
    const desk = present(await readDesk(store.db, { id: present(deskId) }, clock.now()));
    const leavesAt = new Date(clock.now().getTime() + hourMs);
    const plan = {
      way: 'dormant',
      reference: 'Décision 14',
      leavesAt,
      reviewAt: new Date(leavesAt.getTime() + 24 * hourMs),
      keeper: 'aicha',
      deputy: null,
    } as const;
    const asked = await store.write((work) =>
      askToLeave(work, { desk, accountId: accountIds.x, by: { id: 'aicha', name: 'Aïcha' }, plan }),
    );
    assert.ok(asked.kind === 'asked');
    const { leavingId } = asked;
    const request = { leavingId, deskId: desk.id, number: 1, person: member('karim'), members: noMembers } as const;
    const outcome = await store.write((work) => decideLeaving(work, { ...request, kind: 'approve' }));
    assert.equal(outcome.kind, 'decided');
    await scene.pass(3600);
    await store.runEveryMinute();
    await scene.settle();
    const left = await store.db.account.findUniqueOrThrow({ where: { id: accountIds.x } });
    assert.partialDeepStrictEqual(left, { state: 'asleep', asleepUntil: null, asleepWhy: 'Décision 14' });
    assert.match(scene.seen(), /est quitté comme convenu/);
  });
}
