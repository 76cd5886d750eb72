import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';

import type { Button, Card } from '#chat/card.ts';
import type { MessageRef } from '#chat/refs.ts';

import type { Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { previewsOf } from '../../simulators/mattermost/previews.ts';
import type { MattermostSeen } from '../../simulators/mattermost/seen-by.ts';
import { testClock } from '../../support/test-clock.ts';
import { until } from '../../support/until.ts';
import { readMarkdown } from '../../support/mattermost-text.ts';
import { cardOf, memoryInside, pictureSha256 } from '../slack/open-adapter.ts';
import { adapterOf, doorOf, mattermostWith } from './open-adapter.ts';

function buttonOf(label: string): Button {
  return { action: 'go', label, style: 'plain', draftId: 'd', revision: 1, target: null };
}

/** The messages that say this, oldest first. */
function saying(mattermost: Mattermost, text: string): readonly MattermostSeen[] {
  return mattermost.seen(mattermost.id('aicha')).filter(({ message }) => message.includes(text));
}

for (const trouble of [
  { kind: 'loseAnswer' },
  { kind: 'loseRequest' },
  { kind: 'status', status: 503 },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 502 },
  { kind: 'late', afterMs: 3_000 },
  { kind: 'rateLimited', resetSeconds: 1 },
] as const) {
  test(`a post is one message whatever becomes of the answer: ${JSON.stringify(trouble)}`, async () => {
    await using mattermost = await mattermostWith();
    await using door = await doorOf(mattermost);
    const timeoutMs = trouble.kind === 'late' ? 1_500 : 60_000;
    await using adapter = await adapterOf(mattermost, door, { timeoutMs, isLeftAlone: true });
    mattermost.trouble('POST /posts', trouble);
    const ref = await adapter.chat.post({ channel: mattermost.channel }, cardOf('once'), { key: 'k' });
    assert.deepEqual(
      saying(mattermost, 'once').map(({ id }) => id),
      [ref.message],
    );
    assert.deepEqual(adapter.memory.posts.get('k'), ref);
    // A post that the server has made already is found, and not asked for a second time.
    if (trouble.kind === 'loseAnswer' || trouble.kind === 'late')
      assert.equal(mattermost.calls('POST /posts').length, 1);
  });
}

test('a post that somebody has deleted meanwhile is not made again under its key', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const post = (): Promise<MessageRef> => adapter.chat.post({ channel: mattermost.channel }, cardOf('x'), { key: 'k' });
  const ref = await post();
  mattermost.delete(mattermost.admin.id, ref.message);
  assert.deepEqual(await post(), ref);
  assert.deepEqual(saying(mattermost, ''), []);
});

test('a link in a card is a link, and nothing is fetched to show more of it', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const url = 'https://gouv.example/';
  for (const text of ['here', url])
    for (const withButtons of [false, true]) {
      const inlines = [{ kind: 'link', url, text }] as const;
      const buttons = withButtons ? [buttonOf('Go')] : [];
      const blocks: Card['blocks'] = [
        { kind: 'paragraph', inlines },
        { kind: 'buttons', buttons },
      ];
      const ref = await adapter.chat.post(
        { channel: mattermost.channel },
        { summary: 's', blocks },
        { key: randomUUID() },
      );
      const post = saying(mattermost, '').find(({ id }) => id === ref.message);
      assert.deepEqual(readMarkdown(post?.message ?? '').links, [url]);
      assert.equal(post?.opensLinks, true);
      assert.deepEqual(post?.previews, []);
      // Nor would anything be, were the link written out.
      assert.deepEqual(previewsOf(mattermost.server, { message: url, props: post.props }), []);
      assert.deepEqual(
        post.buttons.map(({ label }) => label),
        buttons.map(({ label }) => label),
      );
    }
});

test('a post that a killed process sent is found, not sent again, in the channel and in a thread', async () => {
  const clock = testClock(new Date());
  await using mattermost = await mattermostWith({ clock });
  await using door = await doorOf(mattermost);
  const memory = memoryInside();
  await using killed = await adapterOf(mattermost, door, { memoryInside: memory, isLeftAlone: true });
  const long = cardOf('once', { times: 4 });
  const ref = await killed.chat.post({ channel: mattermost.channel }, long, { key: 'k' });
  const thread = { channel: mattermost.channel, thread: ref.message };
  const reply = await killed.chat.post(thread, cardOf('reply'), { key: 'r' });
  const before = saying(mattermost, '').map(({ id }) => id);
  for (const key of ['k', 'r']) memory.posts.set(key, null);
  // Longer than the server itself knows a post again.
  clock.advance(60_000);
  const made = mattermost.calls('POST /posts').length;
  await using next = await adapterOf(mattermost, door, { memoryInside: memory, isLeftAlone: true });
  assert.deepEqual(await next.chat.post({ channel: mattermost.channel }, long, { key: 'k' }), ref);
  assert.deepEqual(await next.chat.post(thread, cardOf('reply'), { key: 'r' }), reply);
  assert.deepEqual(
    saying(mattermost, '').map(({ id }) => id),
    before,
  );
  assert.equal(mattermost.calls('POST /posts').length, made);
});

test('a card that is deleted while it is updated is gone', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const ref = await adapter.chat.post({ channel: mattermost.channel }, cardOf('x'), { key: 'k' });
  mattermost.trouble('GET /posts/*', { kind: 'late', afterMs: 300 });
  const updating = adapter.chat.update(ref, cardOf('y'));
  await until('the card is read', () => mattermost.calls(`GET /posts/${ref.message}`).length > 0);
  mattermost.delete(mattermost.admin.id, ref.message);
  assert.equal(await updating, 'gone');
});

test('a post that was begun and never sent is sent', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  adapter.memory.posts.set('k', null);
  await adapter.chat.post({ channel: mattermost.channel }, cardOf('once'), { key: 'k' });
  assert.equal(saying(mattermost, 'once').length, 1);
});

test('a refused post says why and may be tried again', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const channel = mattermost.channelId('elsewhere');
  const post = (): Promise<MessageRef> => adapter.chat.post({ channel }, cardOf('x'), { key: 'k' });
  await assert.rejects(post(), /403/);
  mattermost.join(mattermost.bot.id, channel);
  await post();
});

test('an update leaves no post of a longer card, and adds what a longer one needs', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const ref = await adapter.chat.post({ channel: mattermost.channel }, cardOf('first', { times: 6 }), { key: 'k' });
  const many = saying(mattermost, '').length;
  assert.ok(many > 2);
  assert.equal(await adapter.chat.update(ref, cardOf('second')), 'updated');
  assert.deepEqual(
    saying(mattermost, '').map(({ id }) => id),
    [ref.message],
  );
  assert.equal(await adapter.chat.update(ref, cardOf('third', { times: 6 })), 'updated');
  assert.equal(saying(mattermost, 'third').length, many);
  assert.equal(saying(mattermost, 'second').length, 0);
});

test('a card that this process showed last is updated without reading it; after another process it is read', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  await using other = await adapterOf(mattermost, door, { isLeftAlone: true });
  const image = { kind: 'image', sha256: pictureSha256, mimeType: 'image/png', alt: 'Un chat', title: '' } as const;
  const withImage = (text: string): Card => ({ summary: 's', blocks: [image, ...cardOf(text).blocks] });
  const where = { channel: mattermost.channel };
  const ref = await adapter.chat.post(where, withImage('one'), { key: 'k', hash: '1' });
  const reads = (): number => mattermost.calls(`GET /posts/${ref.message}`).length;
  await adapter.chat.update(ref, withImage('two'), { shown: '1', next: '2' });
  await adapter.chat.update(ref, withImage('three'), { shown: '2', next: '3' });
  assert.equal(reads(), 0);
  assert.equal(mattermost.calls('POST /files').length, 1, 'its picture is known, too');
  await other.chat.update(ref, cardOf('four', { times: 6 }), { shown: '3', next: '4' });
  assert.ok(saying(mattermost, '').length > 2);
  await adapter.chat.update(ref, cardOf('five'), { shown: '4', next: '5' });
  assert.equal(reads(), 2);
  assert.deepEqual(
    saying(mattermost, '').map(({ id }) => id),
    [ref.message],
  );
  // Both update a card at once: neither knows of the other.
  const both = await adapter.chat.post(where, cardOf('both'), { key: 'm', hash: 'b' });
  await other.chat.update(both, cardOf('others', { times: 6 }), { shown: 'b', next: 'o' });
  await adapter.chat.update(both, cardOf('ours'), { shown: 'b', next: 'u' });
  assert.ok(saying(mattermost, 'others').length > 0);
  await adapter.chat.update(both, cardOf('ours'));
  assert.equal(saying(mattermost, 'others').length, 0);
  const short = await adapter.chat.post(where, cardOf('six'), { key: 'l', hash: '6' });
  mattermost.delete(mattermost.admin.id, short.message);
  assert.equal(await adapter.chat.update(short, cardOf('seven'), { shown: '6', next: '7' }), 'gone');
});

test('an update that finds its card deleted meanwhile says so', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const ref = await adapter.chat.post({ channel: mattermost.channel }, cardOf('x'), { key: 'k' });
  mattermost.delete(mattermost.admin.id, ref.message);
  assert.equal(await adapter.chat.update(ref, cardOf('y')), 'gone');
  assert.equal(await adapter.chat.update({ ...ref, message: 'never' }, cardOf('y')), 'gone');
});

test('pictures hang on their post, stay over an update, and go when the card has them no more', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const image = { kind: 'image', sha256: pictureSha256, mimeType: 'image/png', alt: 'Un chat', title: '' } as const;
  const ref = await adapter.chat.post({ channel: mattermost.channel }, { summary: 's', blocks: [image] }, { key: 'k' });
  const filesNow = (): readonly string[] => saying(mattermost, '').flatMap(({ files }) => files.map(({ id }) => id));
  const first = filesNow();
  assert.equal(first.length, 1);
  const names = saying(mattermost, '').flatMap(({ files }) => files.map(({ name }) => name));
  assert.deepEqual(names, ['image-1.png']);
  await adapter.chat.update(ref, { summary: 's', blocks: [image, ...cardOf('more').blocks] });
  assert.deepEqual(filesNow(), first);
  await adapter.chat.update(ref, cardOf('none'));
  assert.deepEqual(filesNow(), []);
});

test('a call to everybody in a draft calls nobody, wherever it stands', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  const text = '@all @channel @here @karim\n(@all) *@channel* `@here` @all. &#64;all \\@all <!channel>';
  const line = [{ kind: 'text', text }] as const;
  const card: Card = {
    summary: text,
    blocks: [
      { kind: 'heading', text },
      { kind: 'quote', text },
      { kind: 'buttons', buttons: [buttonOf('@all')] },
      { kind: 'list', items: [line, [{ kind: 'strong', text }], [{ kind: 'code', text }]] },
      { kind: 'folded', summary: text, items: [line] },
      { kind: 'note', inlines: line },
      { kind: 'image', sha256: pictureSha256, mimeType: 'image/png', alt: text, title: text },
    ],
  };
  await adapter.chat.post({ channel: mattermost.channel }, card, { key: 'k' });
  const [post] = saying(mattermost, '');
  assert.deepEqual(post?.notified, []);
  assert.equal(post.sections.length, 2);
});

test('a text of just the most that a message takes is shown whole', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { isLeftAlone: true });
  for (const length of [16_383, 16_384]) {
    const text = '*'.repeat(length);
    await adapter.chat.post(
      { channel: mattermost.channel },
      { summary: 's', blocks: [{ kind: 'quote', text }] },
      { key: `${length}` },
    );
  }
  const stars = saying(mattermost, '').map(({ message }) => readMarkdown(message).text.replaceAll(/\s/g, ''));
  assert.equal(stars.join('').length, 16_383 + 16_384);
});

test('what the server says of a token at the beginning is an outcome', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await assert.rejects(
    adapterOf(mattermost, door, { token: 'x'.repeat(26) }),
    /"refused","why":"api.context.session_expired/,
  );
  mattermost.cutOff(true);
  await assert.rejects(adapterOf(mattermost, door, { timeoutMs: 100 }), /unreachable/);
});

test('messages that the server knows no more have no reactions', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const gone = { channel: mattermost.channel, message: 'x'.repeat(26), thread: null };
  assert.deepEqual(await adapter.chat.reactions([gone]), new Map());
});
