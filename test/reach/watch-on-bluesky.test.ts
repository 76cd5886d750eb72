import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { Clock } from '#clock.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import { tidOf } from '#networks/bluesky/tid.ts';
import { rateLimiterOf } from '#rates/rate-limiter-of.ts';
import { changeFromRow } from '#reach/watch/outside-change.ts';

import { type SimulatedBluesky, simulatedBluesky } from '../simulators/networks/bluesky.ts';
import { askedCorrection, publishedDraft } from '../support/correction-scene.ts';
import { memoryState } from '../support/memory-state.ts';
import { openWatchScene, type WatchScene } from '../support/watch-scene.ts';

interface Watched extends AsyncDisposable {
  readonly scene: WatchScene;
  readonly server: SimulatedBluesky;
  /** The one account in `to` is on Bluesky. */
  readonly to: { readonly accountIds: readonly string[] };
  /** Somebody posts by the app, now. */
  byHand(text: string): string;
}

/** Opens a scene in which the first account is on Bluesky, by the real adapter over the wire, with one clock for all. */
async function openWatched(): Promise<Watched> {
  await using opened = new AsyncDisposableStack();
  let clock: Clock | null = null;
  const shared: Clock = { now: () => clock?.now() ?? new Date(0), monotonicMs: () => clock?.monotonicMs() ?? 0 };
  const server = simulatedBluesky({ store: memoryState(), clock: shared });
  const { did, appPassword } = server.addAccount({ handle: 'bruyere.test', displayName: 'Bruyère' });
  const listening = await server.listen(0, '127.0.0.1');
  const { url } = listening;
  opened.defer(() => listening.close());
  const common = { serverUrl: url, webUrl: url, identifier: did, did, appPassword, loopbackOnly: true, clock: shared };
  const sessions = openSessions();
  const scene = opened.use(
    await openWatchScene({
      rules,
      wrap: (deps) => ({
        ...deps,
        networkOf: async ({ id }) => {
          return {
            kind: 'open',
            network: bluesky({ ...common, sessions, limiter: rateLimiterOf(deps.store, id, rules.bluesky) }),
          };
        },
      }),
    }),
  );
  ({ clock } = scene);
  const { mastodon: id } = scene.accountIds;
  const account = { network: 'bluesky', remoteId: did, handle: '@bruyere.test' } as const;
  await scene.store.db.account.update({ where: { id }, data: account });
  // The other account is watched too, and has no server here.
  await scene.store.db.deskAccount.deleteMany({ where: { accountId: scene.accountIds.x } });
  const rest = opened.move();
  let posted = 0;
  return {
    scene,
    server,
    to: { accountIds: [id] },
    byHand: (text) => {
      posted += 1;
      const rkey = tidOf(scene.clock.now(), `by hand ${posted}`);
      server.postByHand(did, rkey, text);
      return rkey;
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

test('a post that somebody else made on Bluesky is told once, and ours is not', async () => {
  await using watched = await openWatched();
  const { scene, server, to } = watched;
  await publishedDraft(scene, to);
  await scene.minutes(11);
  assert.equal(server.rows().length, 1);
  const foreign = watched.byHand('Gagnez des bitcoins');
  await scene.minutes(20);
  assert.deepEqual([await scene.kept(), await scene.told()], [[foreign], ['foreign.seen']]);
});

test('what others edit or take away of ours on Bluesky is told, each once', async () => {
  await using watched = await openWatched();
  const { scene, server, to } = watched;
  const idOf = async ({ id }: { readonly id: string }): Promise<string> => {
    const delivery = await scene.delivery(id);
    assert.ok(delivery.state === 'sent');
    return delivery.remoteId;
  };
  // The oldest of all, so that what is listed afterwards begins behind it.
  const removed = await idOf(await publishedDraft(scene, to));
  const edited = await idOf(await publishedDraft(scene, to));
  await scene.minutes(11);
  server.editByHand(edited, 'Gagnez des bitcoins');
  server.removeByHand(removed);
  await scene.minutes(40);
  const changes = await scene.store.db.outsideChange.findMany({ orderBy: { kind: 'asc' } });
  assert.partialDeepStrictEqual(changes.map(changeFromRow), [
    { kind: 'edited', text: 'Gagnez des bitcoins' },
    { kind: 'deleted' },
  ]);
  assert.deepEqual([await scene.kept(), await scene.told()], [[], ['outside.seen', 'outside.seen']]);
});

test('an edit on Bluesky before the first look is told as well, though Bluesky gives no time of edits', async () => {
  await using watched = await openWatched();
  const { scene, server, to } = watched;
  await scene.minutes(2);
  const draft = await scene.asked(to);
  await scene.decide(draft);
  await scene.pass(30);
  const { state, ...delivery } = await scene.delivery(draft.id);
  assert.ok(state === 'sent' && 'remoteId' in delivery);
  server.editByHand(delivery.remoteId, 'Gagnez des bitcoins');
  await scene.minutes(6);
  const changes = await scene.store.db.outsideChange.findMany();
  assert.partialDeepStrictEqual(changes.map(changeFromRow), [{ kind: 'edited', text: 'Gagnez des bitcoins' }]);
  assert.deepEqual(await scene.told(), ['outside.seen']);
});

for (const loses of [false, true]) {
  const how = loses ? ', nor where the answer to its second part is lost' : '';
  test(`no part of a series on Bluesky is foreign, and none is told to be gone${how}`, async () => {
    await using watched = await openWatched();
    const { scene, server, to } = watched;
    const draft = await scene.asked({ ...to, text: 'Eins.\n---\nZwei.\n---\nDrei.', series: 'plain' });
    await scene.decide(draft);
    await scene.pass(20);
    if (loses) server.troubles.set(['publish'], { kind: 'loseAnswer' }, 1);
    await scene.minutes(40);
    assert.equal(server.rows().length, 3);
    assert.deepEqual([await scene.kept(), await scene.told()], [[], []]);
    const foreign = watched.byHand('Vier.');
    await scene.minutes(20);
    assert.deepEqual([await scene.kept(), await scene.told()], [[foreign], ['foreign.seen']]);
  });
}

for (const way of ['replace', 'reply'] as const) {
  test(`a correction on Bluesky by "${way}" is not foreign, and what it took away is not told to be gone`, async () => {
    await using watched = await openWatched();
    const { scene, server, to } = watched;
    const draft = await publishedDraft(scene, to);
    await scene.minutes(11);
    const correction = await askedCorrection(scene, draft, { ways: { mastodon: way }, text: 'Open until 19:00.' });
    await scene.decide(correction);
    await scene.minutes(40);
    assert.deepEqual(
      server.rows().map(({ value }) => [value.text.endsWith('Open until 19:00.'), value.reply !== undefined]),
      way === 'replace'
        ? [[true, false]]
        : [
            [false, false],
            [true, true],
          ],
    );
    assert.deepEqual([await scene.kept(), await scene.told()], [[], []]);
  });
}
