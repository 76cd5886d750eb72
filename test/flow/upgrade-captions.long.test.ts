import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { oldRelease } from '../support/old-release.ts';

const subRip = new TextEncoder().encode('1\n00:00:00,500 --> 00:00:02,500\nUne crue est attendue.\n');

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade a French desk asks for captions of a video, and those dropped are kept and approved (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { db } = scene.store;
    assert.equal(await db.caption.count(), 0);
    assert.deepEqual(new Set((await db.desk.findMany()).map(({ captions }) => captions)), new Set(['auto']));
    await scene.draft('Le message du préfet.');
    const root = scene.cardWith('ask').ref.thread;
    assert.ok(root !== null);
    const drop = async (...files: Parameters<typeof scene.people.say>[3] & object): Promise<void> => {
      scene.people.say('aicha', { channel: 'publications', thread: root }, '', files);
      await scene.settle();
    };
    await drop({ name: 'prefet.mp4', bytes: await madeRecording() });
    await scene.press('aicha', 'altTexts');
    await scene.people.submit('aicha', { alt0: 'Le préfet parle devant une carte.' });
    await scene.settle();
    await scene.press('aicha', 'ask');
    assert.match(scene.whispers('aicha').at(-1) ?? '', /cette rédaction demande des sous-titres/);
    await drop({ name: 'prefet.srt', bytes: subRip });
    await scene.press('aicha', 'ask');
    assert.match(scene.textOf(scene.cardWith('approve')), /> 0:00 Une crue est attendue\./);
    await scene.press('karim', 'approve');
    assert.match(scene.seen(), /Karim a validé la version 4/);
    assert.equal(await db.caption.count(), 1);
  });
}
