import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { test } from 'node:test';

import type { Form, FormBinding } from '#chat/form.ts';

import { until } from '../../support/until.ts';
import { adapterOf, cardOf, pictureSha256, slackWith } from './open-adapter.ts';
import { formInSlack, submitInSlack } from '../../support/slack-client/form-in-slack.ts';
import { seenInSlack } from '../../support/slack-client/seen-in-slack.ts';

const form: Form = {
  title: 'New draft',
  intro: null,
  submitLabel: 'Send',
  fields: [{ kind: 'textarea', id: 'text', label: 'Text', hint: null, optional: false, initial: '', maxLength: 3_000 }],
  images: [],
};
const binding: FormBinding = { purpose: 'new', channel: 'C1', draftId: null, revision: null, target: null };

test('an answer that is there in time comes with the acknowledgement', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('help') });
  await adapter.chat.start(adapter.sink);
  const answer = await slack.command(slack.id('aicha'), slack.channel, 'help');
  assert.equal(answer.kind, 'acked');
  const seen = await seenInSlack(slack, slack.id('aicha'));
  assert.ok(seen.some(({ ts, text }) => ts === null && text.includes('help')));
  assert.equal(adapter.sink.commands[0]?.text, 'help');
});

test('what is typed after a command comes as it was typed, whether or not Slack escaped it', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  await adapter.chat.start(adapter.sink);
  for (const text of ['draft R&amp;D &lt;3', 'draft R&D <3'])
    await slack.command(slack.id('aicha'), slack.channel, text);
  assert.deepEqual(
    adapter.sink.commands.map(({ text }) => text),
    ['draft R&D <3', 'draft R&D <3'],
  );
});

test('a long answer comes whole', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('help', { times: 3 }) });
  await adapter.chat.start(adapter.sink);
  await slack.command(slack.id('aicha'), slack.channel, 'help');
  await until('all of it is seen', async () => {
    const text = (await seenInSlack(slack, slack.id('aicha'))).map((one) => one.text).join('\n');
    return ['0 help', '1 help', '2 help'].every((part) => text.includes(part));
  });
  assert.deepEqual(slack.complaints(), []);
});

test('an answer longer than Slack takes in return still comes whole', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('help', { times: 9 }) });
  await adapter.chat.start(adapter.sink);
  await slack.command(slack.id('aicha'), slack.channel, 'help');
  await until('all of it is seen', async () => {
    const text = (await seenInSlack(slack, slack.id('aicha'))).map((one) => one.text).join('\n');
    return Array.from({ length: 9 }, (_, at) => `${at} help`).every((part) => text.includes(part));
  });
  assert.ok(slack.calls('chat.postEphemeral').length > 0);
  assert.deepEqual(slack.complaints(), []);
});

test('an acknowledgement does not wait for an answer that takes longer, and the answer follows', async () => {
  await using slack = await slackWith({ ackWithinMs: 60_000 });
  await using adapter = await adapterOf(slack, { acknowledgeWithinMs: 40 });
  const database = Promise.withResolvers<void>();
  adapter.sink.onCommand = async () => {
    await database.promise;
    return { kind: 'whisper', card: cardOf('late') };
  };
  await adapter.chat.start(adapter.sink);
  const answer = await slack.command(slack.id('aicha'), slack.channel, 'help');
  assert.equal(answer.kind, 'acked');
  database.resolve();
  await until('it is seen', async () =>
    (await seenInSlack(slack, slack.id('aicha'))).some(({ text }) => text.includes('late')),
  );
});

test('a command that fails is not acknowledged; the person is told by Slack', async () => {
  await using slack = await slackWith({ ackWithinMs: 200 });
  await using adapter = await adapterOf(slack);
  adapter.sink.onCommand = async () => {
    throw new Error('no database');
  };
  await adapter.chat.start(adapter.sink);
  assert.equal((await slack.command(slack.id('aicha'), slack.channel, 'x')).kind, 'none');
  // As it was thrown: what Bolt makes of it names neither its kind nor its place.
  assert.deepEqual(
    adapter.failures.map(({ error }) => String(error)),
    ['Error: no database'],
  );
});

test('an answer goes to no address but that of Slack', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack, { mode: 'http' });
  adapter.sink.onShortcut = async () => ({ kind: 'whisper', card: cardOf('secret') });
  await adapter.chat.start(adapter.sink);
  const payload = {
    type: 'message_action',
    callback_id: 'tambour_from_message',
    trigger_id: 't',
    response_url: 'http://127.0.0.2:1/steal',
    api_app_id: 'A0TAMBOUR',
    team: { id: 'T000000001' },
    user: { id: slack.id('aicha') },
    channel: { id: slack.channel },
    message: { ts: '1.1', text: 'x' },
  };
  const { headers, body } = slack.sign({ kind: 'interactive', payload });
  await adapter.fetch?.(new Request('http://localhost/slack/events', { method: 'POST', headers, body }));
  await until('it is refused', () => adapter.failures.length > 0);
  assert.match(String(adapter.failures[0]?.error), /not its own/);
});

test('the same form sent again has the same key, a corrected one another', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  adapter.sink.onCommand = async ({ trigger }) => {
    assert.equal(await adapter.chat.openForm(trigger, form, binding), 'opened');
    return { kind: 'done' };
  };
  adapter.sink.onSubmit = async () => ({ kind: 'errors', fields: { text: 'too short' }, general: null });
  await adapter.chat.start(adapter.sink);
  await slack.command(slack.id('aicha'), slack.channel, 'draft');
  for (const text of ['one', 'one', 'two']) await submitInSlack(slack, slack.id('aicha'), { text });
  const keys = adapter.sink.submissions.map(({ dedupeKey }) => dedupeKey);
  assert.equal(keys.length, 3);
  assert.equal(keys[0], keys[1]);
  assert.notEqual(keys[1], keys[2]);
});

test('a form that takes too long stays open, and is done once when it is sent again', async () => {
  await using slack = await slackWith({ ackWithinMs: 1_500 });
  await using adapter = await adapterOf(slack);
  adapter.sink.onCommand = async ({ trigger }) => {
    await adapter.chat.openForm(trigger, form, binding);
    return { kind: 'done' };
  };
  let pauseMs = 3_000;
  adapter.sink.onSubmit = async () => {
    await pause(pauseMs);
    return { kind: 'ok' };
  };
  await adapter.chat.start(adapter.sink);
  await slack.command(slack.id('aicha'), slack.channel, 'draft');
  assert.notEqual((await submitInSlack(slack, slack.id('aicha'), { text: 'slow' })).kind, 'closed');
  assert.notEqual(formInSlack(slack, slack.id('aicha')), null);
  pauseMs = 0;
  assert.equal((await submitInSlack(slack, slack.id('aicha'), { text: 'slow' })).kind, 'closed');
  assert.equal(new Set(adapter.sink.submissions.map(({ dedupeKey }) => dedupeKey)).size, 1);
});

for (const trouble of [{ kind: 'loseAnswer' }, { kind: 'loseRequest' }, { kind: 'status', status: 503 }] as const) {
  test(`a form opens although the answer is lost: ${trouble.kind}`, async () => {
    await using slack = await slackWith();
    await using adapter = await adapterOf(slack);
    const outcomes: string[] = [];
    adapter.sink.onCommand = async ({ trigger }) => {
      slack.trouble('views.open', trouble);
      outcomes.push(await adapter.chat.openForm(trigger, form, binding));
      return { kind: 'done' };
    };
    await adapter.chat.start(adapter.sink);
    await slack.command(slack.id('aicha'), slack.channel, 'draft');
    await until('the form is opened', () => outcomes.length > 0);
    assert.deepEqual(outcomes, ['opened']);
    assert.notEqual(formInSlack(slack, slack.id('aicha')), null);
  });
}

test('a form does not wait for a picture longer than its trigger lives', async () => {
  await using slack = await slackWith({ filesReadyAtPoll: 50, ackWithinMs: 3_000 });
  await using adapter = await adapterOf(slack);
  const image = { beforeField: 'text', sha256: pictureSha256, mimeType: 'image/png', alt: 'a red square' };
  adapter.sink.onCommand = async ({ trigger }) => {
    const before = performance.now();
    assert.equal(await adapter.chat.openForm(trigger, { ...form, images: [image] }, binding), 'opened');
    assert.ok(performance.now() - before < 2_000);
    return { kind: 'done' };
  };
  await adapter.chat.start(adapter.sink);
  await slack.command(slack.id('aicha'), slack.channel, 'draft');
  assert.match(JSON.stringify(formInSlack(slack, slack.id('aicha'))?.drawn), /a red square/);
});

test('a form is closed by a word in the language of whoever opened it, where that is known', async () => {
  const people = [{ name: 'aicha' }, { name: 'bob', locale: 'en-GB' }, { name: 'dora' }];
  await using slack = await slackWith({ people });
  await using adapter = await adapterOf(slack, { words: async (language) => ({ close: `close in ${language}` }) });
  adapter.sink.onCommand = async ({ trigger, user, text }) => {
    if (text === 'known') await adapter.chat.user(user);
    assert.equal(await adapter.chat.openForm(trigger, form, binding), 'opened');
    return { kind: 'done' };
  };
  await adapter.chat.start(adapter.sink);
  for (const [name, text, close] of [
    ['aicha', 'known', 'close in fr'],
    ['bob', 'known', 'close in en'],
    ['dora', 'unknown', 'close in null'],
  ] as const) {
    await slack.command(slack.id(name), slack.channel, text);
    assert.equal(formInSlack(slack, slack.id(name))?.close, close);
  }
});
