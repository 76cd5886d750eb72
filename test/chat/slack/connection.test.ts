import assert from 'node:assert/strict';
import { test } from 'node:test';

import { boundedFetch } from '#chat/slack/bounded-fetch.ts';
import { slackChat } from '#chat/slack/slack-chat.ts';

import { addressOf } from '../../support/address-of.ts';
import { until } from '../../support/until.ts';
import { adapterOf, cardOf, memoryInside, slackWith, type Adapter } from './open-adapter.ts';

async function gaps({ sink }: Adapter, count: number): Promise<readonly Date[]> {
  await sink.until((events) => events.filter(({ kind }) => kind === 'gap').length >= count);
  return sink.events.flatMap((event) => (event.kind === 'gap' ? [event.since] : []));
}

test('the platform is named after its workspace', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  assert.equal(adapter.chat.id, 'slack:T000000001');
  assert.equal(adapter.chat.health().state, 'down');
});

test('where a whole organisation installed the app, the platform is named after it', async () => {
  await using inGrid = await slackWith({ enterpriseId: 'E1' });
  await using one = await adapterOf(inGrid);
  assert.equal(one.chat.id, 'slack:T000000001');
  await using forAll = await slackWith({ enterpriseId: 'E1', isOrgInstall: true });
  await using all = await adapterOf(forAll);
  assert.equal(all.chat.id, 'slack:E1');
});

test('what goes wrong is told to nobody but the one who listens: the SDK prints nothing', async (t) => {
  const printed = (['debug', 'info', 'log', 'warn', 'error'] as const).map((kind) => t.mock.method(console, kind));
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  slack.trouble('apps.connections.open', { kind: 'status', status: 503 });
  slack.socket.drop();
  await gaps(adapter, 1);
  slack.trouble('users.info', { kind: 'loseAnswer' });
  slack.trouble('users.info', { kind: 'rateLimited', retryAfterSeconds: 0 });
  await adapter.chat.user(slack.id('aicha'));
  slack.trouble('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
  await assert.rejects(adapter.chat.post({ channel: slack.channel }, cardOf('a secret'), { key: 'k' }));
  assert.deepEqual(
    printed.flatMap(({ mock }) => mock.calls.map((call) => call.arguments)),
    [],
  );
});

test('where Slack asks to go elsewhere, the next connection is there before the last is gone', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  let fewest = slack.socket.connections();
  const watching = setInterval(() => (fewest = Math.min(fewest, slack.socket.connections())), 1);
  slack.socket.refresh('warning', 200);
  await gaps(adapter, 1);
  await until('the old connection is closed', () => slack.socket.connections() === 1);
  clearInterval(watching);
  assert.equal(fewest, 1);
  assert.equal(adapter.chat.health().state, 'connected');
  await slack.say(slack.id('aicha'), slack.channel, 'still heard');
  await adapter.sink.first('message');
  assert.deepEqual(adapter.failures, []);
});

test('after a lost connection a gap is told, since when all was well', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const before = Date.now();
  slack.socket.drop();
  const [since] = await gaps(adapter, 1);
  assert.ok(since !== undefined && since.getTime() >= before && since.getTime() <= Date.now());
  await slack.say(slack.id('aicha'), slack.channel, 'again');
  await adapter.sink.first('message');
});

test('a token that Slack refuses later is told, rejects nothing unheard, and is tried again', async () => {
  const unheard: unknown[] = [];
  const hear = (error: unknown): void => void unheard.push(error);
  process.on('unhandledRejection', hear);
  try {
    await using slack = await slackWith();
    await using adapter = await adapterOf(slack, { whenRefusedMs: 200 });
    await adapter.chat.start(adapter.sink);
    slack.trouble('apps.connections.open', { kind: 'error', error: 'account_inactive' }, 2);
    slack.socket.drop();
    await until('it is told', () => adapter.failures.length > 0);
    assert.equal(adapter.chat.health().state, 'down');
    assert.equal(adapter.failures[0]?.what, 'connect to Slack');
    assert.match(String(adapter.failures[0]?.error), /account_inactive/);
    await gaps(adapter, 1);
    assert.equal(adapter.chat.health().state, 'connected');
    assert.equal(adapter.failures.length, 2);
  } finally {
    process.off('unhandledRejection', hear);
  }
  assert.deepEqual(unheard, []);
});

test('a start that Slack refuses says so, and goes on trying until it is stopped', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, { whenRefusedMs: 50 });
  slack.trouble('apps.connections.open', { kind: 'error', error: 'invalid_auth' });
  await assert.rejects(adapter.chat.start(adapter.sink), /invalid_auth/);
  await until('connected', () => adapter.chat.health().state === 'connected');
});

for (const trouble of [
  { kind: 'status', status: 503 },
  { kind: 'html' },
  { kind: 'loseAnswer' },
  { kind: 'error', error: 'internal_error' },
  { kind: 'rateLimited', retryAfterSeconds: 0 },
] as const) {
  test(`a connection is found again after trouble: ${JSON.stringify(trouble)}`, async () => {
    await using slack = await slackWith();
    await using adapter = await adapterOf(slack);
    await adapter.chat.start(adapter.sink);
    slack.trouble('apps.connections.open', trouble);
    slack.socket.drop();
    await gaps(adapter, 1);
    assert.equal(adapter.chat.health().state, 'connected');
  });
}

test('an address for the connection that is not of Slack is not connected to', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, {
    outbound: {
      async fetch(url, init) {
        const response = await fetch(url, init);
        if (!addressOf(url).endsWith('apps.connections.open')) return response;
        const there = (await response.text()).replace(/.*ws:\/\/127.0.0.1(.*)".*/, 'ws://127.0.0.2$1');
        return Response.json({ ok: true, url: there });
      },
    },
  });
  await assert.rejects(adapter.chat.start(adapter.sink), /not its own/);
  assert.equal(slack.socket.connections(), 0);
});

test('one event on two sockets is one event', async () => {
  await using slack = await slackWith();
  const memory = memoryInside();
  await using one = await adapterOf(slack, { memoryInside: memory });
  await using two = await adapterOf(slack, { memoryInside: memory });
  await one.chat.start(one.sink);
  await two.chat.start(two.sink);
  slack.socket.toAll = true;
  await slack.say(slack.id('aicha'), slack.channel, 'twice');
  const keys = [(await one.sink.first('message')).dedupeKey, (await two.sink.first('message')).dedupeKey];
  assert.equal(new Set(keys).size, 1);
});

test('a stop is prompt, even while the bot hangs, and nothing is heard after it', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.sink.onEvent = () => new Promise(() => {});
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, 'one');
  await until('it is being handed on', () => adapter.memory.events.size === 1);
  const before = performance.now();
  await adapter.chat.stop();
  assert.ok(performance.now() - before < 1_500);
  assert.equal(adapter.chat.health().state, 'down');
  await slack.say(slack.id('aicha'), slack.channel, 'two');
  assert.equal(adapter.sink.events.length, 0);
  assert.equal(slack.socket.connections(), 0);
});

test('a stop while it connects leaves no connection behind', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  slack.trouble('apps.connections.open', { kind: 'late', afterMs: 150 });
  const starting = adapter.chat.start(adapter.sink).catch(() => {});
  await until('it is asked', () => slack.calls('auth.test').length > 0);
  await adapter.chat.stop();
  await starting;
  await new Promise((settle) => setTimeout(settle, 250));
  assert.equal(slack.socket.connections(), 0);
});

test('over signed requests health tells whether Slack is there, and nothing is taken before the start', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, { mode: 'http' });
  const request = (): Request => {
    const payload = { type: 'url_verification', challenge: 'c' };
    const { headers, body } = slack.sign({ kind: 'events_api', payload });
    return new Request('http://localhost/slack/events', { method: 'POST', headers, body });
  };
  assert.equal((await adapter.fetch?.(request()))?.status, 503);
  await adapter.chat.start(adapter.sink);
  assert.equal(adapter.chat.health().state, 'connected');
  assert.equal((await adapter.fetch?.(request()))?.status, 200);
  await adapter.chat.stop();
  assert.equal((await adapter.fetch?.(request()))?.status, 503);
});

test('over signed requests nothing is taken while Slack refuses the token', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, { mode: 'http' });
  slack.revokeTokens();
  await assert.rejects(adapter.chat.start(adapter.sink), /auth/);
  assert.equal(adapter.chat.health().state, 'down');
  const event = { type: 'message', channel: slack.channel, user: slack.id('aicha'), text: 'x', ts: '1.1' };
  const payload = { type: 'event_callback', api_app_id: 'A0TAMBOUR', team_id: 'T000000001', event };
  const { headers, body } = slack.sign({ kind: 'events_api', payload });
  const request = new Request('http://localhost/slack/events', { method: 'POST', headers, body });
  assert.equal((await adapter.fetch?.(request))?.status, 503);
  assert.equal(adapter.memory.events.size, 0);
});

test('what Slack says of a token at the beginning is an outcome', async () => {
  await using slack = await slackWith();
  const access = { mode: 'socket', appToken: slack.appToken, apiUrl: slack.apiUrl } as const;
  const rest = {
    memory: memoryInside,
    imageOf: async () => new Uint8Array(),
    failed: () => {},
    words: async () => ({ close: 'Cancel' }),
  };
  assert.deepEqual(await slackChat({ ...access, ...rest, botToken: 'xoxb-other' }), {
    kind: 'refused',
    why: 'invalid_auth',
  });
  slack.cutOff(true);
  assert.equal((await slackChat({ ...access, ...rest, botToken: slack.botToken })).kind, 'unreachable');
});

test('an answer without end is not read to its end', async () => {
  const chunk = new Uint8Array(1024 * 1024);
  let read = 0;
  const endless = new ReadableStream({
    pull(controller) {
      read += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  const bounded = boundedFetch(async () => new Response(endless));
  await assert.rejects(bounded('http://127.0.0.1/'), /too long/);
  assert.ok(read < 20 * 1024 * 1024, `${read} bytes were read`);
});

test('a card is posted before anybody listens', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('early'), { key: 'k' });
  assert.equal(ref.channel, slack.channel);
});
