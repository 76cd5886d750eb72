import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatEvent } from '#chat/chat-sink.ts';

import { emoji } from '../../simulators/mattermost/emoji.ts';
import type { Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { testClock } from '../../support/test-clock.ts';
import { cardOf } from '../slack/open-adapter.ts';
import { adapterOf, doorOf, mattermostWith, type Adapter } from './open-adapter.ts';

const tick = 'white_check_mark';

/** Returns what was told of aicha's reactions to a message, once all that happened to it has been handed on. */
async function toldOf({ sink }: Adapter, mattermost: Mattermost, message: string): Promise<readonly ChatEvent[]> {
  const karim = mattermost.id('karim');
  const before = sink.events.length;
  // Events of one message come in their order.
  // Another one each time: what is given again may be no news.
  mattermost.react(karim, message, [...emoji].at(-1 - before) ?? tick);
  await sink.until((events) => events.slice(before).some((event) => event.kind === 'reaction' && event.user === karim));
  return sink.events.filter((event) => event.kind === 'reaction' && event.user !== karim);
}

function signsOf(events: readonly ChatEvent[]): readonly string[] {
  return events.map((event) => (event.kind === 'reaction' && event.added ? '+' : '-'));
}

test('a reaction given twice is one event; given, taken back and given again it is three', async () => {
  const clock = testClock();
  await using mattermost = await mattermostWith({ clock });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const { message } = await adapter.chat.post({ channel: mattermost.channel }, cardOf('card'), { key: 'k' });
  const aicha = mattermost.id('aicha');
  for (const does of ['react', 'react', 'unreact', 'unreact', 'react', 'react'] as const) {
    clock.advance(1_000);
    mattermost[does](aicha, message, tick);
  }
  const told = await toldOf(adapter, mattermost, message);
  assert.deepEqual(signsOf(told), ['+', '-', '+']);
  assert.equal(new Set(told.map(({ dedupeKey }) => dedupeKey)).size, 3);
});

test('a reaction that is given after its taking back got lost is told', async () => {
  const clock = testClock();
  await using mattermost = await mattermostWith({ clock });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const { message } = await adapter.chat.post({ channel: mattermost.channel }, cardOf('card'), { key: 'k' });
  const aicha = mattermost.id('aicha');
  mattermost.react(aicha, message, tick);
  assert.deepEqual(signsOf(await toldOf(adapter, mattermost, message)), ['+']);
  mattermost.socket.swallow(1);
  clock.advance(1_000);
  mattermost.unreact(aicha, message, tick);
  clock.advance(1_000);
  mattermost.react(aicha, message, tick);
  assert.deepEqual(signsOf(await toldOf(adapter, mattermost, message)), ['+', '+']);
});

test('a reaction that is given after its taking back while the server was away is told', async () => {
  const clock = testClock();
  await using mattermost = await mattermostWith({ clock });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const { message } = await adapter.chat.post({ channel: mattermost.channel }, cardOf('card'), { key: 'k' });
  const aicha = mattermost.id('aicha');
  mattermost.react(aicha, message, tick);
  assert.deepEqual(signsOf(await toldOf(adapter, mattermost, message)), ['+']);
  mattermost.stop();
  clock.advance(1_000);
  mattermost.unreact(aicha, message, tick);
  mattermost.start();
  await adapter.sink.first('gap');
  clock.advance(1_000);
  mattermost.react(aicha, message, tick);
  assert.deepEqual(signsOf(await toldOf(adapter, mattermost, message)), ['+', '+']);
});

test('a reaction to any post of a long card is one to the card, in its thread', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const root = await adapter.chat.post({ channel: mattermost.channel }, cardOf('root'), { key: 'root' });
  const where = { channel: mattermost.channel, thread: root.message };
  const ref = await adapter.chat.post(where, cardOf('long', { times: 3 }), { key: 'k' });
  const posts = mattermost.seen(mattermost.id('aicha')).filter(({ message }) => message.includes('long'));
  const [first = '', second = ''] = posts.map(({ id }) => id ?? '');
  assert.ok(posts.length > 1 && first === ref.message);
  const aicha = mattermost.id('aicha');
  for (const id of [first, second]) {
    mattermost.react(aicha, id, tick);
    await toldOf(adapter, mattermost, id);
  }
  const told = (): readonly unknown[] =>
    adapter.sink.events.flatMap((one) =>
      one.kind === 'reaction' && one.user === aicha ? [[one.name, one.added, one.ref]] : [],
    );
  assert.deepEqual(told(), [
    ['approve', true, ref],
    ['approve', true, ref],
  ]);
  const given = async (): Promise<readonly unknown[]> =>
    ((await adapter.chat.reactions([ref])).get(ref.message) ?? []).filter(({ user }) => user === aicha);
  // One that stands on another post of the card is not taken back, the last one is.
  mattermost.unreact(aicha, first, tick);
  await toldOf(adapter, mattermost, first);
  assert.deepEqual([told().length, await given()], [2, [{ name: 'approve', user: aicha }]]);
  mattermost.unreact(aicha, second, tick);
  await toldOf(adapter, mattermost, second);
  assert.deepEqual([told().at(-1), await given()], [['approve', false, ref], []]);
});

test('of reactions that mean nothing the server is asked nothing', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const { message } = await adapter.chat.post({ channel: mattermost.channel }, cardOf('card'), { key: 'k' });
  const before = mattermost.calls('GET /posts/*').length;
  mattermost.react(mattermost.id('aicha'), message, 'eyes');
  assert.deepEqual(signsOf(await toldOf(adapter, mattermost, message)), ['+']);
  assert.equal(mattermost.calls('GET /posts/*').length, before);
});

test('a reaction in a channel that the bot was taken out of meanwhile is told as it came', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const channel = mattermost.makeChannel('private', true, true);
  mattermost.join(mattermost.id('aicha'), channel);
  const { message } = await adapter.chat.post({ channel }, cardOf('card'), { key: 'k' });
  adapter.sink.mattering = async () => {
    mattermost.remove(mattermost.bot.id, channel);
    return true;
  };
  mattermost.react(mattermost.id('aicha'), message, tick);
  const { ref, name } = await adapter.sink.first('reaction');
  assert.deepEqual([ref, name], [{ channel, message, thread: null }, 'approve']);
});
