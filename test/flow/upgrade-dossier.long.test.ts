import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { composeDossier } from '#reach/dossier/compose-dossier.ts';
import type { Dossier } from '#reach/dossier/dossier.ts';
import { keepEntries } from '#reach/dossier/entered.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { testPrices as prices } from '../support/prices.ts';
import { present } from '../support/publishing-scene.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade a desk has entered nothing for its dossier and knows no time until an answer, and can enter it (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { store } = scene;
    const deskId = present(scene.deskId);
    const compose = async (): Promise<Dossier> => {
      const asOf = store.clock.now();
      const desk = present(await readDesk(store.db, { id: deskId }, asOf));
      const days = { first: '2026-11-01', last: '2026-12-31' };
      return composeDossier(store, { desk, days, asOf, rules, prices });
    };
    const before = await compose();
    assert.deepEqual(before.moderation, [null, null]);
    assert.ok(before.accounts.every(({ pointers, whole }) => pointers === null && whole.answers === null));
    const told = await store.db.$queryRaw`SELECT 1 FROM "Reading" WHERE "answerSeconds" IS NOT NULL`;
    assert.deepEqual(told, []);

    const { id: accountId } = present(before.accounts[0]);
    const entries = {
      moderation: { month: '2026-11', minutes: 240 },
      pointers: [{ accountId, text: 'The site' }],
    };
    await store.write((work) => keepEntries(work, { deskId, by: 'karim', entries }));
    const after = await compose();
    assert.deepEqual(after.moderation, [240, null]);
    const account = present(after.accounts.find(({ id }) => id === accountId));
    assert.equal(account.pointers?.text, 'The site');
  });
}
