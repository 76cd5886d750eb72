import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pastOfDesk } from '#reach/past/past-of-desk.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { oldRelease } from '../support/old-release.ts';
import { keepPasts } from '../support/past-posts.ts';
import { present } from '../support/publishing-scene.ts';

for (const from of ['disk', 'backup'] as const) {
  test(`after an upgrade a desk has no past before Tambour, and can import one and confirm its pairs (${from})`, async () => {
    await using scene = await openBotScene({ kept: await oldRelease(from) });
    const { store } = scene;
    const deskId = present(scene.deskId);
    const empty = { imports: [], posts: [], months: [], pairs: [], openPairs: 0 };
    assert.deepEqual(await pastOfDesk(store, deskId), empty);
    const links = ['https://lakes.example/pool'];
    const kept = await keepPasts(store, {
      mastodon: [{ id: '11', text: 'La piscine', links }],
      x: [{ id: '21', text: 'Piscine', links }],
    });
    assert.deepEqual(
      kept.map(({ kind }) => kind),
      ['kept', 'kept'],
    );
    await scene.people.command('karim', 'publications', 'avant');
    await scene.settle();
    assert.match(scene.whispers('karim').join('\n'), /1.paire de publications d’avant Tambour à regarder/u);
    assert.equal((await pastOfDesk(store, deskId)).openPairs, 1);
  });
}
