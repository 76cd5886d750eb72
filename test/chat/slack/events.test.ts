import assert from 'node:assert/strict';
import { test } from 'node:test';

import { until } from '../../support/until.ts';
import { adapterOf, cardOf, memoryInside, slackWith } from './open-adapter.ts';
import { pressInSlack } from '../../support/slack-client/press-in-slack.ts';

test('an event is kept before it is acknowledged, and forgotten once the bot has it', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const order: string[] = [];
  const keepEvent = adapter.memory.keepEvent.bind(adapter.memory);
  let isAckedWhenKept: boolean | null = null;
  adapter.memory.keepEvent = async (key, body) => {
    await new Promise((settle) => setTimeout(settle, 30));
    isAckedWhenKept = slack.undelivered().length === 0;
    order.push('kept');
    await keepEvent(key, body);
  };
  adapter.sink.onEvent = async () => void order.push('accepted');
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await adapter.sink.first('message');
  await until('it is forgotten', () => adapter.memory.events.size === 0);
  assert.equal(isAckedWhenKept, false);
  assert.deepEqual(order, ['kept', 'accepted']);
});

test('an event from which nothing can follow is acknowledged, and neither kept nor handed on', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  let kept = 0;
  adapter.memory.keepEvent = async () => void (kept += 1);
  adapter.sink.mattering = async (event) => event.kind !== 'message' || event.text !== 'hello';
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await slack.settled();
  await slack.say(slack.id('aicha'), slack.channel, 'no');
  await adapter.sink.first('message');
  await slack.settled();
  assert.deepEqual([kept, adapter.sink.events.length, slack.undelivered().length], [1, 1, 0]);
});

test('an event of which cannot be told whether it matters is not acknowledged', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.sink.mattering = async () => {
    throw new Error('the database is away');
  };
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await until('it failed', () => adapter.failures.length > 0);
  assert.equal(slack.undelivered().length, 1);
});

test('an event that cannot be kept is not acknowledged, so that Slack sends it again', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  adapter.memory.broken = true;
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await until('it failed', () => adapter.failures.length > 0);
  assert.equal(slack.undelivered().length, 1);
  assert.equal(adapter.sink.events.length, 0);
  adapter.memory.broken = false;
  await until('Slack has given up for now', async () => {
    slack.flush();
    return adapter.sink.events.length > 0;
  });
  await until('it is acknowledged', () => slack.undelivered().length === 0);
});

test('an event that the bot cannot take is acknowledged, tried again, and holds up no other message', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  let failing = 2;
  adapter.sink.onEvent = async (event) => {
    if (event.kind === 'message' && event.text === 'one' && failing-- > 0) throw new Error('not now');
  };
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, 'one');
  await slack.say(slack.id('aicha'), slack.channel, 'two');
  await adapter.sink.until((events) => events.length === 2);
  assert.deepEqual(
    adapter.sink.events.map((event) => event.kind === 'message' && event.text),
    ['two', 'one'],
  );
  assert.equal(slack.undelivered().length, 0);
});

test('what one process acknowledged and did not do, the next one does first', async () => {
  await using slack = await slackWith();
  const memory = memoryInside();
  {
    await using killed = await adapterOf(slack, { memoryInside: memory });
    killed.sink.onEvent = () => new Promise(() => {});
    await killed.chat.start(killed.sink);
    await slack.say(slack.id('aicha'), slack.channel, 'left');
    await until('it is acknowledged', () => memory.events.size === 1 && slack.undelivered().length === 0);
  }
  await using next = await adapterOf(slack, { memoryInside: memory });
  await next.chat.start(next.sink);
  const event = await next.sink.first('message');
  assert.equal(event.text, 'left');
  await until('it is forgotten', () => memory.events.size === 0);
});

test('a retry counts like the first delivery', async () => {
  await using slack = await slackWith({ redeliverAfterMs: [10, 10, 10] });
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  adapter.memory.broken = true;
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await until('the first did not arrive', () => adapter.failures.length > 0);
  adapter.memory.broken = false;
  await until('a retry is taken', () => slack.undelivered().length === 0);
  assert.equal((await adapter.sink.first('message')).text, 'hello');
});

test('what is for another app or workspace is acknowledged and left aside', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, { mode: 'http' });
  await adapter.chat.start(adapter.sink);
  const event = { type: 'message', channel: 'C1', user: 'U1', text: 'secret', ts: '1.1' };
  const ours = { type: 'event_callback', api_app_id: 'A0TAMBOUR', team_id: 'T000000001', event };
  const post = async (payload: Readonly<Record<string, unknown>>): Promise<number | undefined> => {
    const { headers, body } = slack.sign({ kind: 'events_api', payload });
    const request = new Request('http://localhost/slack/events', { method: 'POST', headers, body });
    return (await adapter.fetch?.(request))?.status;
  };
  assert.equal(await post({ ...ours, api_app_id: 'A0OTHER' }), 200);
  assert.equal(await post({ ...ours, team_id: 'T0OTHER' }), 200);
  assert.equal(await post({ ...ours, context_team_id: 'T0OTHER' }), 200);
  assert.equal(await post({ type: 'app_rate_limited', api_app_id: 'A0TAMBOUR', team_id: 'T000000001' }), 200);
  assert.equal(await post({ type: 'block_actions', api_app_id: 'A0TAMBOUR', team: { id: 'T0OTHER' } }), 200);
  assert.equal(adapter.sink.events.length, 0);
  const another = ['anotherApp', 'anotherWorkspace', 'anotherWorkspace', 'unreadable', 'anotherWorkspace'];
  assert.deepEqual(adapter.sink.refusals, another);
  assert.equal(await post({ ...ours, team_id: 'T0THEIRS', context_team_id: 'T000000001' }), 200);
  assert.equal((await adapter.sink.first('message')).text, 'secret');
});

test('the same signed request again is answered the same, and is the same thing', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, { mode: 'http' });
  await adapter.chat.start(adapter.sink);
  const event = { type: 'message', channel: 'C1', user: 'U1', text: 'x', ts: '1.1' };
  const payload = { type: 'event_callback', api_app_id: 'A0TAMBOUR', team_id: 'T000000001', event };
  const { headers, body } = slack.sign({ kind: 'events_api', payload });
  for (let times = 0; times < 3; times += 1) {
    const request = new Request('http://localhost/slack/events', { method: 'POST', headers, body });
    assert.equal((await adapter.fetch?.(request))?.status, 200);
    await adapter.sink.until((events) => events.length > 0);
  }
  assert.equal(new Set(adapter.sink.events.map((one) => 'dedupeKey' in one && one.dedupeKey)).size, 1);
});

test('a button that the bot cannot take is not acknowledged; the person sees it', async () => {
  await using slack = await slackWith({ ackWithinMs: 1_500 });
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const { channel, message: ts } = await adapter.chat.post({ channel: slack.channel }, cardOf('x', { action: 'go' }), {
    key: 'k',
  });
  adapter.sink.onEvent = async () => {
    throw new Error('no database');
  };
  assert.equal((await pressInSlack(slack, slack.id('aicha'), { channel, ts }, { label: 'Go' })).kind, 'none');
  assert.equal(adapter.failures.length, 1);
  adapter.sink.onEvent = async () => {};
  assert.equal((await pressInSlack(slack, slack.id('aicha'), { channel, ts }, { label: 'Go' })).kind, 'acked');
});

test('a name in a message is read as people read it', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const text = `<@${slack.id('karim')}> &lt;see&gt; <https://example.org/a|the page> <@UNOBODY>`;
  await slack.say(slack.id('aicha'), slack.channel, text, { isEscaped: true });
  const event = await adapter.sink.first('message');
  assert.equal(event.text, '@karim <see> the page (https://example.org/a) @UNOBODY');
});

test('what a person wrote in bold, and an emoji, come as they are read', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.sink.onShortcut = async () => ({ kind: 'done' });
  await adapter.chat.start(adapter.sink);
  const elements = [
    { type: 'text', text: 'Samedi', style: { bold: true } },
    { type: 'text', text: ' R&D ' },
    { type: 'emoji', name: 'tada', unicode: '1f389' },
  ];
  const blocks = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
  const text = '*Samedi* R&amp;D :tada:';
  const place = await slack.say(slack.id('aicha'), slack.channel, text, { isEscaped: true, blocks });
  assert.equal((await adapter.sink.first('message')).text, 'Samedi R&D 🎉');
  await slack.shortcut(slack.id('aicha'), place, 'tambour_from_message');
  assert.equal(adapter.sink.shortcuts[0]?.text, 'Samedi R&D 🎉');
});

test('a copy that comes in the moment in which the first is done is not left over', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const eventDone = adapter.memory.eventDone.bind(adapter.memory);
  let isFirst = true;
  adapter.memory.eventDone = async (key) => {
    await eventDone(key);
    if (!isFirst) return;
    isFirst = false;
    assert.equal((await slack.redeliver(slack.eventIds('message')[0] ?? '')).kind, 'acked');
  };
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await adapter.sink.first('message');
  await until('nothing is left', () => !isFirst && adapter.memory.events.size === 0);
});

test('what came first is handed on first, although keeping it took longer', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const keepEvent = adapter.memory.keepEvent.bind(adapter.memory);
  let waitMs = 100;
  adapter.memory.keepEvent = async (key, body) => {
    const wait = waitMs;
    waitMs = 0;
    await new Promise((settle) => setTimeout(settle, wait));
    await keepEvent(key, body);
  };
  await adapter.chat.start(adapter.sink);
  const { message: ts } = await adapter.chat.post({ channel: slack.channel }, cardOf('x'), { key: 'k' });
  const place = { channel: slack.channel, ts };
  await slack.react(slack.id('aicha'), place, 'white_check_mark');
  await slack.unreact(slack.id('aicha'), place, 'white_check_mark');
  await adapter.sink.until((events) => events.length === 2);
  assert.deepEqual(
    adapter.sink.events.map((event) => event.kind === 'reaction' && event.added),
    [true, false],
  );
});

test('a button or a form that is not ours is acknowledged, noted, and means nothing', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const common = {
    trigger_id: 't',
    api_app_id: 'A0TAMBOUR',
    team: { id: 'T000000001' },
    user: { id: slack.id('aicha') },
  };
  const value = JSON.stringify({ v: 1, draft: 'd1', revision: 1, target: null });
  const here = { channel: { id: slack.channel }, container: { message_ts: '1.1' }, message: { ts: '1.1' } };
  const foreign = [
    { action_id: 'approve', value },
    { action_id: 'tambour.approve.0', value: 'no JSON' },
    { action_id: 'tambour.approve.0', value: JSON.stringify({ v: 1, draft: 'd1', revision: -1, target: null }) },
    { action_id: 'tambour.approve.0' },
  ];
  for (const action of foreign) {
    const press = { type: 'block_actions', ...common, ...here, actions: [action] };
    assert.equal((await slack.interact(press)).kind, 'acked');
  }
  const state = { values: {} };
  for (const view of [
    { id: 'V1', callback_id: 'another', private_metadata: '', state },
    { id: 'V1', callback_id: 'tambour.form', private_metadata: 'no JSON', state },
  ]) {
    assert.equal((await slack.interact({ type: 'view_submission', ...common, view })).kind, 'acked');
  }
  assert.deepEqual([adapter.sink.events, adapter.sink.submissions, adapter.failures], [[], [], []]);
  assert.deepEqual(adapter.sink.refusals, [...foreign.map(() => 'button'), 'form', 'form']);
});
