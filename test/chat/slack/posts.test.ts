import assert from 'node:assert/strict';
import { test } from 'node:test';

import { z } from 'zod';

import type { Card } from '#chat/card.ts';
import type { MessageRef } from '#chat/refs.ts';

import type { Slack } from '../../simulators/slack/open-slack.ts';
import { addressOf } from '../../support/address-of.ts';
import { imageOrFile, sampleCsv } from '../../support/sample-csv.ts';
import { adapterOf, cardOf, memoryInside, picture, pictureSha256, slackWith } from './open-adapter.ts';
import { pressInSlack } from '../../support/slack-client/press-in-slack.ts';
import { seenInSlack } from '../../support/slack-client/seen-in-slack.ts';

/** The messages of the bot that say this, oldest first. */
async function saying(slack: Slack, text: string): Promise<readonly { readonly ts: string; readonly text: string }[]> {
  const seen = await seenInSlack(slack, slack.id('aicha'));
  return seen.flatMap((one) => (one.ts !== null && one.text.includes(text) ? [{ ts: one.ts, text: one.text }] : []));
}

for (const trouble of [
  { kind: 'loseAnswer' },
  { kind: 'loseRequest' },
  { kind: 'status', status: 503 },
  { kind: 'html' },
  { kind: 'error', error: 'internal_error' },
  { kind: 'late', afterMs: 3_000 },
] as const) {
  test(`a post is one message whatever becomes of the answer: ${JSON.stringify(trouble)}`, async () => {
    await using slack = await slackWith();
    await using adapter = await adapterOf(slack, { timeoutMs: trouble.kind === 'late' ? 1_500 : 60_000 });
    slack.trouble('chat.postMessage', trouble);
    const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('once'), { key: 'k' });
    const there = await saying(slack, 'once');
    assert.deepEqual(
      there.map(({ ts }) => ts),
      [ref.message],
    );
    assert.deepEqual(adapter.memory.posts.get('k'), ref);
    assert.deepEqual(slack.complaints(), []);
  });
}

test('a post whose answer is lost is looked for before it is sent again, so that nobody is notified twice', async () => {
  await using slack = await slackWith();
  let sent = 0;
  const counting = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> => {
    if (addressOf(url).endsWith('chat.postMessage')) sent += 1;
    return fetch(url, init);
  };
  await using adapter = await adapterOf(slack, { outbound: { fetch: counting } });
  slack.trouble('chat.postMessage', { kind: 'loseAnswer' });
  await adapter.chat.post({ channel: slack.channel }, cardOf('once'), { key: 'k' });
  assert.equal(sent, 1);
});

const answerSchema = z.object({ permalink: z.url() });

test('the address of a message is the one that Slack gives it, and is not asked for', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const { channel } = slack;
  const root = await adapter.chat.post({ channel }, cardOf('root'), { key: 'root' });
  const reply = await adapter.chat.post({ channel, thread: root.message }, cardOf('reply'), { key: 'reply' });
  const addresses = [await adapter.chat.permalink(root), await adapter.chat.permalink(reply)];
  assert.equal(slack.calls('chat.getPermalink').length, 0);
  const given = await Promise.all(
    [root, reply].map(async ({ message }) => {
      const response = await fetch(`${slack.apiUrl}chat.getPermalink`, {
        method: 'POST',
        headers: { authorization: `Bearer ${slack.botToken}` },
        body: new URLSearchParams({ channel, message_ts: message }),
      });
      return answerSchema.parse(await response.json()).permalink;
    }),
  );
  assert.deepEqual(addresses, given);
});

test('where the app is installed for a whole organisation, the address of a message is asked of Slack once', async () => {
  await using slack = await slackWith({ enterpriseId: 'E1', isOrgInstall: true });
  await using adapter = await adapterOf(slack);
  const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('once'), { key: 'k' });
  const address = await adapter.chat.permalink(ref);
  assert.equal(await adapter.chat.permalink(ref), address);
  assert.equal(slack.calls('chat.getPermalink').length, 1);
});

test('a post in a thread whose answer is lost is found in the thread', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const root = await adapter.chat.post({ channel: slack.channel }, cardOf('root'), { key: 'root' });
  slack.trouble('chat.postMessage', { kind: 'loseAnswer' });
  const thread = { channel: slack.channel, thread: root.message };
  const ref = await adapter.chat.post(thread, cardOf('reply'), { key: 'k' });
  assert.equal(ref.thread, root.message);
  assert.equal((await saying(slack, 'reply')).length, 1);
});

test('a post that a killed process sent is found, not sent again', async () => {
  await using slack = await slackWith();
  const memory = memoryInside();
  await using killed = await adapterOf(slack, { memoryInside: memory });
  const ref = await killed.chat.post({ channel: slack.channel }, cardOf('once', { times: 3 }), { key: 'k' });
  const parts = await saying(slack, 'once');
  const sent = slack.calls('chat.postMessage').length;
  memory.posts.set('k', null);
  await using next = await adapterOf(slack, { memoryInside: memory });
  assert.deepEqual(await next.chat.post({ channel: slack.channel }, cardOf('once', { times: 3 }), { key: 'k' }), ref);
  assert.deepEqual(await saying(slack, 'once'), parts);
  // One that is sent and removed again would have notified people twice.
  assert.equal(slack.calls('chat.postMessage').length, sent);
});

test('a post that was begun and never sent is sent', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.memory.posts.set('k', null);
  await adapter.chat.post({ channel: slack.channel }, cardOf('once'), { key: 'k' });
  assert.equal((await saying(slack, 'once')).length, 1);
});

test('of two messages with one key the younger goes', async () => {
  await using slack = await slackWith();
  const memory = memoryInside();
  await using one = await adapterOf(slack);
  const first = await one.chat.post({ channel: slack.channel }, cardOf('twice'), { key: 'k' });
  // Another process that knew nothing of it.
  await using two = await adapterOf(slack);
  await two.chat.post({ channel: slack.channel }, cardOf('twice'), { key: 'k' });
  assert.equal((await saying(slack, 'twice')).length, 2);
  memory.posts.set('k', null);
  await using three = await adapterOf(slack, { memoryInside: memory });
  assert.deepEqual(await three.chat.post({ channel: slack.channel }, cardOf('twice'), { key: 'k' }), first);
  assert.deepEqual(
    (await saying(slack, 'twice')).map(({ ts }) => ts),
    [first.message],
  );
});

test('where Slack asks for patience, the post waits and is sent once', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  slack.trouble('chat.postMessage', { kind: 'rateLimited', retryAfterSeconds: 1 });
  await adapter.chat.post({ channel: slack.channel }, cardOf('once'), { key: 'k' });
  assert.equal((await saying(slack, 'once')).length, 1);
});

test('where Slack asks for more patience than there is, the post is refused at once and comes to nothing', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  slack.trouble('chat.postMessage', { kind: 'rateLimited', retryAfterSeconds: 600 });
  const before = performance.now();
  const post = adapter.chat.post({ channel: slack.channel }, cardOf('once'), { key: 'k' });
  await assert.rejects(post, /ratelimited/);
  assert.ok(performance.now() - before < 5_000);
  assert.deepEqual(await saying(slack, 'once'), []);
});

test('a refused post says why and may be tried again', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const post = (channel: string): Promise<MessageRef> => adapter.chat.post({ channel }, cardOf('x'), { key: 'k' });
  await assert.rejects(post(slack.channelId('elsewhere')), /not_in_channel/);
  assert.equal(slack.calls('chat.postMessage').length, 1);
  slack.join(slack.botUserId, slack.channelId('elsewhere'));
  await post(slack.channelId('elsewhere'));
});

test('a long card is several messages: the first stands in the channel, the rest answers it', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('long', { times: 3 }), { key: 'k' });
  const seen = await seenInSlack(slack, slack.id('aicha'));
  assert.ok(seen.length > 1);
  assert.deepEqual(
    seen.map(({ threadTs }) => threadTs),
    [null, ...seen.slice(1).map(() => ref.message)],
  );
});

test('an update leaves no part of a longer card, and adds what a longer one needs', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('before', { times: 4 }), { key: 'k' });
  await using other = await adapterOf(slack);
  for (const times of [2, 1, 5, 3, 1]) {
    const now = cardOf(`now${times}`, { times });
    assert.equal(await (times % 2 === 0 ? adapter : other).chat.update(ref, now), 'updated');
    const whole = (await seenInSlack(slack, slack.id('aicha'))).map(({ text }) => text).join('\n');
    assert.ok(!whole.includes('before'));
    for (let at = 0; at < times; at += 1) assert.ok(whole.includes(`${at} now${times}`), `${at} of ${times}`);
    assert.equal(whole.match(/\d now\d/g)?.length, times);
  }
  assert.equal((await seenInSlack(slack, slack.id('aicha'))).length, 1);
  assert.deepEqual(slack.complaints(), []);
});

test('a button on a further message of a card is a button of the card', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  const root = await adapter.chat.post({ channel: slack.channel }, cardOf('root'), { key: 'root' });
  for (const where of [{ channel: slack.channel }, { channel: slack.channel, thread: root.message }]) {
    const key = JSON.stringify(where);
    const ref = await adapter.chat.post(where, cardOf('long', { times: 3, action: 'go' }), { key });
    const last = (await seenInSlack(slack, slack.id('aicha'))).findLast(({ buttons }) => buttons.length > 0);
    assert.ok(last !== undefined && last.ts !== null && last.ts !== ref.message);
    await pressInSlack(slack, slack.id('aicha'), { channel: slack.channel, ts: last.ts }, { label: 'Go' });
    await adapter.sink.until((events) =>
      events.some((one) => one.kind === 'button' && one.ref.message === ref.message),
    );
    const event = adapter.sink.events.at(-1);
    assert.ok(event?.kind === 'button');
    assert.deepEqual(event.ref, ref);
  }
});

test('where a press does not tell what its message belongs to, Slack is asked', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, { mode: 'http' });
  await adapter.chat.start(adapter.sink);
  const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('long', { times: 3, action: 'go' }), {
    key: 'k',
  });
  const last = (await seenInSlack(slack, slack.id('aicha'))).findLast(({ buttons }) => buttons.length > 0);
  const [button] = last?.buttons ?? [];
  assert.ok(last !== undefined && button !== undefined && last.ts !== ref.message);
  const payload = {
    type: 'block_actions',
    trigger_id: 't',
    api_app_id: 'A0TAMBOUR',
    team: { id: 'T000000001' },
    user: { id: slack.id('aicha') },
    channel: { id: slack.channel },
    container: { message_ts: last.ts },
    message: { ts: last.ts, thread_ts: ref.message },
    actions: [{ action_id: button.sends.actionId, value: button.sends.value }],
  };
  const { headers, body } = slack.sign({ kind: 'interactive', payload });
  await adapter.fetch?.(new Request('http://localhost/slack/events', { method: 'POST', headers, body }));
  assert.deepEqual((await adapter.sink.first('button')).ref, ref);
});

test('each update sends text, blocks and metadata, each post switches previews off', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('x'), { key: 'k' });
  await adapter.chat.update(ref, cardOf('y'));
  const [posted] = slack.calls('chat.postMessage');
  assert.deepEqual([posted?.args['unfurl_links'], posted?.args['unfurl_media']], ['false', 'false']);
  const [updated] = slack.calls('chat.update');
  for (const name of ['text', 'blocks', 'metadata']) assert.ok(updated?.args[name] !== undefined, name);
});

test('two updates of one message come in their order', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const ref = await adapter.chat.post({ channel: slack.channel }, cardOf('x'), { key: 'k' });
  slack.trouble('conversations.history', { kind: 'late', afterMs: 100 });
  await Promise.all([adapter.chat.update(ref, cardOf('one')), adapter.chat.update(ref, cardOf('two'))]);
  assert.equal((await saying(slack, 'two')).length, 1);
});

test('a picture that Slack is not done with is waited for', async () => {
  await using slack = await slackWith({ filesReadyAtPoll: 3 });
  await using adapter = await adapterOf(slack);
  const image = { kind: 'image', sha256: pictureSha256, mimeType: 'image/png', alt: 'a square', title: '' } as const;
  const card = { summary: 's', blocks: [image] };
  const ref = await adapter.chat.post({ channel: slack.channel }, card, { key: 'k' });
  const [seen] = await seenInSlack(slack, slack.id('aicha'));
  assert.deepEqual([seen?.ts, seen?.alts], [ref.message, ['a square']]);
  assert.equal(slack.calls('files.info').length, 3);
  assert.deepEqual(slack.calls('files.getUploadURLExternal')[0]?.args, {
    filename: `${pictureSha256.slice(0, 16)}.png`,
    length: String(picture.byteLength),
    alt_txt: 'a square',
  });
  await adapter.chat.post({ channel: slack.channel }, card, { key: 'k2' });
  assert.equal(slack.calls('files.getUploadURLExternal').length, 1);
  assert.deepEqual(slack.complaints(), []);
});

test('a picture that is not usable yet although Slack said so is waited for, and shown once', async () => {
  await using slack = await slackWith();
  let early = 1;
  const tooEarly = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> => {
    if (!addressOf(url).endsWith('chat.postMessage') || early-- <= 0) return fetch(url, init);
    const messages = ['[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]'];
    return Response.json({ ok: false, error: 'invalid_blocks', response_metadata: { messages } });
  };
  await using adapter = await adapterOf(slack, { outbound: { fetch: tooEarly } });
  const image = { kind: 'image', sha256: pictureSha256, mimeType: 'image/png', alt: 'a square', title: '' } as const;
  await adapter.chat.post({ channel: slack.channel }, { summary: 's', blocks: [image] }, { key: 'k' });
  assert.equal((await seenInSlack(slack, slack.id('aicha'))).length, 1);
});

test('a picture goes to no host but that of Slack', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, {
    outbound: {
      fetch: async (url, init) =>
        addressOf(url).endsWith('files.getUploadURLExternal')
          ? Response.json({ ok: true, file_id: 'F1', upload_url: 'http://127.0.0.2:1/upload/v1/x' })
          : fetch(url, init),
    },
  });
  const image = { kind: 'image', sha256: pictureSha256, mimeType: 'image/png', alt: 'a', title: '' } as const;
  const post = adapter.chat.post({ channel: slack.channel }, { summary: 's', blocks: [image] }, { key: 'k' });
  await assert.rejects(post, /not its own/);
});

test('a whisper to somebody outside the channel is told to nobody, and noted', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  slack.leave(slack.id('aicha'), slack.channel);
  await adapter.chat.whisper(slack.id('aicha'), { channel: slack.channel }, cardOf('psst'));
  assert.equal(adapter.failures.length, 1);
});

const withFile: Card = {
  summary: 's',
  blocks: [{ kind: 'file', sha256: sampleCsv.sha256, name: 'tambour.csv', mimeType: 'text/csv', title: 'Figures' }],
};

async function filesIn(slack: Slack): Promise<readonly string[]> {
  return (await seenInSlack(slack, slack.id('aicha'))).flatMap(({ files }) => files.map(({ name }) => name));
}

test('a file that a killed process shared is found, not shared again, and one that it did not is shared', async () => {
  await using slack = await slackWith();
  const memory = memoryInside();
  const imageOf = imageOrFile(picture);
  await using killed = await adapterOf(slack, { memoryInside: memory, imageOf });
  slack.trouble('files.completeUploadExternal', { kind: 'error', error: 'not_in_channel' });
  await assert.rejects(killed.chat.post({ channel: slack.channel }, withFile, { key: 'k' }), /not_in_channel/);
  assert.deepEqual(await filesIn(slack), []);
  await killed.chat.post({ channel: slack.channel }, withFile, { key: 'k' });
  assert.deepEqual(await filesIn(slack), ['tambour.csv']);
  memory.posts.set('k', null);
  await using next = await adapterOf(slack, { memoryInside: memory, imageOf });
  await next.chat.post({ channel: slack.channel }, withFile, { key: 'k' });
  assert.deepEqual(await filesIn(slack), ['tambour.csv']);
  assert.equal((await seenInSlack(slack, slack.id('aicha'))).length, 2);
});

for (const kind of ['loseAnswer', 'loseRequest'] as const) {
  test(`a file is shared once whatever becomes of the answer: ${kind}`, async () => {
    await using slack = await slackWith();
    await using adapter = await adapterOf(slack, { timeoutMs: 60_000, imageOf: imageOrFile(picture) });
    slack.trouble('files.completeUploadExternal', { kind });
    await adapter.chat.post({ channel: slack.channel }, withFile, { key: 'k' });
    assert.deepEqual(await filesIn(slack), ['tambour.csv']);
    assert.equal(slack.calls('files.completeUploadExternal').length, 1);
    assert.deepEqual(slack.complaints(), []);
  });
}
