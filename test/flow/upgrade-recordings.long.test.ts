import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { oldRelease } from '../support/old-release.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade there are no recordings, and a video that is dropped is kept and approved (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { db } = scene.store;
    assert.equal(await db.recording.count(), 0);
    assert.deepEqual(new Set((await db.desk.findMany()).map(({ recordingDays }) => recordingDays)), new Set([90]));
    await scene.draft('Le message du préfet.');
    const root = scene.cardWith('ask').ref.thread;
    assert.ok(root !== null);
    const files = [{ name: 'prefet.mp4', bytes: await madeRecording({ sound: null }) }];
    scene.people.say('aicha', { channel: 'publications', thread: root }, '', files);
    await scene.settle();
    await scene.press('aicha', 'altTexts');
    await scene.people.submit('aicha', { alt0: 'Le préfet parle devant une carte.' });
    await scene.settle();
    await scene.press('aicha', 'ask');
    const card = scene.textOf(scene.cardWith('approve'));
    assert.match(card, /Vidéo · 0:03 · 0,1 Mo · 320 × 240 · H\.264 · sans son/);
    await scene.press('karim', 'approve');
    assert.match(scene.seen(), /Karim a validé la version 3/);
    assert.equal(await db.recording.count({ where: { keptAt: { not: null } } }), 1);
  });
}
