import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { WebSocket } from 'ws';
import { z } from 'zod';

import { eventually } from '../../contracts/chat-parts.ts';
import { openSlack, type Slack } from './open-slack.ts';
import { seenInSlack } from '../../support/slack-client/seen-in-slack.ts';

// Checks that our Slack refuses what the real one refuses. Otherwise suites that run against it prove nothing.

type Answer = Readonly<Record<string, unknown>>;

async function call(
  slack: Slack,
  method: string,
  args: object,
  token: string | null = slack.botToken,
): Promise<Answer> {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(args),
  });
  return z.record(z.string(), z.unknown()).parse(await response.json());
}

const quietly = { unfurl_links: false, unfurl_media: false };

function post(slack: Slack, blocks: readonly object[], text = 'x'): Promise<Answer> {
  return call(slack, 'chat.postMessage', { channel: slack.channel, text, blocks, ...quietly });
}

const plain = (text: string): object => ({ type: 'plain_text', text });
const section = (text: string): object => ({ type: 'section', text: plain(text) });
const button = (more: object): object => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: readonly object[]): object => ({ type: 'actions', elements });
const letters = (count: number): string => 'a'.repeat(count);

test('a call needs the right token for it', async () => {
  await using slack = await openSlack();
  const errorWith = async (token: string | null): Promise<unknown> =>
    (await call(slack, 'auth.test', {}, token))['error'];
  assert.equal(await errorWith(null), 'not_authed');
  assert.equal(await errorWith('xoxb-guessed'), 'invalid_auth');
  assert.equal(await errorWith(slack.appToken), 'not_allowed_token_type');
  assert.equal((await call(slack, 'apps.connections.open', {}))['error'], 'not_allowed_token_type');
  assert.equal(await errorWith(slack.botToken), undefined);
  slack.revokeTokens();
  assert.equal(await errorWith(slack.botToken), 'invalid_auth');
});

test('a call without its scope, with an unknown argument, or of no method is refused, loudly', async () => {
  await using slack = await openSlack({ withoutScopes: ['reactions:write'] });
  const reaction = { channel: slack.channel, timestamp: '1.2', name: 'x' };
  const refused = await call(slack, 'reactions.add', reaction);
  assert.deepEqual([refused['error'], refused['needed']], ['missing_scope', 'reactions:write']);
  assert.equal((await call(slack, 'auth.test', { nonsense: 1 }))['error'], 'invalid_arguments');
  assert.equal((await call(slack, 'chat.nothing', {}))['error'], 'unknown_method');
  assert.equal(slack.complaints().length, 3);
});

/** Builds a table with one row for each text, and as many columns as asked for. */
function table(texts: readonly string[], columns = 1): object {
  return {
    type: 'table',
    rows: texts.map((text) => Array.from({ length: columns }, () => ({ type: 'raw_text', text }))),
  };
}

test('each limit of a message is kept to the letter', async () => {
  await using slack = await openSlack();
  const image = { type: 'image', image_url: 'https://a.example/a.png' };
  const within: readonly (readonly object[])[] = [
    Array.from({ length: 50 }, () => ({ type: 'divider' })),
    [section(letters(3_000))],
    [{ type: 'header', text: plain(letters(150)) }],
    [actions(...Array.from({ length: 25 }, (_, at) => button({ action_id: `a${at}`, value: letters(20) })))],
    [actions(button({ text: plain(letters(75)), value: letters(2_000) }))],
    [{ ...image, alt_text: letters(2_000) }],
    [1, 2, 3, 4].map(() => section(letters(3_000))),
    [table(Array.from({ length: 100 }, () => letters(20)))],
    [table(['a'], 20)],
    [table(Array.from({ length: 10 }, () => letters(1_000)))],
  ];
  for (const blocks of within) assert.equal((await post(slack, blocks))['error'], undefined);
  assert.deepEqual(slack.complaints(), []);
  const beyond: readonly (readonly object[])[] = [
    Array.from({ length: 51 }, () => ({ type: 'divider' })),
    [section(letters(3_001))],
    [section('')],
    [{ type: 'header', text: plain(letters(151)) }],
    [actions(...Array.from({ length: 26 }, (_, at) => button({ action_id: `a${at}` })))],
    [actions(button({ text: plain(letters(76)) }))],
    [actions(button({ value: letters(2_001) }))],
    [actions(button({ action_id: 'same' }), button({ action_id: 'same' }))],
    [{ ...image, alt_text: letters(2_001) }],
    [{ ...image, alt_text: '' }],
    [image],
    [
      { ...section('a'), block_id: 'same' },
      { ...section('b'), block_id: 'same' },
    ],
    [{ ...section('a'), colour: 'red' }],
    [{ type: 'poem', text: plain('a') }],
    [table(Array.from({ length: 101 }, () => 'a'))],
    [table(['a'], 21)],
    [table([''])],
    [table([...Array.from({ length: 10 }, () => letters(1_000)), 'a'])],
    [{ type: 'input', label: plain('a'), element: { type: 'plain_text_input' } }],
  ];
  for (const blocks of beyond)
    assert.equal((await post(slack, blocks))['error'], 'invalid_blocks', JSON.stringify(blocks).slice(0, 200));
  const many = [1, 2, 3, 4, 5].map(() => section(letters(3_000)));
  assert.equal((await post(slack, many))['error'], 'msg_blocks_too_long');
  assert.equal((await post(slack, [table(['a']), table(['b'])]))['error'], 'invalid_attachments');
  assert.equal((await post(slack, [], letters(40_001)))['error'], 'msg_too_long');
  assert.equal((await post(slack, [], ''))['error'], 'no_text');
  assert.equal(slack.complaints().length, beyond.length + 4);
});

test('each limit of a form is kept to the letter', async () => {
  await using slack = await openSlack();
  const input = (element: object): object => ({ type: 'input', label: plain('a'), element });
  const option = (value: string): object => ({ text: plain('a'), value });
  const fault = async (changes: object): Promise<unknown> => {
    const view = { type: 'modal', title: plain('a'), submit: plain('a'), blocks: [section('a')], ...changes };
    return (await call(slack, 'views.open', { trigger_id: 'none', view }))['error'];
  };
  // A valid view fails only because of its trigger.
  assert.equal(await fault({ title: plain(letters(24)), private_metadata: letters(3_000) }), 'invalid_trigger_id');
  const beyond: readonly object[] = [
    { title: plain(letters(25)) },
    { submit: plain(letters(25)) },
    { close: plain(letters(25)) },
    { private_metadata: letters(3_001) },
    { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) },
    { blocks: [input({ type: 'plain_text_input', initial_value: '' })] },
    { blocks: [input({ type: 'plain_text_input', max_length: 3_001 })] },
    { blocks: [input({ type: 'static_select', options: [option(letters(151))] })] },
    { blocks: [input({ type: 'radio_buttons', options: Array.from({ length: 11 }, (_, at) => option(`${at}`)) })] },
    { blocks: [input({ type: 'static_select', options: [option('a')], initial_option: option('b') })] },
    { blocks: [input({ type: 'checkboxes', options: [option('a')], initial_options: [] })] },
  ];
  for (const changes of beyond) assert.equal(await fault(changes), 'invalid_arguments', JSON.stringify(changes));
});

test('an update with text alone takes the blocks away', async () => {
  await using slack = await openSlack({ people: [{ name: 'aicha' }] });
  const { ts } = await post(slack, [actions(button({ action_id: 'go' }))]);
  const shown = async (): Promise<number | undefined> =>
    (await seenInSlack(slack, slack.id('aicha')))[0]?.buttons.length;
  assert.equal(await shown(), 1);
  await call(slack, 'chat.update', { channel: slack.channel, ts, text: 'y' });
  assert.equal(await shown(), 0);
});

test('a picture can be shown once Slack has looked at it, and not before', async () => {
  await using slack = await openSlack();
  const upload = z
    .object({ upload_url: z.string(), file_id: z.string() })
    .parse(await call(slack, 'files.getUploadURLExternal', { filename: 'a.png', length: 3 }));
  await fetch(upload.upload_url, { method: 'POST', body: new Uint8Array([1, 2, 3]) });
  await call(slack, 'files.completeUploadExternal', { files: [{ id: upload.file_id }] });
  const shown = { type: 'image', slack_file: { id: upload.file_id }, alt_text: 'a' };
  const isReady = async (): Promise<boolean> => {
    const { file } = await call(slack, 'files.info', { file: upload.file_id });
    return z.object({ mimetype: z.string() }).parse(file).mimetype !== '';
  };
  assert.equal(await isReady(), false);
  assert.equal((await post(slack, [shown]))['error'], 'invalid_blocks');
  assert.equal(await isReady(), true);
  assert.equal((await post(slack, [shown]))['error'], undefined);
  assert.equal((await call(slack, 'files.delete', { file: upload.file_id }))['ok'], true);
  assert.equal((await post(slack, [shown]))['error'], 'invalid_blocks');
  assert.equal((await call(slack, 'files.delete', { file: upload.file_id }))['error'], 'file_not_found');
});

test('without the token of the bot a file is a page to sign in', async () => {
  await using slack = await openSlack({ people: [{ name: 'aicha' }] });
  await slack.say(slack.id('aicha'), slack.channel, '', { files: [{ name: 'a.png', bytes: new Uint8Array(9) }] });
  const history = await call(slack, 'conversations.history', { channel: slack.channel });
  const address = /http[^"]*files-pri[^"?]*/.exec(JSON.stringify(history))?.[0] ?? '';
  const type = async (token: string): Promise<string | null> =>
    (await fetch(address, { headers: { authorization: `Bearer ${token}` } })).headers.get('content-type');
  assert.match((await type('xoxb-guessed')) ?? '', /^text\/html/);
  assert.equal(await type(slack.botToken), 'image/png');
});

test('markup that is left open notifies and links, and what is escaped does not', async () => {
  await using slack = await openSlack({ people: [{ name: 'aicha' }] });
  const mention = `<@${slack.id('aicha')}> <https://a.example|b>`;
  const escaped = mention.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  for (const text of [mention, escaped]) await post(slack, [{ type: 'section', text: { type: 'mrkdwn', text } }]);
  const [open, closed] = await seenInSlack(slack, slack.id('aicha'));
  assert.deepEqual([open?.notified, open?.links], [[slack.id('aicha')], ['https://a.example']]);
  assert.deepEqual([closed?.notified, closed?.links, closed?.text], [[], [], mention]);
});

test('an event that nobody acknowledged comes again with the same id to the next connection', async () => {
  await using slack = await openSlack({ people: [{ name: 'aicha' }] });
  const connect = async (): Promise<{ readonly socket: WebSocket; readonly frames: string[] }> => {
    const { url } = await call(slack, 'apps.connections.open', {}, slack.appToken);
    const frames: string[] = [];
    const socket = new WebSocket(String(url));
    socket.on('message', (data: Buffer) => frames.push(data.toString('utf8')));
    await once(socket, 'open');
    const again = new WebSocket(String(url));
    const [refused] = await once(again, 'unexpected-response');
    assert.ok(refused !== undefined, 'a ticket is good once');
    return { socket, frames };
  };
  const first = await connect();
  await slack.say(slack.id('aicha'), slack.channel, 'hello');
  await eventually(() => first.frames.length === 2);
  first.socket.terminate();
  await eventually(() => slack.socket.connections() === 0);
  const next = await connect();
  await eventually(() => next.frames.length === 2);
  const envelope = z.object({
    retry_attempt: z.number().optional(),
    envelope_id: z.string(),
    payload: z.object({ event_id: z.string() }),
  });
  const [once1, once2] = [first, next].map(({ frames }) => envelope.parse(JSON.parse(frames[1] ?? '')));
  assert.equal(once1?.payload.event_id, once2?.payload.event_id);
  assert.notEqual(once1?.envelope_id, once2?.envelope_id);
  assert.ok(once1?.retry_attempt === undefined && (once2?.retry_attempt ?? 0) > 0);
  next.socket.send(JSON.stringify({ envelope_id: once2?.envelope_id }));
  await eventually(() => slack.undelivered().length === 0);
  next.socket.terminate();
});

test('what keeps the messages is the one emulator that was tried, and no other package of its name', () => {
  const { devDependencies } = z
    .object({ devDependencies: z.record(z.string(), z.string()) })
    .parse(readJson('package.json'));
  assert.equal(devDependencies['emulate'], '0.12.2');
  const installed = z
    .object({ version: z.string(), repository: z.unknown() })
    .parse(readJson('node_modules/emulate/package.json'));
  assert.equal(installed.version, '0.12.2');
  assert.match(JSON.stringify(installed.repository), /vercel-labs\/emulate/);
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../..', file), 'utf8'));
}
