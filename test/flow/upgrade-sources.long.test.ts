import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { startRelay } from '#relay/start-relay.ts';

import { newsSite, siteEntry } from '../relay/news-site.ts';
import { openBotScene } from '../support/bot-scene.ts';
import { endFreezeInChat, oldRelease } from '../support/old-release.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade a desk has no source, and can have one that drafts what is new (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    await using site = await newsSite();
    const { store, clock, accountIds } = scene;
    assert.equal(await store.db.source.count(), 0);
    if (from === 'backup') await endFreezeInChat(scene);
    await startRelay({ store, rules, fetch: site.fetch, logger: null });
    site.entries.unshift(siteEntry(1, 'Ancienne', clock.now().toUTCString()));
    await scene.people.command('aicha', 'publications', 'sources ajouter');
    const values = { url: site.url, label: 'Sur le site', accounts: [accountIds.mastodon] };
    assert.equal((await scene.people.submit('aicha', values)).kind, 'taken');
    await scene.settle();
    await scene.press('aicha', 'switchOnSource');
    const before = await store.db.draft.count();
    site.entries.unshift(siteEntry(2, 'Nouvelle', clock.now().toUTCString()));
    clock.advance(3_600_000);
    await store.runEveryMinute();
    await scene.settle();
    assert.equal(await store.db.draft.count(), before + 1);
    assert.match(scene.seen(), /Nouvelle/u);
  });
}
