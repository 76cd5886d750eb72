import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPracticeBluesky } from '../support/practice-networks.ts';
import { openPracticeWire } from '../support/practice-wire.ts';
import { askedCorrection } from '../support/correction-scene.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';
import { passMinutes, remember } from '../support/scene-history.ts';
import { testClock } from '../support/test-clock.ts';

/** A scene whose posts are public on real servers of the practice: their ids, in order. */
interface Public extends AsyncDisposable {
  readonly scene: Scene;
  ids(): readonly string[];
}

/** The first account's network is Bluesky, whose records have the keys of the process that made them. */
async function openOnBluesky(): Promise<Public> {
  await using opened = new AsyncDisposableStack();
  const { server, network } = opened.use(await openPracticeBluesky({ clock: testClock() }));
  const scene = opened.use(
    await openScene({ wrap: (deps) => ({ ...deps, networkOf: async () => ({ kind: 'open', network }) }) }),
  );
  const rest = opened.move();
  return {
    scene,
    ids: () => server.rows().map(({ rkey, value }) => `${rkey} ${value.text}`),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

async function openOnMastodon(): Promise<Public> {
  const wire = await openPracticeWire(openScene);
  return {
    scene: wire.scene,
    ids: () => wire.servers.mastodon.timeline().map(({ id, text }) => `${id} ${text}`),
    [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose](),
  };
}

const wires = [
  ['Bluesky', openOnBluesky],
  ['Mastodon', openOnMastodon],
] as const;

async function standing(scene: Scene, draftId: string): Promise<string> {
  const found = await scene.delivery(draftId);
  return 'why' in found ? `${found.state}: ${found.why}` : found.state;
}

for (const [name, open] of wires) {
  test(`what a lost process made on ${name} is found there by its words and settled, and is there once`, async () => {
    await using on = await open();
    const { scene } = on;
    const accountIds = [scene.accountIds.mastodon];
    const ready = await scene.asked({ accountIds, text: 'The pool is heated, https://ville.example.fr/pool' });
    const waiting = await scene.asked({ accountIds, text: 'The library lends garden tools. #Bruyère' });
    await scene.decide(ready);
    await using moment = await remember(scene);
    await scene.decide(waiting);
    await scene.pass(300);
    const before = on.ids();
    assert.equal(before.length, 2);
    await moment.takeBack();
    scene.clock.advance(60_000);
    await scene.decide(waiting);
    await passMinutes(scene, 15);
    assert.deepEqual(on.ids(), before);
    for (const { id } of [ready, waiting]) {
      const delivery = await scene.delivery(id);
      assert.ok(delivery.state === 'sent', await standing(scene, id));
      assert.ok(before.some((one) => one.startsWith(`${delivery.remoteId} `)));
    }
  });
}

test('what was replaced on Bluesky since the backup is found nowhere: a person is asked, and its words stay gone', async () => {
  await using on = await openOnBluesky();
  const { scene } = on;
  const draft = await scene.asked({ accountIds: [scene.accountIds.mastodon], text: 'The bridge is closed on Monday.' });
  await scene.decide(draft);
  await using moment = await remember(scene);
  await scene.pass(300);
  const ways = { mastodon: 'replace' } as const;
  await scene.decide(await askedCorrection(scene, draft, { text: 'The bridge is closed on Tuesday.', ways }));
  await scene.pass(300);
  const before = on.ids();
  assert.match(before.join('\n'), /^\S+ The bridge is closed on Tuesday\.$/);
  await moment.takeBack();
  await passMinutes(scene, 30);
  assert.deepEqual(on.ids(), before);
  assert.equal(await standing(scene, draft.id), 'held: lost_by_restore');
});
