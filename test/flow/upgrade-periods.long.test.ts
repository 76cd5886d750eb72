import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { readDesk } from '#desks/desk.ts';
import { decidePeriod } from '#periods/decide-period.ts';
import { askForPeriod } from '#periods/period.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { endFreezeInChat, oldRelease } from '../support/old-release.ts';
import { member, present } from '../support/publishing-scene.ts';

const hourMs = 3_600_000;

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade no desk has a reserve period, and one can be agreed to (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { store, clock, accountIds, deskId } = scene;
    if (from === 'backup') await endFreezeInChat(scene);
    const desk = present(await readDesk(store.db, { id: present(deskId) }, clock.now()));
    assert.deepEqual(desk.periods, []);
    const now = clock.now().getTime();
    const terms = {
      label: 'Élections',
      basis: 'L.52-1',
      fromAt: new Date(now),
      toAt: new Date(now + 3 * hourMs),
      timeZone: 'Europe/Paris',
      accountIds: [accountIds.mastodon],
      level: 'closed',
      role: null,
      rolePeople: [],
      replacesId: null,
    } as const;
    const asked = await store.write((work) =>
      askForPeriod(work, {
        desk,
        by: { id: 'aicha', name: 'Aïcha' },
        terms: { ...terms, accountIds: [...terms.accountIds], rolePeople: [] },
      }),
    );
    assert.ok(asked.kind === 'asked');
    const request = { periodId: asked.periodId, deskId: desk.id, number: 1, members: noMembers } as const;
    const outcome = await store.write((work) =>
      decidePeriod(work, { ...request, person: member('karim'), kind: 'approve' }),
    );
    assert.equal(outcome.kind, 'decided');
    await scene.draft('Le guichet ferme à midi.');
    await scene.press('aicha', 'ask');
    await scene.press('karim', 'approve');
    await scene.pass(3600);
    assert.match(scene.seen(), /une période de réserve l’interdit/);
    await scene.pass(2 * 3600);
    await store.runEveryMinute();
    await scene.settle();
    assert.match(scene.seen(), /La période de réserve « Élections » est finie/);
  });
}
