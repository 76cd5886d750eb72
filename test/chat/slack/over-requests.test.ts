import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';

import type { Slack } from '../../simulators/slack/open-slack.ts';
import { serve } from '../../support/serve.ts';
import { until } from '../../support/until.ts';
import { adapterOf, cardOf, slackWith, type Adapter } from './open-adapter.ts';
import { seenInSlack } from '../../support/slack-client/seen-in-slack.ts';

/** An adapter at an address of its own, to which Slack sends its requests as it does in earnest. */
async function served(slack: Slack): Promise<AsyncDisposable & { readonly adapter: Adapter; readonly url: string }> {
  const adapter = await adapterOf(slack, { mode: 'http' });
  const server = await serve(adapter.fetch ?? assert.fail());
  const url = `${server.url}/slack/events`;
  slack.useRequestUrl(url);
  return {
    adapter,
    url,
    [Symbol.asyncDispose]: async () => {
      await adapter.chat.stop();
      await server.close();
    },
  };
}

test('a request that Slack sends again counts, whatever its number', async () => {
  await using slack = await slackWith();
  await using there = await served(slack);
  const { adapter, url } = there;
  await adapter.chat.start(adapter.sink);
  const event = { type: 'message', channel: slack.channel, user: slack.id('aicha'), text: 'late', ts: '1.1' };
  const payload = { type: 'event_callback', api_app_id: 'A0TAMBOUR', team_id: 'T000000001', event_id: 'Ev1', event };
  const { headers, body } = slack.sign({ kind: 'events_api', payload });
  const send = async (retry: Readonly<Record<string, string>>): Promise<number> =>
    (await fetch(url, { method: 'POST', headers: { ...headers, ...retry }, body })).status;
  adapter.memory.broken = true;
  assert.equal(await send({}), 500);
  assert.equal(await send({ 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_error' }), 500);
  adapter.memory.broken = false;
  for (const number of ['2', '3']) {
    assert.equal(await send({ 'x-slack-retry-num': number, 'x-slack-retry-reason': 'http_timeout' }), 200);
    await until('it is done', () => adapter.memory.events.size === 0);
  }
  const keys = adapter.sink.events.map(({ dedupeKey }) => dedupeKey);
  assert.ok(keys.length >= 1);
  assert.equal(new Set(keys).size, 1);
});

test('an event is acknowledged at once, however long the bot takes', async () => {
  await using slack = await slackWith();
  await using there = await served(slack);
  const { adapter } = there;
  adapter.sink.onEvent = () => new Promise(() => {});
  await adapter.chat.start(adapter.sink);
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await until('it is acknowledged', () => slack.undelivered().length === 0);
  assert.equal(adapter.memory.events.size, 1);
});

test('a command is acknowledged before Slack gives up, and its answer follows', async () => {
  await using slack = await slackWith({ ackWithinMs: 3_000 });
  await using there = await served(slack);
  const { adapter } = there;
  adapter.sink.onCommand = async () => {
    await pause(3_200);
    return { kind: 'whisper', card: cardOf('at last') };
  };
  await adapter.chat.start(adapter.sink);
  assert.equal((await slack.command(slack.id('aicha'), slack.channel, 'list')).kind, 'acked');
  await until('it is seen', async () =>
    (await seenInSlack(slack, slack.id('aicha'))).some(({ text }) => text.includes('at last')),
  );
});

test('Slack checks the address with a signed challenge, and nobody else may', async () => {
  await using slack = await slackWith();
  await using there = await served(slack);
  const { adapter, url } = there;
  await adapter.chat.start(adapter.sink);
  const payload = { type: 'url_verification', token: 'x', challenge: '3eZbrw1aB' };
  const { headers, body } = slack.sign({ kind: 'events_api', payload });
  const answer = await fetch(url, { method: 'POST', headers, body });
  assert.deepEqual([answer.status, await answer.json()], [200, { challenge: '3eZbrw1aB' }]);
  const unsigned = { ...headers, 'x-slack-signature': `v0=${'0'.repeat(64)}` };
  assert.equal((await fetch(url, { method: 'POST', headers: unsigned, body })).status, 401);
  assert.equal((await fetch(url)).status, 405);
});

test('a request that Slack did not sign is not kept', async () => {
  await using slack = await slackWith();
  await using there = await served(slack);
  const { adapter, url } = there;
  await adapter.chat.start(adapter.sink);
  const event = { type: 'message', channel: slack.channel, user: slack.id('aicha'), text: 'forged', ts: '1.1' };
  const payload = { type: 'event_callback', api_app_id: 'A0TAMBOUR', team_id: 'T000000001', event };
  const kept: string[] = [];
  const keepEvent = adapter.memory.keepEvent.bind(adapter.memory);
  adapter.memory.keepEvent = async (key, body) => {
    kept.push(key);
    await keepEvent(key, body);
  };
  for (const secondsAgo of [301, -62]) {
    const at = new Date(Date.now() - secondsAgo * 1000);
    const { headers, body } = slack.sign({ kind: 'events_api', payload }, at);
    assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 401);
  }
  const { headers, body } = slack.sign({ kind: 'events_api', payload });
  const other = body.replace('forged', 'forgeD');
  assert.equal((await fetch(url, { method: 'POST', headers, body: other })).status, 401);
  assert.deepEqual([kept, adapter.sink.events], [[], []]);
  assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 200);
  assert.equal(kept.length, 1);
});
