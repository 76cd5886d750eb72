import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rules } from '#app/rules.ts';
import { guardedFetch } from '#outbound/guarded-fetch.ts';
import { readDueSource } from '#relay/read-source.ts';
import { keepSource, type KeepSourceOutcome, turnSource } from '#relay/keep-source.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { simulatedMastodon, type SimulatedMastodon } from '../simulators/networks/mastodon.ts';
import { memoryState } from '../support/memory-state.ts';
import { testClock, type TestClock } from '../support/test-clock.ts';
import { openRelayScene, type RelayScene } from './relay-scene.ts';

/** A Mastodon server with some accounts, for however many Tambours. */
interface Shared extends AsyncDisposable {
  readonly server: SimulatedMastodon;
  readonly clock: TestClock;
  readonly idOf: ReadonlyMap<string, string>;
  readonly host: string;
}

async function openShared(...names: readonly string[]): Promise<Shared> {
  const clock = testClock(new Date('2026-06-01T06:00:00Z'));
  const server = simulatedMastodon({ store: memoryState(), clock });
  const idOf = new Map(names.map((name) => [name, server.addAccount({ handle: name, displayName: name }).id]));
  const listening = await server.listen(0, '127.0.0.1');
  return { server, clock, idOf, host: new URL(listening.url).host, [Symbol.asyncDispose]: () => listening.close() };
}

interface Tambour extends AsyncDisposable {
  readonly scene: RelayScene;
  /** The ids of its own accounts, by their names. */
  readonly accounts: ReadonlyMap<string, string>;
  /** Adds a source that relays between two accounts by their names. */
  keep(from: string, to: readonly string[], label?: string): Promise<KeepSourceOutcome>;
  /** Adds it, and switches it on. */
  relay(from: string, to: string, label?: string): Promise<void>;
  /** Reads what is due, and publishes all that was drafted, as if a person approved each. */
  cycle(): Promise<void>;
}

/** Opens a Tambour with accounts of its own, which reads on the shared server. */
async function openTambour(shared: Shared, ...own: readonly string[]): Promise<Tambour> {
  const { server, clock, host, idOf } = shared;
  const fetch = guardedFetch(
    { https: null, http: null, noProxy: null },
    {
      lookUp: async () => ['127.0.0.1'],
      isOutside: (found) => found === '127.0.0.1',
      ports: new Set([Number(host.split(':')[1])]),
    },
  );
  const scene = await openRelayScene(clock, () => ({ fetch }));
  const { store, desk } = scene;
  const accounts = new Map(own.map((name) => [name, store.newId()]));
  const { handle: _, ...like } = await store.db.account.findFirstOrThrow({ where: { network: 'mastodon' } });
  for (const [position, [name, id]] of [...accounts].entries()) {
    const remoteId = idOf.get(name) ?? '';
    const there = { id, remoteId, handle: `@${name}@${host}`, serverUrl: `http://${host}`, practice: false };
    await store.db.account.create({ data: { ...like, limits: like.limits ?? {}, rates: {}, ...there } });
    await store.db.deskAccount.create({ data: { deskId: desk.id, accountId: id, position: 10 + position } });
  }
  const opened: Tambour = {
    scene,
    accounts,
    keep(from, to, label = 'From over there') {
      const accountIds = to.map((name) => accounts.get(name) ?? name);
      const terms = {
        kind: 'mastodon',
        url: `http://${host}/@${from}`,
        label,
        template: '{title}\n{link}\n{label}',
        repliesReader: 'aicha',
        accountIds,
      } as const;
      return store.write((work) => keepSource(work, { deskId: desk.id, terms, by: 'aicha', changes: null }));
    },
    async relay(from, to, label) {
      assert.equal((await opened.keep(from, [to], label)).kind, 'kept');
      await scene.settle();
      const seen = await store.db.source.findFirstOrThrow({
        where: { url: `http://${host}/@${from}`, state: 'proposed' },
      });
      const turned = await store.write((work) => turnSource(work, { deskId: desk.id, seen, to: 'on', by: 'aicha' }));
      assert.equal(turned.kind, 'turned');
      await scene.settle();
    },
    async cycle() {
      const deps = { store, rules, fetch, logger: null };
      for (const { id } of await store.db.source.findMany())
        await readDueSource(deps, id, new AbortController().signal);
      const waiting = await store.db.draft.findMany({ where: { state: 'writing' }, include: { revisions: true } });
      for (const { id: draftId, revisions } of waiting) {
        const [revision] = revisions;
        assert.ok(revision !== undefined);
        for (const accountId of revision.accountIds) {
          const [name = ''] = [...accounts].find(([, id]) => id === accountId) ?? [];
          const remoteId = server.postByHand(idOf.get(name) ?? '', revision.text);
          const at = clock.now();
          const sent = {
            state: 'sent',
            sentAt: at,
            remoteId,
            remoteUrl: `http://${host}/@${name}/${remoteId}`,
          } as const;
          const of = { draftId, revision: 1, accountId, fingerprint: 'f', createdAt: at, dueAt: at, notAfterAt: at };
          await store.db.delivery.create({ data: { id: store.newId(), key: store.newId(), ...of, ...sent } });
        }
        await store.db.draft.update({ where: { id: draftId }, data: { state: 'approved' } });
      }
    },
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  };
  return opened;
}

/** Lets cycles pass, in every tenth of which somebody posts on an account by hand; returns what each account has then. */
async function run(
  { server, clock, idOf }: Shared,
  tambours: readonly Tambour[],
  { cycles, by }: { readonly cycles: number; readonly by: string },
): Promise<Readonly<Record<string, number>>> {
  for (let number = 0; number < cycles; number += 1) {
    clock.advance(17 * 60_000);
    if (number % 10 === 0) server.postByHand(idOf.get(by) ?? '', `By hand, ${number}`);
    for (const tambour of tambours) await tambour.cycle();
  }
  const posts = server.timeline();
  return Object.fromEntries(
    [...idOf.keys()].map((name) => [name, posts.filter(({ handle }) => handle.startsWith(`@${name}@`)).length]),
  );
}

describe('what would go in a circle', () => {
  test('over two hops what Tambour published is relayed no further', async () => {
    await using shared = await openShared('lakes', 'rivers', 'seas');
    await using tambour = await openTambour(shared, 'rivers', 'seas');
    await tambour.relay('lakes', 'rivers', 'A label of the first');
    await tambour.relay('rivers', 'seas', 'A label of the second');
    assert.deepEqual(await run(shared, [tambour], { cycles: 20, by: 'lakes' }), { lakes: 2, rivers: 2, seas: 0 });
    const skipped = await tambour.scene.store.db.journalEntry.findMany({ where: { kind: 'relay.skipped' } });
    assert.deepEqual(
      skipped.map(({ data }) => (data as { readonly why: string }).why),
      ['ours', 'ours'],
    );
  });

  for (const [what, labels] of [
    ['labels that say nothing to the other', ['Vom Wasseramt', 'Eaux et lacs']],
    ['the labels that they give by themselves', ['Relayé de @lakes@l.example', 'Übernommen von @rivers@r.example']],
  ] as const) {
    test(`two Tambours that relay to each other post nothing twice in 100 cycles, with ${what}`, async () => {
      await using shared = await openShared('lakes', 'rivers');
      await using one = await openTambour(shared, 'rivers');
      await using other = await openTambour(shared, 'lakes');
      await one.relay('lakes', 'rivers', labels[0]);
      await other.relay('rivers', 'lakes', labels[1]);
      assert.deepEqual(await run(shared, [one, other], { cycles: 100, by: 'lakes' }), { lakes: 10, rivers: 10 });
    });
  }

  test('three Tambours in a ring end where the label of another stands', async () => {
    await using shared = await openShared('lakes', 'rivers', 'seas');
    await using one = await openTambour(shared, 'rivers');
    await using other = await openTambour(shared, 'seas');
    await using third = await openTambour(shared, 'lakes');
    await one.relay('lakes', 'rivers', 'Relayed from @lakes@l.example');
    await other.relay('rivers', 'seas', 'Relayed from @rivers@r.example');
    await third.relay('seas', 'lakes', 'Relayed from @seas@s.example');
    const posts = await run(shared, [one, other, third], { cycles: 30, by: 'lakes' });
    assert.deepEqual(posts, { lakes: 3, rivers: 3, seas: 0 });
  });

  test('A→B beside B→A is refused, over however many hops and desks, and so is an account to itself', async () => {
    await using shared = await openShared('lakes', 'rivers', 'seas');
    await using tambour = await openTambour(shared, 'lakes', 'rivers', 'seas');
    await tambour.relay('lakes', 'rivers');
    assert.deepEqual(await tambour.keep('seas', ['seas']), { kind: 'itself' });
    assert.deepEqual(await tambour.keep('seas.rss', ['rivers', 'seas']), { kind: 'itself' });
    const { kind, ...why } = await tambour.keep('rivers', ['lakes']);
    assert.equal(kind, 'circle');
    assert.partialDeepStrictEqual(why, { back: { label: 'From over there', kind: 'mastodon' } });
    await tambour.relay('rivers', 'seas');
    const { store } = tambour.scene;
    const elsewhere = await openDesk(store, 'c2');
    await store.db.source.updateMany({ data: { deskId: elsewhere.id } });
    assert.equal((await tambour.keep('seas', ['lakes'])).kind, 'circle');
    assert.equal((await tambour.keep('seas.rss', ['lakes'])).kind, 'circle');
    await store.db.source.updateMany({
      where: { accountIds: { has: tambour.accounts.get('seas') ?? '' } },
      data: { state: 'ended' },
    });
    assert.equal((await tambour.keep('seas', ['lakes'])).kind, 'kept');
  });

  test('what carries a label of this installation is relayed by none of its sources', async () => {
    await using shared = await openShared('lakes', 'rivers');
    await using tambour = await openTambour(shared, 'rivers');
    await tambour.relay('lakes', 'rivers', 'From the ministry of lakes');
    const by = shared.idOf.get('lakes') ?? '';
    shared.server.postByHand(by, 'Copied elsewhere.\nFrom the ministry of lakes');
    shared.server.postByHand(by, 'Of its own.');
    await tambour.scene.toNextReading();
    assert.deepEqual(
      (await tambour.scene.texts()).map((text) => text.split('\n')[0]),
      ['Of its own.'],
    );
  });

  test('a label is known as readers get it, too', async () => {
    await using shared = await openShared('lakes', 'rivers');
    await using tambour = await openTambour(shared, 'rivers');
    await tambour.relay('lakes', 'rivers', 'Vu chez @ministere@x.com');
    const by = shared.idOf.get('lakes') ?? '';
    shared.server.postByHand(by, 'Copied elsewhere.\nVu chez ministere (X)');
    await tambour.scene.toNextReading();
    assert.deepEqual(await tambour.scene.texts(), []);
  });

  test('a source is looked at again when it is switched on: its account may be ours by then', async () => {
    await using shared = await openShared('lakes', 'rivers');
    await using tambour = await openTambour(shared, 'rivers');
    const { scene, accounts } = tambour;
    const { store, desk } = scene;
    assert.equal((await tambour.keep('lakes', ['rivers'])).kind, 'kept');
    await scene.settle();
    const handle = `@lakes@${shared.host}`;
    await store.db.account.update({ where: { id: accounts.get('rivers') ?? '' }, data: { handle } });
    const seen = await store.db.source.findFirstOrThrow();
    const wish = { deskId: desk.id, seen, to: 'on', by: 'aicha' } as const;
    assert.deepEqual(await store.write((work) => turnSource(work, wish)), { kind: 'itself' });
  });

  test('while something may be under way to the account that is read, nothing of it is taken', async () => {
    await using shared = await openShared('lakes', 'rivers');
    await using tambour = await openTambour(shared, 'lakes', 'rivers');
    const { scene, accounts } = tambour;
    await tambour.relay('lakes', 'rivers');
    const at = shared.clock.now();
    const draft = { id: scene.store.newId(), deskId: scene.desk.id, number: 500, author: 'aicha', createdAt: at };
    await scene.store.db.draft.create({ data: { ...draft, state: 'approved', currentRevision: 1, changedAt: at } });
    const of = {
      draftId: draft.id,
      revision: 1,
      accountId: accounts.get('lakes') ?? '',
      fingerprint: 'f',
      createdAt: at,
    };
    const delivery = { id: scene.store.newId(), key: 'k', ...of, dueAt: at, notAfterAt: at };
    await scene.store.db.delivery.create({ data: { ...delivery, state: 'doubt' } });
    const id = shared.server.postByHand(shared.idOf.get('lakes') ?? '', 'Perhaps by Tambour');
    await scene.toNextReading();
    await scene.toNextReading();
    assert.deepEqual(await scene.texts(), ['']);
    const remoteUrl = `http://${shared.host}/@lakes/${id}`;
    await scene.store.db.delivery.update({
      where: { id: delivery.id },
      data: { state: 'sent', remoteId: id, remoteUrl },
    });
    shared.server.postByHand(shared.idOf.get('lakes') ?? '', 'By a person');
    await scene.toNextReading();
    assert.deepEqual(
      (await scene.texts()).map((text) => text.split('\n')[0]),
      ['By a person', ''],
    );
  });
});
