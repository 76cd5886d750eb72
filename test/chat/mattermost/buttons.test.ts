import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { MessageRef } from '#chat/refs.ts';

import { withMenu } from '../../contracts/chat-parts.ts';
import type { Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import type { PressOutcome } from '../../simulators/mattermost/press.ts';
import { testClock } from '../../support/test-clock.ts';
import { cardOf } from '../slack/open-adapter.ts';
import { adapterOf, doorOf, mattermostWith, sendAgain, type Adapter, type Door } from './open-adapter.ts';

interface Scene extends AsyncDisposable {
  readonly mattermost: Mattermost;
  readonly door: Door;
  readonly adapter: Adapter;
  readonly aicha: string;
  readonly card: MessageRef;
  press(user?: string): Promise<PressOutcome>;
}

/** A card with a button, in a channel. */
async function scene(options: Parameters<typeof mattermostWith>[0] = {}): Promise<Scene> {
  const mattermost = await mattermostWith(options);
  const door = await doorOf(mattermost);
  const adapter = await adapterOf(mattermost, door);
  const card = await adapter.chat.post({ channel: mattermost.channel }, cardOf('x', { action: 'approve' }), {
    key: 'k',
  });
  const aicha = mattermost.id('aicha');
  return {
    mattermost,
    door,
    adapter,
    aicha,
    card,
    press: (user = aicha) => mattermost.press(user, card.message, () => true),
    async [Symbol.asyncDispose]() {
      await adapter[Symbol.asyncDispose]();
      await door[Symbol.asyncDispose]();
      await mattermost[Symbol.asyncDispose]();
    },
  };
}

const action = '/mattermost/action';

test('a press without a secret, or with one of another making, is refused and not heard', async () => {
  await using on = await scene();
  await on.press();
  const { adapter, mattermost } = on;
  const heard = adapter.sink.events.length;
  const context = { v: 1, action: 'approve', draft: 'd1', revision: 1, target: null, sig: '' };
  for (const forged of [undefined, null, {}, context, 'x'])
    assert.equal((await sendAgain(mattermost, action, (body) => ({ ...body, context: forged }))).status, 401);
  for (const changed of [
    { revision: 2 },
    { action: 'stop' },
    { draft: 'd2' },
    { target: 't' },
    { channel: 'c' },
    { nonce: 'n' },
    { to: 'x' },
  ]) {
    const { status } = await sendAgain(mattermost, action, (body) => {
      return { ...body, context: { ...(body['context'] as object), ...changed } };
    });
    assert.equal(status, 401, JSON.stringify(changed));
  }
  assert.equal(adapter.sink.events.length, heard);
  assert.deepEqual(
    adapter.sink.refusals,
    Array.from({ length: 12 }, () => 'button'),
  );
});

test('a choice in a menu is believed only of what the menu has, to the last field', async () => {
  await using on = await scene();
  const { adapter, mattermost } = on;
  const ref = await adapter.chat.post({ channel: mattermost.channel }, withMenu(3), { key: 'menu' });
  await mattermost.press(on.aicha, ref.message, ({ label }) => label === 'Do deed1');
  const heard = adapter.sink.events.length;
  const changed = (change: (context: Menu) => object): Promise<number> =>
    sendAgain(mattermost, action, (body) => ({ ...body, context: change(body['context'] as Menu) })).then(
      ({ status }) => status,
    );
  for (const option of ['option4', 'option0', '', '__proto__', 'toString', 7])
    assert.equal(await changed((context) => ({ ...context, selected_option: option })), 401, String(option));
  assert.equal(await changed(mixed), 401);
  assert.equal(adapter.sink.events.length, heard);
  // One more of its deeds is a press of that deed.
  assert.equal(await changed((context) => ({ ...context, selected_option: 'option3' })), 200);
  assert.deepEqual(
    adapter.sink.events.map((event) => event.kind === 'button' && event.action),
    ['deed1', 'deed2'],
  );
});

/** The menu with its second deed about the draft of the first. */
function mixed(context: Menu): object {
  const { option1, option2 } = context.menu;
  return { ...context, menu: { ...context.menu, option2: { ...option2, draft: option1?.['draft'] } } };
}

interface Menu {
  readonly menu: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

test('a press in the name of another is refused, though the secret is right', async () => {
  await using on = await scene();
  await on.press();
  const karim = on.mattermost.id('karim');
  assert.equal((await sendAgain(on.mattermost, action, (body) => ({ ...body, user_id: karim }))).status, 401);
  const invented = Buffer.from(`x:${karim}:${Date.now()}:${Buffer.from('no').toString('base64')}`).toString('base64');
  const { status } = await sendAgain(on.mattermost, action, (body) => ({
    ...body,
    user_id: karim,
    trigger_id: invented,
  }));
  assert.equal(status, 401);
  assert.equal(on.adapter.sink.events.length, 1);
});

test('a press that is sent again has the same key, so that it counts once', async () => {
  await using on = await scene();
  await on.press();
  assert.equal((await sendAgain(on.mattermost, action)).status, 200);
  const keys = on.adapter.sink.events.map(({ dedupeKey }) => dedupeKey);
  assert.equal(keys.length, 2);
  assert.equal(new Set(keys).size, 1);
});

test('a secret says nothing on another message, or in another channel', async () => {
  await using on = await scene();
  const other = await on.adapter.chat.post({ channel: on.mattermost.channel }, cardOf('y', { action: 'approve' }), {
    key: 'o',
  });
  const said = on.mattermost.say(on.aicha, on.mattermost.channel, 'hello');
  await on.press();
  for (const post of [other.message, said, 'x'.repeat(26)]) {
    const { body } = await sendAgain(on.mattermost, action, (sent) => ({ ...sent, post_id: post }));
    assert.match(body, /"changed"/);
  }
  const elsewhere = on.mattermost.channelId('elsewhere');
  assert.match(
    (await sendAgain(on.mattermost, action, (sent) => ({ ...sent, channel_id: elsewhere }))).body,
    /"changed"/,
  );
  assert.equal(on.adapter.sink.events.filter(({ kind }) => kind === 'button').length, 1);
});

test('a secret says nothing on a message that somebody else made to look like the card', async () => {
  await using on = await scene();
  await on.press();
  const { props } = on.mattermost.server.posts.get(on.card.message) ?? {};
  const response = await fetch(`${on.mattermost.url}/api/v4/posts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${on.mattermost.makeToken(on.aicha)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel_id: on.mattermost.channel, message: 'x', props }),
  });
  assert.equal(response.status, 201);
  const copied = on.mattermost.seen(on.aicha).findLast(({ author }) => author === on.aicha)?.id;
  const { body } = await sendAgain(on.mattermost, action, (sent) => ({ ...sent, post_id: copied }));
  assert.match(body, /"changed"/);
});

test('a secret says nothing on a card that was moved to another channel', async () => {
  await using on = await scene();
  await on.press();
  const { posts } = on.mattermost.server;
  const card = posts.get(on.card.message);
  assert.ok(card !== undefined);
  // As an administrator moves a thread: the same post, its props and all, under another id.
  const id = 'm'.repeat(26);
  posts.set(id, { ...card, id, channelId: on.mattermost.makeChannel('moved', true) });
  const { body } = await sendAgain(on.mattermost, action, (sent) => ({ ...sent, post_id: id }));
  assert.match(body, /"changed"/);
  assert.equal(on.adapter.sink.events.length, 1);
});

test('a press that is sent again long after is refused', async () => {
  const clock = testClock(new Date());
  await using mattermost = await mattermostWith({ clock });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { clock });
  const card = await adapter.chat.post({ channel: mattermost.channel }, cardOf('x', { action: 'go' }), { key: 'k' });
  await mattermost.press(mattermost.id('aicha'), card.message, () => true);
  clock.advance(6 * 60_000);
  assert.equal((await sendAgain(mattermost, action)).status, 401);
  assert.equal(adapter.sink.events.length, 1);
});

test('a secret of an older state of the card is refused once the card has changed', async () => {
  await using on = await scene();
  await on.press();
  await on.adapter.chat.update(on.card, cardOf('new', { action: 'approve' }));
  assert.match((await sendAgain(on.mattermost, action)).body, /"changed"/);
  assert.equal(on.adapter.sink.events.length, 1);
  assert.deepEqual(await on.press(), { kind: 'answered', ephemeralText: null });
});

test('who was taken out of the channel, or has no account in use, presses nothing', async () => {
  await using on = await scene();
  await on.press();
  on.mattermost.remove(on.aicha, on.mattermost.channel);
  assert.match((await sendAgain(on.mattermost, action)).body, /not a member/);
  const sacha = on.mattermost.id('sacha');
  await on.press(sacha);
  on.mattermost.deactivate(sacha);
  assert.match((await sendAgain(on.mattermost, action)).body, /not a member/);
  assert.equal(on.adapter.sink.events.filter(({ kind }) => kind === 'button').length, 2);
});

test('where the server does not confirm who presses, nothing counts', async () => {
  await using on = await scene();
  await on.press();
  on.mattermost.trouble('GET /channels/*/members/*', { kind: 'html', status: 200 }, 9);
  assert.match((await sendAgain(on.mattermost, action)).body, /try later/);
  assert.equal(on.adapter.sink.events.length, 1);
});

test('a deleted card is pressed by nobody', async () => {
  await using on = await scene();
  await on.press();
  on.mattermost.delete(on.mattermost.admin.id, on.card.message);
  assert.match((await sendAgain(on.mattermost, action)).body, /"changed"/);
  assert.equal(on.adapter.sink.events.filter(({ kind }) => kind === 'button').length, 1);
});

test('a press goes on being possible after a restart', async () => {
  await using on = await scene();
  await on.adapter.chat.stop();
  assert.equal((await on.press()).kind, 'failed');
  await using next = await adapterOf(on.mattermost, on.door, { memoryInside: on.adapter.memory });
  assert.equal((await on.press()).kind, 'answered');
  assert.equal((await next.sink.first('button')).ref.message, on.card.message);
});

test('a press that fails is told, and can be made again', async () => {
  await using on = await scene();
  on.adapter.sink.onEvent = async () => {
    throw new Error('the database is away');
  };
  assert.deepEqual(await on.press(), { kind: 'answered', ephemeralText: 'try later' });
  on.adapter.sink.onEvent = async () => {};
  assert.deepEqual(await on.press(), { kind: 'answered', ephemeralText: null });
});

test('what is whispered to whoever presses comes with the answer, and to anybody else as a message', async () => {
  await using on = await scene();
  const { channel } = on.mattermost;
  const karim = on.mattermost.id('karim');
  on.adapter.sink.onEvent = async () => {
    const thread = { channel, thread: on.card.message };
    await on.adapter.chat.whisper(on.aicha, thread, {
      summary: 's',
      blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'no @all' }] }],
    });
    await on.adapter.chat.whisper(karim, thread, cardOf('for karim'));
  };
  assert.deepEqual(await on.press(), { kind: 'answered', ephemeralText: 'no `@all`' });
  const told = on.mattermost.seen(karim).filter(({ message }) => message.includes('for karim'));
  assert.deepEqual(
    told.map((post) => post.channel),
    [on.mattermost.directChannel(on.mattermost.bot.id, karim)],
  );
  assert.match(told[0]?.message ?? '', new RegExp(`/valmont/pl/${on.card.message}\\)`));
});

test('a button in a direct message acts on the channel that it is about', async () => {
  await using on = await scene();
  const thread = { channel: on.mattermost.channel, thread: on.card.message };
  await on.adapter.chat.whisper(on.aicha, thread, cardOf('whispered', { action: 'show' }));
  const whispered = on.mattermost.seen(on.aicha).find(({ message }) => message.includes('whispered'));
  await on.mattermost.press(on.aicha, whispered?.id ?? '', () => true);
  const { ref, action: pressed } = await on.adapter.sink.first('button');
  assert.deepEqual([ref.channel, ref.thread, pressed], [on.mattermost.channel, on.card.message, 'show']);
});

test('a button in an answer that one person sees is for that person alone', async () => {
  await using on = await scene();
  on.adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('list', { action: 'show' }) });
  await on.mattermost.type(on.aicha, on.mattermost.channel, 'list');
  assert.equal((await on.mattermost.pressWhisper(on.aicha, 0, () => true)).kind, 'answered');
  assert.equal((await on.adapter.sink.first('button')).action, 'show');
  await on.press(on.mattermost.id('karim'));
  const sent = on.mattermost.sent().filter(({ url }) => url.endsWith(action));
  const [whispered, pressed] = sent.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const { body } = await sendAgain(on.mattermost, action, () => ({ ...pressed, context: whispered?.['context'] }));
  assert.match(body, /not yours/);
});

for (const aheadMs of [-600_000, 600_000]) {
  test(`a clock that is off by ${aheadMs} ms keeps nobody from pressing`, async () => {
    await using mattermost = await mattermostWith();
    await using door = await doorOf(mattermost);
    await using adapter = await adapterOf(mattermost, door, { clock: testClock(new Date(Date.now() + aheadMs)) });
    const card = await adapter.chat.post({ channel: mattermost.channel }, cardOf('x', { action: 'go' }), { key: 'k' });
    const pressed = await mattermost.press(mattermost.id('aicha'), card.message, () => true);
    assert.deepEqual(pressed, { kind: 'answered', ephemeralText: null });
  });
}
