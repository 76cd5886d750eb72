import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { ChatEvent } from '#chat/chat-sink.ts';
import type { MessageRef } from '#chat/refs.ts';

import type { Slack } from '../../simulators/slack/open-slack.ts';
import { until } from '../../support/until.ts';
import { adapterOf, cardOf, slackWith, type Adapter } from './open-adapter.ts';
import { seenInSlack } from '../../support/slack-client/seen-in-slack.ts';

/** A card of several messages in a thread, with the times of them all. */
async function longCard(
  slack: Slack,
  adapter: Adapter,
): Promise<{ readonly ref: MessageRef; readonly parts: readonly string[] }> {
  const root = await adapter.chat.post({ channel: slack.channel }, cardOf('root'), { key: 'root' });
  const where = { channel: slack.channel, thread: root.message };
  const ref = await adapter.chat.post(where, cardOf('long', { times: 3 }), { key: 'k' });
  const seen = (await seenInSlack(slack, slack.id('aicha'))).filter(({ text }) => text.includes('long'));
  const parts = seen.flatMap(({ ts }) => (ts === null ? [] : [ts]));
  assert.ok(parts.length > 1 && parts[0] === ref.message);
  return { ref, parts };
}

function reactions({ sink }: Adapter, count: number): Promise<void> {
  return sink.until((events) => events.filter(({ kind }) => kind === 'reaction').length >= count);
}

function shown(events: readonly ChatEvent[]): readonly unknown[] {
  return events.flatMap((one) => (one.kind === 'reaction' ? [[one.name, one.added, one.ref]] : []));
}

test('a reaction to any message of a long card is one to the card, in its thread', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const { ref, parts } = await longCard(slack, adapter);
  for (const [at, ts] of parts.entries()) {
    await slack.react(slack.id('karim'), { channel: slack.channel, ts }, at === 0 ? 'x' : 'white_check_mark');
    await reactions(adapter, at + 1);
  }
  assert.deepEqual(
    shown(adapter.sink.events),
    parts.map((_, at) => [at === 0 ? 'reject' : 'approve', true, ref]),
  );
  const given = (await adapter.chat.reactions([ref])).get(ref.message) ?? [];
  assert.deepEqual(new Set(given.map(({ name }) => name)), new Set(['approve', 'reject']));
});

test('a reaction that stands on another message of the card is not taken back, the last one is', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const { ref, parts } = await longCard(slack, adapter);
  const [first = '', second = ''] = parts;
  const karim = slack.id('karim');
  for (const ts of [first, second]) await slack.react(karim, { channel: slack.channel, ts }, 'white_check_mark');
  await reactions(adapter, 2);
  await slack.unreact(karim, { channel: slack.channel, ts: first }, 'white_check_mark');
  await slack.settled();
  await until('all is handed on', () => adapter.memory.events.size === 0);
  assert.equal(adapter.sink.events.length, 2);
  assert.deepEqual((await adapter.chat.reactions([ref])).get(ref.message), [{ name: 'approve', user: karim }]);
  await slack.unreact(karim, { channel: slack.channel, ts: second }, 'white_check_mark');
  await reactions(adapter, 3);
  assert.deepEqual(shown(adapter.sink.events).at(-1), ['approve', false, ref]);
  assert.equal(adapter.sink.events.length, 3);
});

test('of what people write, and of reactions that mean nothing, Slack is asked nothing', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const theirs = await slack.say(slack.id('aicha'), slack.channel, 'hello');
  const { message: ts } = await adapter.chat.post({ channel: slack.channel }, cardOf('x'), { key: 'k' });
  await slack.react(slack.id('karim'), theirs, 'white_check_mark');
  await slack.react(slack.id('karim'), { channel: slack.channel, ts }, 'eyes');
  await reactions(adapter, 2);
  assert.deepEqual(slack.calls('conversations.replies'), []);
});

test('where Slack says nothing of a message, a reaction comes as it was told', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const { message: ts } = await adapter.chat.post({ channel: slack.channel }, cardOf('x'), { key: 'k' });
  slack.trouble('conversations.replies', { kind: 'error', error: 'not_in_channel' });
  await slack.react(slack.id('karim'), { channel: slack.channel, ts }, 'x');
  await reactions(adapter, 1);
  assert.deepEqual(shown(adapter.sink.events), [
    ['reject', true, { channel: slack.channel, message: ts, thread: null }],
  ]);
});
