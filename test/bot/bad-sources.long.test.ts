import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { siteEntry } from '../relay/news-site.ts';
import { openSourceScene } from '../support/source-scene.ts';

const megabyte = 1024 * 1024;
const bomb = gzipSync(Buffer.alloc(200 * megabyte, '<item></item>'));

describe('what a desk sees of a feed that is not what it should be', () => {
  for (const [name, body, headers, said] of [
    ['10 MB', Buffer.alloc(10 * megabyte, 'x'), {}, /Elle dépasse 2 Mo/u],
    ['a gzip bomb', bomb, { 'Content-Encoding': 'gzip' }, /Elle dépasse 2 Mo/u],
  ] as const) {
    test(`${name} at first sight: it cannot be switched on, and the card says why`, async () => {
      await using own = await openSourceScene();
      const { scene, site } = own;
      Object.assign(site, { body, headers });
      await own.added();
      assert.match(scene.seen(), said);
      assert.throws(() => scene.cardWith('switchOnSource'));
    });

    test(`${name} later: it drafts nothing, forgets nothing, and is told of after six hours`, async () => {
      await using own = await openSourceScene();
      const { scene, site } = own;
      await own.switchedOn();
      Object.assign(site, { body, headers });
      for (let hour = 0; hour < 8; hour += 1) await own.read();
      assert.match(scene.seen(), new RegExp(`ne peut plus être lue.*${said.source}`, 'su'));
      assert.equal(await scene.store.db.draft.count(), 0);
      Object.assign(site, { body: null, headers: {} });
      await own.published(7, 'Le lac est ouvert');
      // After failures it is asked an hour later or so.
      await own.read();
      assert.equal(await scene.store.db.draft.count(), 1);
    });
  }

  test('"not modified" for ever, though nobody set a condition, tells nothing and drafts nothing old later', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    site.status = 304;
    await own.added();
    assert.match(scene.seen(), /Son serveur a répondu par 304/u);
    assert.throws(() => scene.cardWith('switchOnSource'));
    site.status = null;
    await scene.press('aicha', 'changeSource');
    await scene.people.submit('aicha', {});
    await scene.settle();
    // It says so again in the very moment in which it is switched on.
    site.status = 304;
    for (const entry of site.entries) entry.date = null;
    await scene.press('aicha', 'switchOnSource');
    await own.read();
    site.status = null;
    await own.read();
    await own.read();
    assert.equal(await scene.store.db.draft.count(), 0, 'what stood there is known');
    await own.published(7, 'Le lac est ouvert');
    assert.equal(await scene.store.db.draft.count(), 1);
  });

  test('a page whose id has the time in it is drafted once, and so is one without an id', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    await own.switchedOn();
    for (let hour = 0; hour < 5; hour += 1) {
      const now = scene.clock.now().toISOString();
      for (const entry of site.entries) entry.guid = `tag:lakes,2026:${entry.link}#${now}`;
      await own.published(7 + hour, `Nouvelle ${7 + hour}`);
      site.entries.splice(0, 1, { ...siteEntry(7 + hour, `Nouvelle ${7 + hour}`, now), guid: null });
    }
    await own.read();
    assert.equal(await scene.store.db.draft.count(), 5);
  });
});

describe('a deceptive link in an entry', () => {
  test('one that looks like another host is found in the draft, and shown as it is really written', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    await own.switchedOn();
    const entry = siteEntry(7, 'Le lac est ouvert', scene.clock.now().toUTCString());
    site.entries.unshift({ ...entry, link: 'https://www.lаkes.example/news/7' });
    await own.read();
    assert.match(scene.seen(), /xn--/u);
    const [draft] = await scene.store.db.draft.findMany();
    assert.equal(draft?.state, 'writing');
    await scene.press('aicha', 'ask');
    assert.equal((await scene.store.db.draft.findFirstOrThrow()).state, 'writing', 'it blocks');
  });

  test('one with another host before an @ is no link, and words of a link elsewhere are words alone', async () => {
    await using own = await openSourceScene();
    const { scene, site } = own;
    await own.switchedOn();
    const entry = siteEntry(7, 'Le lac est ouvert', scene.clock.now().toUTCString());
    site.entries.unshift(
      { ...entry, guid: 'a', link: 'https://www.lakes.example@evil.example/news/7' },
      { ...entry, guid: 'b', summary: '<a href="https://evil.example/">https://www.lakes.example/news/7</a> à lire.' },
    );
    await own.read();
    const revisions = await scene.store.db.revision.findMany();
    assert.equal(revisions.length, 1);
    assert.doesNotMatch(revisions[0]?.text ?? '', /evil/u);
  });
});
