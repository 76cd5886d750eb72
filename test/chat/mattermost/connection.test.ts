import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatEvent } from '#chat/chat-sink.ts';

import type { Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { until } from '../../support/until.ts';
import { cardOf, memoryInside } from '../slack/open-adapter.ts';
import { adapterOf, doorOf, mattermostWith, type Adapter } from './open-adapter.ts';

function textsOf(events: readonly ChatEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'message' ? [event.text] : []));
}

function callsOf(mattermost: Mattermost, method: string, path: RegExp): readonly string[] {
  const found = mattermost.calls().filter((call) => call.method === method && path.test(call.path));
  return found.map((call) => call.path);
}

async function hears({ sink }: Adapter, text: string): Promise<void> {
  await sink.until((events) => textsOf(events).includes(text));
}

test('events that got lost on the way are fetched, and told as a gap', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const aicha = mattermost.id('aicha');
  mattermost.say(aicha, mattermost.channel, 'heard');
  await hears(adapter, 'heard');
  // A line that somebody types, and the message: neither comes.
  mattermost.socket.swallow(3);
  mattermost.say(aicha, mattermost.channel, 'lost');
  mattermost.say(aicha, mattermost.channel, 'next');
  await hears(adapter, 'lost');
  await adapter.sink.first('gap');
  assert.deepEqual(textsOf(adapter.sink.events).toSorted(), ['heard', 'lost', 'next']);
  assert.equal(mattermost.socket.connections(), 1);
});

test('a line that is taken up again has lost nothing, and nothing is fetched', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  mattermost.socket.drop();
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'meanwhile');
  await hears(adapter, 'meanwhile');
  await adapter.sink.first('gap');
  assert.deepEqual(callsOf(mattermost, 'GET', /^\/users\/[^/]+\/channels/), []);
  assert.equal(mattermost.calls().filter(({ path }) => path.includes('since=')).length, 0);
});

test('what was written, edited and deleted while the server restarted is told', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const aicha = mattermost.id('aicha');
  const [edited, deleted] = ['one', 'two'].map((text) => mattermost.say(aicha, mattermost.channel, text));
  await hears(adapter, 'two');
  mattermost.stop();
  await until('the loss is noticed', () => adapter.chat.health().state !== 'connected');
  mattermost.edit(aicha, edited ?? '', 'changed');
  mattermost.delete(aicha, deleted ?? '');
  mattermost.say(aicha, mattermost.channel, 'meanwhile');
  mattermost.start();
  await hears(adapter, 'meanwhile');
  assert.equal((await adapter.sink.first('edited')).ref.message, edited);
  assert.equal((await adapter.sink.first('deleted')).ref.message, deleted);
  await adapter.sink.first('gap');
});

test('what happened while Tambour was away is told after the start', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  const memory = memoryInside();
  const first = await adapterOf(mattermost, door, { memoryInside: memory });
  await until('what was heard is noted', () => memory.heard !== null);
  await first.chat.stop();
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'while away');
  await using next = await adapterOf(mattermost, door, { memoryInside: memory });
  await hears(next, 'while away');
  await next.sink.first('gap');
});

test('what was missed and could not be fetched yet does not count as heard', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { pingEveryMs: 20 });
  mattermost.trouble('GET /channels/*/posts', { kind: 'html', status: 502 }, 3);
  mattermost.socket.swallow(2);
  const missedAt = Date.now();
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'lost');
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'next');
  await hears(adapter, 'next');
  await until('fetching has failed', () => adapter.failures.length > 0);
  assert.ok((adapter.memory.heard?.getTime() ?? 0) <= missedAt);
  await hears(adapter, 'lost');
  await until('it counts as heard', () => (adapter.memory.heard?.getTime() ?? 0) > missedAt);
});

test('what an administrator makes of a card of ours is told, and what we make of it is not', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const card = cardOf('card', { times: 4, action: 'approve' });
  const ref = await adapter.chat.post({ channel: mattermost.channel }, card, { key: 'k' });
  await adapter.chat.update(ref, cardOf('card again', { times: 4, action: 'approve' }));
  const second = mattermost.seen(mattermost.id('aicha')).find(({ rootId }) => rootId === ref.message);
  mattermost.edit(mattermost.admin.id, second?.id ?? '', 'Approved by everybody');
  const event = await adapter.sink.first('edited');
  // A further post of the card stands for the card.
  assert.deepEqual(event.ref, ref);
  assert.deepEqual(
    adapter.sink.events.map(({ kind }) => kind),
    ['edited'],
  );
});

test('an event that the database does not take is handed on all the same', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  adapter.memory.broken = true;
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'still heard');
  await hears(adapter, 'still heard');
  assert.ok(adapter.failures.some(({ what }) => what === 'keep an event'));
});

for (const [lost, events] of [
  ['what happened', 2],
  ['everything from then on', 1_000],
] as const) {
  test(`where ${lost} gets lost in a connection that stands, it is found though nothing else happens`, async () => {
    await using mattermost = await mattermostWith();
    await using door = await doorOf(mattermost);
    await using adapter = await adapterOf(mattermost, door, { pingEveryMs: 30, answerWithinMs: 1_500 });
    mattermost.socket.swallow(events);
    mattermost.say(mattermost.id('aicha'), mattermost.channel, 'lost');
    await hears(adapter, 'lost');
    await adapter.sink.first('gap');
    mattermost.socket.swallow(0);
  });
}

test('while nothing shows that nothing got lost, nothing more counts as heard', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { pingEveryMs: 20 });
  await until('what was heard is noted', () => adapter.memory.heard !== null);
  mattermost.trouble('PUT /users/*/preferences', { kind: 'status', status: 500 }, 1_000);
  mattermost.socket.swallow(2);
  const lostAt = Date.now();
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'lost');
  const pings = mattermost.socket.pings();
  await until('it was asked often', () => mattermost.socket.pings() > pings + 10);
  assert.ok((adapter.memory.heard?.getTime() ?? Infinity) <= lostAt);
  assert.equal(adapter.chat.health().state, 'connected');
});

test('in silence the server is asked for an event with every second ping at most, which keeps what was heard moving', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { pingEveryMs: 20 });
  await until('it was tried often', () => mattermost.socket.pings() > 20);
  const asked = callsOf(mattermost, 'PUT', /^\/users\/[^/]+\/preferences$/).length;
  assert.ok(asked > 0 && asked <= mattermost.socket.pings() / 2, `${asked} of ${mattermost.socket.pings()}`);
  const before = adapter.memory.heard?.getTime() ?? Infinity;
  await until('what was heard goes on', () => (adapter.memory.heard?.getTime() ?? 0) > before);
});

test('what cannot matter is neither kept nor handed on', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const kept: string[] = [];
  adapter.memory.keepEvent = async (_key, body) => void kept.push(body);
  adapter.sink.mattering = async (event) => event.kind !== 'message' || event.text !== 'hello';
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'hello');
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'look');
  await hears(adapter, 'look');
  await mattermost.socket.read();
  assert.equal(kept.length, 1);
  assert.deepEqual(
    adapter.sink.events.map((event) => event.kind === 'message' && event.text),
    ['look'],
  );
});

test('what cannot be told to matter or not is handed on', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  adapter.sink.mattering = async () => {
    throw new Error('the database is away');
  };
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'still heard');
  await hears(adapter, 'still heard');
});

test('what is done is kept no longer', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const keepEvent = adapter.memory.keepEvent.bind(adapter.memory);
  // A database that takes its time.
  adapter.memory.keepEvent = async (key, body) => {
    await new Promise((settle) => setTimeout(settle, 100));
    await keepEvent(key, body);
    kept += 1;
  };
  let kept = 0;
  mattermost.say(mattermost.id('aicha'), mattermost.channel, 'x');
  await hears(adapter, 'x');
  await until('it was kept', () => kept === 1);
  await until('nothing is kept', () => adapter.memory.events.size === 0);
});

test('a token that is taken away shows as down, and one that is back is taken', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { whenRefusedMs: 100 });
  mattermost.revokeToken(mattermost.bot.token);
  mattermost.socket.drop(true);
  await until('it shows as down', () => adapter.chat.health().state === 'down');
  mattermost.server.tokens.set(mattermost.bot.token, mattermost.bot.id);
  await until('it is connected again', () => adapter.chat.health().state === 'connected');
});

test('a token that is taken away shows as soon as the server refuses anything, though the connection still stands', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { whenRefusedMs: 100 });
  mattermost.revokeToken(mattermost.bot.token);
  assert.equal(mattermost.socket.connections(), 1);
  await assert.rejects(adapter.chat.user(mattermost.id('aicha')), /401/);
  assert.notEqual(adapter.chat.health().state, 'connected');
  await until('it shows as down', () => adapter.chat.health().state === 'down');
  mattermost.server.tokens.set(mattermost.bot.token, mattermost.bot.id);
  await until('it is connected again', () => adapter.chat.health().state === 'connected');
});

test('while the connection lives, what was heard is noted further and further', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { pingEveryMs: 20 });
  const before = adapter.memory.heard;
  await until('what was heard goes on', () => (adapter.memory.heard?.getTime() ?? 0) > (before?.getTime() ?? 0));
  assert.equal(mattermost.socket.connections(), 1);
});

test('presence is never declared, which would hide reactions of other channels', async () => {
  await using mattermost = await mattermostWith({ otherChannels: [{ name: 'second', isBotIn: true }] });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const refs = [];
  for (const channel of [mattermost.channel, mattermost.channelId('second')]) {
    mattermost.join(mattermost.id('aicha'), channel);
    refs.push(await adapter.chat.post({ channel }, cardOf('x'), { key: channel }));
  }
  for (const { message } of refs) mattermost.react(mattermost.id('aicha'), message, 'white_check_mark');
  await adapter.sink.until((events) => events.length === 2);
  assert.deepEqual(
    adapter.sink.events.map((event) => event.kind === 'reaction' && event.ref),
    refs,
  );
});
