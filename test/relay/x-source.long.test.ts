import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';

import { redSquare } from '../support/red-square.ts';
import { openXScene, terms, type XScene } from './x-scene.ts';

/** First lines of all drafts. */
async function firstLines({ scene }: XScene): Promise<readonly string[]> {
  return (await scene.texts()).map((text) => text.split('\n')[0] ?? '').filter((line) => line !== '');
}

describe('what is relayed of an account on X', () => {
  test('what stands there at first is known, and a new post becomes a draft with whole links', async () => {
    await using own = await openXScene();
    own.post('The lakes are open.');
    await own.switchedOn();
    const id = own.post('Closed & locked: https://www.lakes.example/news/a-very-long-address\n\nSorry!');
    await own.scene.toNextReading();
    const [text, ...others] = await own.scene.texts();
    assert.deepEqual(others, []);
    assert.match(
      text ?? '',
      /^Closed & locked: https:\/\/www\.lakes\.example\/news\/a-very-long-address\n\nSorry!\n\nhttp:\/\/127\.0\.0\.1:\d+\/i\/web\/status\/\d+\n#lakes\nRelayed from lakes \(X\)$/u,
    );
    assert.ok(text?.includes(id));
  });

  test('each post is read and paid once, whatever becomes of it, and the preview says what a month costs', async () => {
    await using own = await openXScene();
    for (let number = 1; number <= 8; number += 1) own.post(`Post ${number}`);
    const source = await own.scene.add(terms);
    assert.deepEqual(await own.billed(), { userRead: 1, postRead: 5 });
    assert.ok(source.preview?.kind === 'entries');
    // Four minutes between the five that were shown.
    assert.deepEqual(source.preview.billed, { areOwned: false, postsAMonth: 30 * 24 * 60 });
    await using other = await openXScene();
    other.post('Before');
    await other.switchedOn();
    for (let number = 1; number <= 3; number += 1) {
      other.post(`Post ${number}`);
      await other.scene.toNextReading();
      await other.scene.toNextReading();
    }
    assert.deepEqual(await firstLines(other), ['Post 1', 'Post 2', 'Post 3']);
    assert.deepEqual(await other.billed(), { userRead: 1, postRead: 4 });
  });

  test('the own account’s posts are owned reads', async () => {
    await using own = await openXScene();
    own.post('Ours', own.ownId);
    const source = await own.scene.add({ ...terms, url: 'https://x.com/bruyere' });
    assert.ok(source.preview?.kind === 'entries');
    assert.deepEqual(source.preview.billed, { areOwned: true, postsAMonth: null });
    assert.deepEqual(await own.billed(), { userRead: 1, ownedRead: 1 });
  });

  test('answers are not read, a quotation is told, and an edit is offered as one of the post that it was', async () => {
    await using own = await openXScene();
    const { server } = own;
    await own.switchedOn();
    const question = own.post('Is it open?', own.ownId);
    assert.ok(server.postByHand(own.accountId, 'Yes.', question) !== null);
    const id = own.post('The lake is open.');
    server.quoteByHand(id, question);
    await own.scene.toNextReading();
    assert.deepEqual(await firstLines(own), ['The lake is open.']);
    const drafted = await own.scene.store.db.notice.findFirstOrThrow({ where: { kind: 'relay.drafted' } });
    assert.partialDeepStrictEqual(drafted.data, { post: { quotes: true, continues: false } });
    server.editAnew(id, 'The lake is closed.');
    await own.scene.toNextReading();
    assert.deepEqual(await own.scene.told(), ['relay.drafted', 'relay.changed']);
    assert.equal((await firstLines(own)).length, 1);
  });

  test('a picture comes along with its description alone, once, and is counted as no read', async () => {
    await using own = await openXScene();
    const { scene, server } = own;
    await own.switchedOn();
    const id = own.post('The new pier.');
    const picture = { bytes: new Uint8Array(redSquare.bytes), mimeType: 'image/png', alt: '' } as const;
    server.attachByHand(id, [
      { ...picture, alt: 'A red\npier' },
      picture,
      { ...picture, bytes: new Uint8Array(Buffer.from('<svg/>')), alt: 'Not a picture' },
      { ...picture, mimeType: 'image/gif', alt: 'It moves' },
    ]);
    await scene.toNextReading();
    await scene.toNextReading();
    const revision = await scene.store.db.revision.findFirstOrThrow();
    const [taken, ...others] = revision.media as { readonly sha256: string; readonly alt: string }[];
    assert.deepEqual([taken?.alt, others], ['A red\npier', []]);
    assert.equal(await scene.store.db.media.count({ where: { sha256: taken?.sha256 ?? '' } }), 1);
    const told = await scene.store.db.notice.findFirstOrThrow({ where: { kind: 'relay.drafted' } });
    const post = { brought: 1, undescribed: 1, stays: 1, hasMore: true };
    assert.partialDeepStrictEqual(told.data, { post });
    assert.equal(own.asked.length, 2);
    assert.deepEqual(await own.billed(), { userRead: 1, postRead: 1 });
  });

  test('where there is no room for drafts, posts wait, and none is lost or drafted twice', async () => {
    await using own = await openXScene();
    const { store, desk, clock } = own.scene;
    await own.switchedOn();
    const at = clock.now();
    const open = { deskId: desk.id, author: 'aicha', state: 'writing', currentRevision: 1 } as const;
    await store.db.draft.createMany({
      data: Array.from({ length: MAX_OPEN_DRAFTS - 1 }, (_, index) => {
        return { id: store.newId(), number: 1000 + index, ...open, createdAt: at, changedAt: at };
      }),
    });
    for (const number of [1, 2, 3]) own.post(`Post ${number}`);
    await own.scene.toNextReading();
    assert.deepEqual(await firstLines(own), ['Post 1']);
    await store.db.draft.updateMany({ where: { number: { gte: 1000 } }, data: { state: 'cancelled' } });
    await own.scene.toNextReading();
    assert.deepEqual(await firstLines(own), ['Post 1', 'Post 2', 'Post 3']);
  });

  test('a post of the future, with an id of then, hides none that come before it', async () => {
    await using own = await openXScene();
    await own.switchedOn();
    const id = own.post('From the future');
    const future = { id: '9000000000000000000', url: 'https://x.com/i/web/status/9000000000000000000' };
    const at = new Date(own.scene.clock.now().getTime() + 30 * 86_400_000);
    own.turned = (read) => ({
      ...read,
      posts: read.posts.map((one) => (one.id === id ? { ...one, ...future, at } : one)),
    });
    await own.scene.toNextReading();
    own.post('Of today');
    await own.scene.toNextReading();
    await own.scene.toNextReading();
    assert.deepEqual(await firstLines(own), ['From the future', 'Of today']);
    const told = await own.scene.store.db.notice.findFirstOrThrow({ where: { kind: 'relay.drafted' } });
    assert.partialDeepStrictEqual(told.data, { dated: 'later' });
  });

  test('500 posts at once pause it at the price of thirty', async () => {
    await using own = await openXScene();
    own.post('Before');
    const { id } = await own.switchedOn();
    for (let number = 0; number < 500; number += 1) own.post(`Post ${number}`);
    await own.scene.toNextReading();
    assert.deepEqual((await own.scene.source(id)).state, { kind: 'paused', why: 'flood' });
    assert.deepEqual([await own.billed(), await firstLines(own)], [{ userRead: 1, postRead: 31 }, []]);
  });
});

describe('an account on X that cannot be read', () => {
  test('with reading off nothing is asked, and it is said', async () => {
    await using own = await openXScene();
    own.isOn = false;
    const { preview } = await own.scene.add(terms);
    assert.deepEqual(preview, { kind: 'failed', failure: { why: 'readingOff' } });
    assert.deepEqual(await own.billed(), {});
  });

  test('one that became private or was suspended is told with its reason, and goes on once it is open again', async () => {
    for (const [standing, why] of [
      ['protected', 'private'],
      ['suspended', 'suspended'],
    ] as const) {
      await using own = await openXScene();
      const { scene } = own;
      own.post('Before');
      const { id } = await own.switchedOn();
      own.server.setUser(own.accountId, { standing });
      own.post('Hidden');
      for (let hours = 0; hours < 9; hours += 1) await scene.toNextReading();
      assert.deepEqual(await scene.told(), ['source.failing']);
      const { data } = await scene.store.db.notice.findFirstOrThrow({ where: { kind: 'source.failing' } });
      assert.partialDeepStrictEqual(data, { failure: { why } });
      own.server.setUser(own.accountId, { standing: 'open' });
      await scene.toNextReading();
      assert.deepEqual([(await scene.source(id)).failures, await firstLines(own)], [0, ['Hidden']]);
    }
  });

  test('a renamed account is read on by its id, and whoever takes its name is not', async () => {
    await using own = await openXScene();
    await own.switchedOn();
    own.server.setUser(own.accountId, { username: 'lakes_gov' });
    const thief = own.server.addAccount({ handle: 'Lakes', displayName: 'Ministry of Lakes' });
    own.post('Buy now', thief.id);
    own.post('We have another name now.');
    await own.scene.toNextReading();
    assert.deepEqual(await firstLines(own), ['We have another name now.']);
  });

  test('one that is not there, or private from the start, is refused at its preview', async () => {
    await using own = await openXScene();
    const { preview } = await own.scene.add({ ...terms, url: 'https://x.com/nobody' });
    assert.deepEqual(preview, { kind: 'failed', failure: { why: 'noAccount' } });
    own.server.setUser(own.accountId, { standing: 'protected' });
    const { preview: hidden } = await own.scene.add(terms);
    assert.deepEqual(hidden, { kind: 'failed', failure: { why: 'private' } });
    assert.deepEqual(await own.billed(), { userRead: 1 });
  });

  test('keys that X refuses are told as such', async () => {
    await using own = await openXScene();
    own.server.manners.credit = 0;
    const { preview } = await own.scene.add(terms);
    assert.deepEqual(preview, { kind: 'failed', failure: { why: 'keys' } });
  });
});
