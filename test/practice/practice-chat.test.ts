import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';

import { practiceChat } from '#chat/practice/practice-chat.ts';
import type { Card, Form } from '#practice/chat/card.ts';

import { memoryState } from '../support/memory-state.ts';
import { startPracticeChat, type TestChat } from '../support/practice-chat.ts';
import { recordingSink } from '../support/recording-sink.ts';
import { until } from '../support/until.ts';

const form: Form = {
  title: 'A form',
  intro: null,
  submitLabel: 'Send',
  fields: [
    { kind: 'text', id: 'text', label: 'Text', hint: null, optional: false, initial: '', maxLength: 10 },
    { kind: 'files', id: 'files', label: 'Files', hint: null, optional: true, maxFiles: 1 },
  ],
  images: [],
};
const binding = { purpose: 'x', channel: 'publications', draftId: null, revision: null, target: null };
const card: Card = { summary: 's', blocks: [] };

async function wire(chat: TestChat, path: string, body: unknown, token = chat.token): Promise<Response> {
  return fetch(`${chat.url}/wire/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

function adapterOf(chat: TestChat): ReturnType<typeof practiceChat> {
  return practiceChat({ url: chat.url, token: chat.token, imageOf: async () => new Uint8Array(), failed: () => {} });
}

test('all that was said, posted, opened and not yet delivered is there after a restart', async () => {
  const kept = memoryState();
  const first = await startPracticeChat({ kept });
  const bot = adapterOf(first);
  const ref = await bot.post({ channel: 'publications' }, card, { key: 'k' });
  first.react('karim', ref, '✅');
  const file = first.keepFile({ name: 'a.png', bytes: new Uint8Array([1, 2, 3]) });
  await first.close();

  const second = await startPracticeChat({ kept });
  const again = adapterOf(second);
  const sink = recordingSink();
  await again.start(sink);
  const reaction = await sink.first('reaction');
  assert.deepEqual([reaction.user, reaction.ref], ['karim', ref]);
  assert.deepEqual(await again.post({ channel: 'publications' }, card, { key: 'k' }), ref);
  const { signal } = new AbortController();
  assert.equal((await again.download(file, { maxBytes: 3, signal })).kind, 'file');
  await again.stop();
  await second.close();
});

test('an event is acknowledged after it was accepted, not before', async () => {
  const chat = await startPracticeChat();
  const bot = adapterOf(chat);
  const sink = recordingSink();
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  sink.onEvent = async () => {
    reached.resolve();
    await gate.promise;
  };
  await bot.start(sink);
  chat.say('aicha', { channel: 'publications' }, 'x');
  await reached.promise;
  await pause(50);
  assert.equal(chat.chat.state.outbox.length, 1);
  gate.resolve();
  await sink.first('message');
  await until('it is acknowledged', () => chat.chat.state.outbox.length === 0);
  await bot.stop();
  await chat.close();
});

test('an answer that comes late is still taken: the form closes, and nobody sends it again', async () => {
  const chat = await startPracticeChat({ answerWithinMs: 1_000 });
  const bot = adapterOf(chat);
  const sink = recordingSink();
  sink.onCommand = async ({ trigger }) => {
    await bot.openForm(trigger, form, binding);
    return { kind: 'done' };
  };
  const gate = Promise.withResolvers<void>();
  sink.onSubmit = async () => {
    await gate.promise;
    return { kind: 'ok' };
  };
  await bot.start(sink);
  await chat.command('aicha', 'publications', 'draft');
  assert.deepEqual(await chat.submit('aicha', { text: 'late' }), { kind: 'open' });
  assert.equal(chat.formOf('aicha')?.problems.kind, 'noAnswer');
  gate.resolve();
  await until('the form closes', () => chat.formOf('aicha') === null);
  await bot.stop();
  await chat.close();
});

test('a form that is sent again with the same file is the same submission; with another file it is another', async () => {
  const chat = await startPracticeChat({ answerWithinMs: 1_000 });
  const bot = adapterOf(chat);
  const sink = recordingSink();
  sink.onCommand = async ({ trigger }) => {
    await bot.openForm(trigger, form, binding);
    return { kind: 'done' };
  };
  sink.onSubmit = async () => ({ kind: 'errors', fields: {}, general: 'Once more.' });
  await bot.start(sink);
  await chat.command('aicha', 'publications', 'draft');
  for (const content of ['one', 'one', 'other']) {
    const file = chat.keepFile({ name: 'a.png', bytes: new TextEncoder().encode(content) });
    await chat.submit('aicha', { text: 'x', files: [file] });
  }
  const [first, again, other] = sink.submissions.map(({ dedupeKey }) => dedupeKey);
  assert.equal(again, first);
  assert.notEqual(other, first);
  await bot.stop();
  await chat.close();
});

test('a command that no bot took in time is not carried out later', async () => {
  const chat = await startPracticeChat({ answerWithinMs: 30 });
  assert.deepEqual(await chat.command('aicha', 'publications', 'draft'), { kind: 'noAnswer' });
  const bot = adapterOf(chat);
  const sink = recordingSink();
  await bot.start(sink);
  chat.say('aicha', { channel: 'publications' }, 'afterwards');
  await sink.first('message');
  assert.deepEqual(sink.commands, []);
  await bot.stop();
  await chat.close();
});

test('a form with a missing, too long or superfluous value stays open and does not reach the bot', async () => {
  const chat = await startPracticeChat();
  const bot = adapterOf(chat);
  const sink = recordingSink();
  sink.onCommand = async ({ trigger }) => {
    await bot.openForm(trigger, form, binding);
    return { kind: 'done' };
  };
  await bot.start(sink);
  await chat.command('aicha', 'publications', 'draft');
  const file = chat.keepFile({ name: 'a', bytes: new Uint8Array(1) });
  for (const [values, field, problem] of [
    [{ text: ' ' }, 'text', 'required'],
    [{ text: 'x'.repeat(11) }, 'text', 'tooLong'],
    [{ text: 'x', files: [file, file] }, 'files', 'tooMany'],
  ] as const) {
    const outcome = await chat.submit('aicha', {
      text: values.text,
      files: 'files' in values ? [...values.files] : [],
    });
    assert.ok(outcome.kind === 'incomplete');
    assert.equal(outcome.problems.get(field), problem);
    assert.equal(chat.formOf('aicha')?.values?.['text'], values.text);
  }
  assert.deepEqual(sink.submissions, []);
  await bot.stop();
  await chat.close();
});

test('the wire refuses another token, an unknown place, an unknown field and wrong bytes', async () => {
  const chat = await startPracticeChat();
  const post = { channel: 'publications', thread: null, key: 'k', card };
  const statuses = [
    await wire(chat, 'post', post, 'another'),
    await wire(chat, 'post', post, ''),
    await wire(chat, 'post', { ...post, channel: 'nowhere' }),
    await wire(chat, 'post', { ...post, thread: 'm99' }),
    await wire(chat, 'post', { ...post, extra: 1 }),
    await wire(chat, 'post', { ...post, card: { summary: '', blocks: [] } }),
    await wire(chat, 'whisper', { to: 'nobody', channel: 'publications', thread: null, card }),
    await wire(chat, 'post', { ...post, padding: 'x'.repeat(5 * 1024 * 1024) }),
  ].map(({ status }) => status);
  assert.deepEqual(statuses, [401, 401, 404, 404, 422, 422, 404, 413]);
  const lie = await fetch(`${chat.url}/wire/blob/${'0'.repeat(64)}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${chat.token}` },
    body: 'bytes',
  });
  assert.equal(lie.status, 422);
  assert.deepEqual(chat.chat.state.messages, []);
  await chat.close();
});

test('a link in a card leads to the web and nowhere else', async () => {
  const chat = await startPracticeChat();
  for (const [url, status] of [
    ['https://example.org/', 200],
    ['javascript:alert(1)', 422],
    ['data:text/html,x', 422],
  ] as const) {
    const blocks = [{ kind: 'paragraph', inlines: [{ kind: 'link', url, text: 'x' }] }];
    const posted = await wire(chat, 'post', {
      channel: 'publications',
      thread: null,
      key: url,
      card: { summary: 's', blocks },
    });
    assert.equal(posted.status, status, url);
  }
  await chat.close();
});
