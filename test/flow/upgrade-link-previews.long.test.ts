import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade no page is kept of any draft, and what is read from then on stands on its card (${from})`, async () => {
    await using scene = await openBotScene({
      kept: await oldRelease(from),
      lookAtPage: async () => ({
        head: { title: 'La piscine', description: null, picture: null, asksForPassword: false },
        notes: [{ kind: 'noPicture' }],
      }),
    });
    const { db } = scene.store;
    assert.equal(await db.linkPreview.count(), 0);
    await scene.draft('La piscine est chauffée : https://example.org/piscine');
    await scene.press('aicha', 'lookAtPage');
    assert.equal(await db.linkPreview.count(), 1);
    assert.match(scene.textOf(scene.cardWith('ask')), /Titre : La piscine/u);
  });
}
