import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { redSquare } from '../support/red-square.ts';
import { type AccountScene, openAccountScene, withJson } from './account-scene.ts';

/** First lines of all drafts. */
async function firstLines({ scene }: AccountScene): Promise<readonly string[]> {
  return (await scene.texts()).map((text) => text.split('\n')[0] ?? '');
}

describe('what is relayed of an account on Mastodon', () => {
  test('what stands there at first is known, and a new post becomes a draft with all its words and its link', async () => {
    await using own = await openAccountScene();
    const { scene } = own;
    own.post('The lakes are open.');
    await own.switchedOn();
    const at = new Date(scene.clock.now().getTime() + 60_000).toISOString();
    const id = own.post('No swimming today.\n\nSee https://www.lakes.example/a_b and @mairie #lakes');
    await scene.toNextReading();
    const [text, ...others] = await scene.texts();
    assert.deepEqual(others, []);
    const link = `http://127.0.0.1:${new URL(own.url).port}/@lakes/${id}`;
    assert.equal(
      text,
      `No swimming today.\n\nSee https://www.lakes.example/a_b and @mairie #lakes\n\n${link}\n#lakes\nRelayed from lakes@social.lakes.example (Mastodon)`,
    );
    const item = await scene.store.db.sourceItem.findFirstOrThrow({ where: { draftId: { not: null } } });
    assert.deepEqual(item.original, { kind: 'mastodon', remoteId: id, at, page: 'www.lakes.example/a_b' });
  });

  test('a preview leaves out what would go in a circle, and counts it', async () => {
    await using own = await openAccountScene();
    const { scene } = own;
    for (let number = 1; number <= 6; number += 1) own.post(`Bathing place ${number} opens.`);
    own.post('Levels today. Relayed from lakes@elsewhere.example (Mastodon)');
    const terms = { kind: 'mastodon', url: own.url, label: 'From the ministry' } as const;
    const { preview } = await scene.add(terms);
    assert.ok(preview?.kind === 'entries');
    assert.equal(preview.ours, 1);
    assert.equal(preview.texts.length, 5);
    assert.match(preview.texts[0] ?? '', /^Bathing place 6 opens/u);
    assert.doesNotMatch(preview.texts.join('\n'), /Levels today/u);
  });

  test('answers to others and boosts are never relayed; what continues its own post is', async () => {
    await using own = await openAccountScene();
    await own.switchedOn();
    const stranger = own.server.addAccount({ handle: 'passer', displayName: 'Somebody' });
    const question = own.server.postByHand(stranger.id, 'Is it open?');
    own.post('Yes.', question);
    const first = own.post('Part one.');
    own.post('Part two.', first);
    await own.scene.toNextReading();
    assert.deepEqual(await firstLines(own), ['Part one.', 'Part two.']);
  });

  test('a warning and a language come along, and a warning that changes is offered', async () => {
    await using own = await openAccountScene();
    const { scene } = own;
    await own.switchedOn();
    own.post('Algae in the lake.');
    own.turned = (answer, path) =>
      path.endsWith('/statuses')
        ? withJson(answer, (json) =>
            (json as object[]).map((one) => ({ ...one, spoiler_text: 'Health', language: 'de' })),
          )
        : answer;
    await scene.toNextReading();
    const revision = await scene.store.db.revision.findFirstOrThrow();
    assert.deepEqual([revision.contentWarning, revision.language], ['Health', 'de']);
    own.turned = (answer) => answer;
    await scene.toNextReading();
    assert.deepEqual(await scene.told(), ['relay.drafted', 'relay.changed']);
  });

  test('an edit is offered, as to a page', async () => {
    await using own = await openAccountScene();
    await own.switchedOn();
    const id = own.post('The lake is open.');
    await own.scene.toNextReading();
    own.server.editByHand(id, 'The lake is closed.');
    await own.scene.toNextReading();
    assert.deepEqual(await own.scene.told(), ['relay.drafted', 'relay.changed']);
  });

  test('a post is asked about when the server says of it alone that it is gone, and not when it is merely missing', async () => {
    await using own = await openAccountScene();
    const { scene } = own;
    await own.switchedOn();
    const id = own.post('The lake is open.');
    own.post('The river, too.');
    await scene.toNextReading();
    own.turned = (answer, path) =>
      path.endsWith('/statuses')
        ? withJson(answer, (json) => (json as { readonly id: string }[]).filter((one) => one.id !== id))
        : answer;
    await scene.toNextReading();
    await scene.toNextReading();
    assert.deepEqual(await scene.told(), ['relay.drafted', 'relay.drafted']);
    own.server.removeByHand(id);
    await scene.toNextReading();
    await scene.toNextReading();
    assert.deepEqual(await scene.told(), ['relay.drafted', 'relay.drafted', 'relay.gone']);
  });

  test('a picture comes along with its description alone, and the draft says what does not', async () => {
    await using own = await openAccountScene();
    const { scene } = own;
    await own.switchedOn();
    own.post('The new pier.');
    const { origin } = new URL(own.url);
    const picture = (name: string, description: string | null): object => {
      return { id: name, type: 'image', url: `${origin}/media/${name}`, description };
    };
    const media = [
      picture('pier.png', 'A red pier'),
      picture('plain.png', null),
      picture('broken.png', 'Not a picture'),
    ];
    own.turned = (answer, path) => {
      if (path.endsWith('/pier.png')) return { ...answer, status: 200, body: redSquare.bytes };
      if (path.endsWith('/broken.png')) return { ...answer, status: 200, body: Buffer.from('<svg/>') };
      if (!path.endsWith('/statuses')) return answer;
      return withJson(answer, (json) =>
        (json as object[]).map((one) => ({ ...one, media_attachments: media, poll: {} })),
      );
    };
    await scene.toNextReading();
    const revision = await scene.store.db.revision.findFirstOrThrow();
    const [taken, ...others] = revision.media as { readonly sha256: string; readonly alt: string }[];
    assert.deepEqual([taken?.alt, others], ['A red pier', []]);
    assert.equal(await scene.store.db.media.count({ where: { sha256: taken?.sha256 ?? '' } }), 1);
    const told = await scene.store.db.notice.findFirstOrThrow({ where: { kind: 'relay.drafted' } });
    const post = { quotes: false, continues: false, brought: 1, undescribed: 1, stays: 1, hasMore: true };
    assert.partialDeepStrictEqual(told.data, { post });
    const asked = own.asked.filter((path) => path.startsWith('/media/'));
    await scene.toNextReading();
    assert.deepEqual(asked, ['/media/pier.png', '/media/broken.png']);
    assert.deepEqual(
      own.asked.filter((path) => path.startsWith('/media/')),
      asked,
    );
  });

  test('it is asked for once a reading, and what did not change costs no byte', async () => {
    await using own = await openAccountScene();
    await own.switchedOn();
    own.asked.splice(0);
    for (let times = 0; times < 5; times += 1) await own.scene.toNextReading();
    const path = `/api/v1/accounts/${own.accountId}/statuses?limit=40&exclude_replies=true&exclude_reblogs=true`;
    assert.deepEqual(
      own.asked,
      Array.from({ length: 5 }, () => path),
    );
  });
});

/** Adds the account, and returns why its preview failed. */
async function whyOf(own: AccountScene, url = own.url): Promise<unknown> {
  const source = await own.scene.add({ kind: 'mastodon', url });
  return source.preview?.kind === 'failed' ? source.preview.failure : source.preview?.kind;
}

describe('a server that answers otherwise', () => {
  test('each is told apart: no such account, closed to strangers, no Mastodon, another host', async () => {
    await using own = await openAccountScene();
    assert.deepEqual(await whyOf(own, own.url.replace('@lakes', '@rivers')), { why: 'noAccount' });
    own.server.manners.isClosed = true;
    assert.deepEqual(await whyOf(own), { why: 'closed' });
    own.server.manners.isClosed = false;
    const as = async (changes: object, url: string): Promise<unknown> => {
      own.turned = (answer) => ({ ...answer, ...changes });
      return whyOf(own, `${own.url}${url}`);
    };
    assert.deepEqual(await as({ status: 403 }, '?1'), { why: 'closed' });
    assert.deepEqual(await as({ body: Buffer.from('<html>Hello</html>') }, '?2'), { why: 'notMastodon' });
    assert.deepEqual(await as({ body: Buffer.from('[1,2]') }, '?3'), { why: 'notMastodon' });
    assert.deepEqual(await as({ status: 500 }, '?4'), { why: 'status', status: 500 });
  });

  test('posts of another account are taken from nowhere', async () => {
    await using own = await openAccountScene();
    const { id } = await own.switchedOn();
    own.post('Buy now.');
    own.turned = (answer) =>
      withJson(answer, (json) =>
        (json as object[]).map((one) => ({
          ...one,
          account: { id: '7', username: 'shop', url: 'https://shop.example/@shop' },
        })),
      );
    await own.scene.toNextReading();
    assert.deepEqual([await own.scene.texts(), (await own.scene.source(id)).failures], [[], 1]);
  });

  test('"not modified" to a first reading is a failure, and the old posts stay old', async () => {
    await using own = await openAccountScene();
    own.post('The lakes are open.');
    let times = 0;
    own.turned = (answer, path) => {
      if (path.endsWith('/statuses')) times += 1;
      // The first request is the preview's.
      return times === 2 ? { ...answer, status: 304, body: Buffer.alloc(0) } : answer;
    };
    const { id, readAt, failures } = await own.switchedOn();
    assert.deepEqual([times, readAt, failures], [2, null, 1]);
    await own.scene.toNextReading();
    assert.deepEqual([await own.scene.texts(), (await own.scene.source(id)).failures], [[], 0]);
  });

  test('500 posts at once pause it', async () => {
    await using own = await openAccountScene();
    const { id } = await own.switchedOn();
    for (let number = 0; number < 500; number += 1) own.post(`Post ${number}`);
    await own.scene.toNextReading();
    assert.deepEqual((await own.scene.source(id)).state, { kind: 'paused', why: 'flood' });
    assert.deepEqual(await own.scene.texts(), []);
  });
});
