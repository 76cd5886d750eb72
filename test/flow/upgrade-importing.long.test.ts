import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { campaign } from '../support/import-scene.ts';
import { oldRelease } from '../support/old-release.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade old drafts keep their cards, and a file that is dropped becomes drafts (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { db } = scene.store;
    const before = await db.draft.count();
    assert.equal((await db.batch.count()) + (await db.batchDraft.count()), 0);
    const bytes = new TextEncoder().encode(campaign(3));
    const root = scene.people.say('aicha', { channel: 'publications' }, '', [{ name: 'campagne.csv', bytes }]);
    await scene.settle();
    await scene.press('aicha', 'makeBatch');
    await scene.pass(5);
    assert.equal(await db.draft.count(), before + 3);
    const texts = scene.messages().filter(({ ref }) => ref.thread === root.message);
    assert.match(texts.map((message) => scene.textOf(message)).join('\n'), /Vaccination, conseil numéro 3/u);
    // A draft of now, by its form, is told in a thread of its own as before.
    await scene.draft('Le marché est ouvert dimanche.');
    assert.ok(scene.cardWith('ask').ref.thread !== null);
  });
}
