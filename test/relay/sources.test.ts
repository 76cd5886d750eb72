import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { keepSource, turnSource } from '#relay/keep-source.ts';
import { readDueSource } from '#relay/read-source.ts';
import { MAX_SOURCES } from '#relay/source.ts';

import { rules } from '#app/rules.ts';

import { siteEntry } from './news-site.ts';
import { openRelayScene, type RelayScene } from './relay-scene.ts';

const hourMs = 3_600_000;

/** Publishes entries on the site, the last one on top. */
function publish({ site, clock }: RelayScene, ...numbers: readonly number[]): void {
  for (const number of numbers) {
    site.entries.unshift(siteEntry(number, `News ${number}`, clock.now().toUTCString()));
  }
}

function titles(texts: readonly string[]): readonly string[] {
  return texts.map((text) => text.split('\n')[0] ?? '');
}

describe('what becomes of a source', () => {
  test('the first reading of 50 entries relays none, and the next one alone', async () => {
    await using scene = await openRelayScene();
    scene.site.shown = 60;
    publish(scene, ...Array.from({ length: 50 }, (_, index) => index + 1));
    await scene.switchedOn();
    assert.deepEqual(await scene.texts(), []);
    publish(scene, 51);
    await scene.toNextReading();
    const [text, ...others] = await scene.texts();
    assert.deepEqual(others, []);
    assert.equal(
      text,
      'News 51\n\nAll about it in article 51.\n\nhttps://www.lakes.example/news/51\n#lakes\nFrom the ministry’s site',
    );
  });

  test('500 entries at once make no draft: the source pauses and says why', async () => {
    await using scene = await openRelayScene();
    scene.site.shown = 600;
    publish(scene, 1, 2, 3);
    const { id } = await scene.switchedOn();
    publish(scene, ...Array.from({ length: 500 }, (_, index) => 1000 + index));
    await scene.toNextReading();
    assert.deepEqual((await scene.source(id)).state, { kind: 'paused', why: 'flood' });
    assert.deepEqual(await scene.texts(), []);
    assert.deepEqual(await scene.told(), ['source.paused']);
  });

  test('a feed that is gone for good pauses, and asks nobody again', async () => {
    await using scene = await openRelayScene();
    publish(scene, 1);
    const { id } = await scene.switchedOn();
    scene.site.status = 410;
    await scene.toNextReading();
    assert.deepEqual((await scene.source(id)).state, { kind: 'paused', why: 'gone' });
    const asked = scene.site.asked.length;
    scene.clock.advance(24 * hourMs);
    await scene.store.runEveryMinute();
    await scene.settle();
    assert.equal(scene.site.asked.length, asked);
  });

  test('what never changes is asked for by its tag, costs no byte, and is no failure', async () => {
    await using scene = await openRelayScene();
    publish(scene, 1);
    const { id } = await scene.switchedOn();
    for (let times = 0; times < 20; times += 1) await scene.toNextReading();
    assert.ok(scene.site.answered.slice(2).every(({ status, bytes }) => status === 304 && bytes === 0));
    assert.deepEqual([(await scene.source(id)).failures, await scene.told()], [0, []]);
  });

  test('a site that fails is asked less and less, and as late as it wishes', async () => {
    await using scene = await openRelayScene();
    publish(scene, 1);
    const { id } = await scene.switchedOn();
    const pauses: number[] = [];
    scene.site.status = 503;
    for (let times = 0; times < 5; times += 1) {
      await scene.toNextReading();
      pauses.push(Math.round(((await scene.source(id)).nextAt.getTime() - scene.clock.now().getTime()) / 60_000));
    }
    for (const [index, minutes] of [15, 30, 60, 60, 60].entries()) {
      const pause = pauses[index] ?? 0;
      assert.ok(Math.abs(pause - minutes) <= minutes / 10, pauses.join(' '));
    }
    assert.ok(
      pauses.some((minutes) => minutes !== 60 && minutes !== 30 && minutes !== 15),
      'they are spread',
    );
    scene.site.headers = { 'Retry-After': '7200' };
    await scene.toNextReading();
    assert.equal((await scene.source(id)).nextAt.getTime() - scene.clock.now().getTime(), 2 * hourMs);
  });

  test('of two sources with the same entry one relays it', async () => {
    await using scene = await openRelayScene();
    publish(scene, 1);
    await scene.switchedOn();
    await scene.switchedOn({ url: `${scene.site.url}?of=all` });
    publish(scene, 2);
    for (let times = 0; times < 4; times += 1) await scene.toNextReading();
    assert.deepEqual(titles(await scene.texts()), ['News 2']);
  });

  test('what leads to a post of Tambour’s own is never relayed', async () => {
    await using scene = await openRelayScene();
    const { store, desk, site, clock } = scene;
    publish(scene, 1);
    await scene.switchedOn();
    publish(scene, 2);
    await scene.toNextReading();
    const [draft] = await store.db.draft.findMany();
    const [account] = desk.accounts;
    assert.ok(draft !== undefined && account !== undefined);
    const at = clock.now();
    const sent = { state: 'sent', sentAt: at, remoteId: '1', remoteUrl: 'https://social.example/@lakes/1' } as const;
    const of = { draftId: draft.id, revision: 1, accountId: account.id, fingerprint: 'f', createdAt: at };
    await store.db.delivery.create({
      data: { id: store.newId(), key: store.newId(), ...of, ...sent, dueAt: at, notAfterAt: at },
    });
    site.entries.unshift({ ...siteEntry(3, 'Echo', at.toUTCString()), link: 'https://social.example/@lakes/1#now' });
    publish(scene, 4);
    await scene.toNextReading();
    assert.deepEqual(titles(await scene.texts()), ['News 2', 'News 4']);
  });

  test('where its keeper has no room for a draft, entries wait and lose nothing', async () => {
    await using scene = await openRelayScene();
    const { store, desk, clock } = scene;
    publish(scene, 1);
    await scene.switchedOn();
    const at = clock.now();
    const open = { deskId: desk.id, author: 'aicha', state: 'writing', currentRevision: 1 } as const;
    await store.db.draft.createMany({
      data: Array.from({ length: MAX_OPEN_DRAFTS - 1 }, (_, index) => {
        return { id: store.newId(), number: 1000 + index, ...open, createdAt: at, changedAt: at };
      }),
    });
    publish(scene, 2, 3, 4);
    await scene.toNextReading();
    assert.deepEqual(
      titles(await scene.texts()).filter((text) => text !== ''),
      ['News 2'],
    );
    await scene.toNextReading();
    await store.db.draft.updateMany({ where: { number: { gte: 1000 } }, data: { state: 'cancelled' } });
    await scene.toNextReading();
    assert.deepEqual(
      titles(await scene.texts()).filter((text) => text !== ''),
      ['News 2', 'News 3', 'News 4'],
    );
  });

  test('a source whose accounts the desk has no more pauses', async () => {
    await using scene = await openRelayScene();
    publish(scene, 1);
    const { id } = await scene.switchedOn();
    await scene.store.db.deskAccount.deleteMany({ where: { deskId: scene.desk.id } });
    publish(scene, 2);
    await scene.toNextReading();
    assert.deepEqual((await scene.source(id)).state, { kind: 'paused', why: 'accounts' });
  });
});

describe('a crash, a race', () => {
  test('killed between reading and drafting, it reads again and drafts once', async () => {
    await using scene = await openRelayScene();
    const { store, site } = scene;
    publish(scene, 1);
    const { id } = await scene.switchedOn();
    publish(scene, 2, 3);
    scene.clock.advance(hourMs);
    const dying = new AbortController();
    const deps = {
      store,
      rules,
      logger: null,
      fetch: async (...request: Parameters<typeof site.fetch>) => {
        const answer = await site.fetch(...request);
        dying.abort(new Error('killed'));
        return answer;
      },
    };
    await assert.rejects(readDueSource(deps, id, dying.signal), /killed/);
    assert.deepEqual(await scene.texts(), []);
    await readDueSource({ ...deps, fetch: site.fetch }, id, new AbortController().signal);
    assert.deepEqual(titles(await scene.texts()), ['News 2', 'News 3']);
  });

  test('killed between drafting and remembering, nothing of either stays, and each is drafted once', async () => {
    await using scene = await openRelayScene();
    const { store, site } = scene;
    publish(scene, 1);
    const { id } = await scene.switchedOn();
    publish(scene, 2, 3);
    scene.clock.advance(hourMs);
    const killed: typeof store.write = (work) =>
      store.write(async (writing) => {
        await work(writing);
        throw new Error('killed');
      });
    const deps = { store, rules, logger: null, fetch: site.fetch };
    const { signal } = new AbortController();
    await assert.rejects(readDueSource({ ...deps, store: { ...store, write: killed } }, id, signal), /killed/);
    assert.deepEqual([await scene.texts(), await store.db.sourceItem.count()], [[], 1]);
    await readDueSource(deps, id, signal);
    assert.deepEqual(titles(await scene.texts()), ['News 2', 'News 3']);
  });

  test('read by two replicas at one moment, each entry is drafted once', async () => {
    await using scene = await openRelayScene();
    const { store, site } = scene;
    publish(scene, 1);
    const { id } = await scene.switchedOn();
    publish(scene, 2, 3);
    scene.clock.advance(hourMs);
    const deps = { store, rules, logger: null, fetch: site.fetch };
    const { signal } = new AbortController();
    await Promise.all([readDueSource(deps, id, signal), readDueSource(deps, id, signal)]);
    assert.deepEqual(titles(await scene.texts()), ['News 2', 'News 3']);
  });

  test('a source that is changed or paused while it is read makes nothing of what it read', async () => {
    await using scene = await openRelayScene();
    const { store, site, desk } = scene;
    publish(scene, 1);
    const source = await scene.switchedOn();
    publish(scene, 2);
    scene.clock.advance(hourMs);
    const fetch: typeof site.fetch = async (...request) => {
      const answer = await site.fetch(...request);
      const wish = { deskId: desk.id, seen: source, to: 'paused', by: 'karim' } as const;
      assert.equal((await store.write((work) => turnSource(work, wish))).kind, 'turned');
      return answer;
    };
    await readDueSource({ store, rules, logger: null, fetch }, source.id, new AbortController().signal);
    assert.deepEqual(await scene.texts(), []);
    assert.deepEqual((await scene.source(source.id)).state, { kind: 'paused', why: 'person' });
  });
});

test('a source of another desk, a full desk and one that changed meanwhile are refused', async () => {
  await using scene = await openRelayScene();
  const { store, desk } = scene;
  const source = await scene.add();
  const { url, label, template, accountIds } = source;
  const terms = {
    kind: 'feed' as const,
    url: 'https://lakes.example/other',
    label,
    template,
    accountIds,
    repliesReader: 'aicha',
  };
  const keep = (deskId: string, seen: typeof source | null, address = terms.url): Promise<{ kind: string }> =>
    store.write((work) => keepSource(work, { deskId, terms: { ...terms, url: address }, by: 'lea', changes: seen }));
  assert.equal((await keep(desk.id, { ...source, version: 7 })).kind, 'stale');
  assert.equal((await keep(desk.id, null, url)).kind, 'sameAddress');
  const wish = { deskId: store.newId(), seen: source, to: 'on', by: 'lea' } as const;
  assert.equal((await store.write((work) => turnSource(work, wish))).kind, 'stale');
  for (let count = 1; count < MAX_SOURCES; count += 1) {
    assert.equal((await keep(desk.id, null, `https://lakes.example/${count}`)).kind, 'kept');
  }
  assert.equal((await keep(desk.id, null)).kind, 'full');
  assert.equal((await keep(desk.id, source)).kind, 'kept');
  assert.deepEqual((await scene.source(source.id)).wordedBy, ['aicha', 'lea']);
});
