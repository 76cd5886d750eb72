import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDesk } from '#desks/desk.ts';
import { onCallAt } from '#rota/on-call.ts';

import { agreedRota, shift } from '../support/a-rota.ts';
import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { present } from '../support/publishing-scene.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade nobody is on call until a rota is agreed to (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from, async () => {}) });
    const { store, clock } = scene;
    const deskId = present(scene.deskId);
    const reader = { tx: store.db, decisionKey: store.decisionKey };
    assert.equal(await store.db.rota.count(), 0);
    assert.deepEqual(await onCallAt(reader, deskId, clock.now()), []);
    const desk = async (): ReturnType<Parameters<typeof agreedRota>[0]['desk']> =>
      present(await readDesk(store.db, { id: deskId }, clock.now()));
    const [now, later] = [clock.now(), new Date(clock.now().getTime() + 3_600_000)];
    const shifts = [shift('aicha', now.toISOString(), later.toISOString())];
    await agreedRota({ store, deskId, desk }, shifts, { by: 'aicha' });
    assert.deepEqual(await onCallAt(reader, deskId, now), ['aicha']);
    await scene.settle();
    assert.match(scene.seen(), /Accordé par Karim\. Il vaut désormais/);
  });
}
