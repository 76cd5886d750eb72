import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { FormTyped } from '#chat/chat-sink.ts';
import type { Form, FormBinding } from '#chat/form.ts';

import type { Slack } from '../../simulators/slack/open-slack.ts';
import { lineText } from '../../support/slack-client/draw-message.ts';
import { formInSlack, submitInSlack, valuesIn } from '../../support/slack-client/form-in-slack.ts';
import { until } from '../../support/until.ts';
import { adapterOf, type Adapter, slackWith } from './open-adapter.ts';

const plain = { hint: null, optional: true, kind: 'textarea', initial: '', maxLength: 3_000 } as const;
const form: Form = {
  title: 'New draft',
  intro: 'R&D',
  submitLabel: 'Send',
  fields: [
    { ...plain, id: 'text', label: 'Text', isFollowed: true },
    {
      id: 'accounts',
      label: 'Accounts',
      hint: null,
      optional: true,
      kind: 'checkboxes',
      choices: ['m', 'x'].map((value) => ({ value, label: value })),
      initial: ['m', 'x'],
      isFollowed: true,
    },
    { ...plain, id: 'at', label: 'When' },
    { id: 'files', label: 'Pictures', hint: null, optional: true, kind: 'files', maxFiles: 4 },
  ],
  images: [],
};
const binding: FormBinding = { purpose: 'newDraft', channel: 'C1', draftId: null, revision: null, target: null };

/** Says of each text how long it is, for the accounts that are ticked. */
function counted({ values }: FormTyped): Readonly<Record<string, string>> {
  const text = values['text'];
  const accounts = values['accounts'];
  assert.ok(typeof text === 'string' && Array.isArray(accounts));
  return { text: accounts.map((one) => `${String(one)}: ${text.length} of 500`).join(' · ') };
}

/** Opens the form before Aïcha; `typed` are the looks at what she typed. */
async function opened(
  slack: Slack,
  adapter: Adapter,
  shown: Form = form,
): Promise<{ readonly aicha: string; readonly typed: FormTyped[] }> {
  const typed: FormTyped[] = [];
  adapter.sink.onTyped = async (one) => {
    typed.push(one);
    return counted(one);
  };
  adapter.sink.onCommand = async ({ trigger }) => {
    await adapter.chat.openForm(trigger, shown, binding);
    return { kind: 'done' };
  };
  await adapter.chat.start(adapter.sink);
  const aicha = slack.id('aicha');
  await slack.command(aicha, slack.channel, 'draft');
  return { aicha, typed };
}

/** The lines of the form that stands before a person, which no input has. */
function linesSeen(slack: Slack, user: string): readonly string[] {
  const drawn = formInSlack(slack, user)?.drawn ?? [];
  return drawn.flatMap((one) => (one.kind === 'line' ? [lineText(one.inlines)] : []));
}

test('the count below a text follows what is typed: at once, then once a second, with the newest text', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const { aicha, typed } = await opened(slack, adapter);
  assert.deepEqual(linesSeen(slack, aicha), ['R&D']);
  const text = 'Bonjour à toutes et tous';
  const began = Date.now();
  for (let length = 1; length <= text.length; length += 1) {
    const answer = await slack.typeIn(aicha, 'text', text.slice(0, length));
    assert.equal(answer?.kind, 'acked');
  }
  await until('the count of the whole text', () => linesSeen(slack, aicha).includes('m: 24 of 500 · x: 24 of 500'));
  assert.deepEqual(linesSeen(slack, aicha), ['R&D', 'm: 24 of 500 · x: 24 of 500']);
  const seconds = (Date.now() - began) / 1000;
  assert.ok(slack.calls('views.update').length <= 1 + seconds, `${slack.calls('views.update').length} updates`);
  assert.deepEqual([typed[0]?.user, typed[0]?.binding], [aicha, binding]);
  assert.equal(formInSlack(slack, aicha)?.inputs[0]?.value.kind, 'text');
  assert.equal(valuesIn(formInSlack(slack, aicha) ?? assert.fail())['text'], text, 'what she typed stands as it was');
  assert.deepEqual(slack.complaints(), []);
});

test('what is ticked counts as well; what nothing is said about tells nothing, and the same again changes nothing', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const { aicha, typed } = await opened(slack, adapter);
  assert.equal(await slack.typeIn(aicha, 'at', 'tomorrow'), null);
  await slack.typeIn(aicha, 'accounts', ['x']);
  await until('the count of one account', () => linesSeen(slack, aicha).includes('x: 0 of 500'));
  await slack.typeIn(aicha, 'text', 'a');
  await until('the count of the letter', () => linesSeen(slack, aicha).includes('x: 1 of 500'));
  const updates = slack.calls('views.update').length;
  const looks = typed.length;
  await slack.typeIn(aicha, 'text', 'b');
  await until('it was looked at', () => typed.length > looks);
  await slack.settled();
  assert.equal(slack.calls('views.update').length, updates);
  assert.equal(valuesIn(formInSlack(slack, aicha) ?? assert.fail())['at'], 'tomorrow');
});

test('a form that opens with a text says its length before anything is typed', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const [first, ...rest] = form.fields;
  assert.ok(first?.kind === 'textarea');
  const { aicha } = await opened(slack, adapter, { ...form, fields: [{ ...first, initial: 'Bonjour' }, ...rest] });
  await until('the count', () => linesSeen(slack, aicha).includes('m: 7 of 500 · x: 7 of 500'));
  assert.equal(valuesIn(formInSlack(slack, aicha) ?? assert.fail())['text'], 'Bonjour');
});

test('an update that Slack does not take loses nothing: the form stays, the next one is shown, nobody is told', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const { aicha, typed } = await opened(slack, adapter);
  slack.trouble('views.update', { kind: 'error', error: 'hash_conflict' });
  await slack.typeIn(aicha, 'text', 'a');
  await until('it was looked at', () => typed.length > 0);
  await slack.typeIn(aicha, 'text', 'ab');
  await until('the count', () => linesSeen(slack, aicha).includes('m: 2 of 500 · x: 2 of 500'));
  assert.deepEqual(adapter.failures, []);
  assert.deepEqual(await submitInSlack(slack, aicha, { at: 'now' }), { kind: 'closed' });
  assert.equal(adapter.sink.submissions.at(-1)?.values['text'], 'ab');
});

test('what is wrong with a text stays right below it, above its count, and goes with the form as before', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const { aicha } = await opened(slack, adapter);
  await slack.typeIn(aicha, 'text', 'abc');
  await until('the count', () => linesSeen(slack, aicha).includes('m: 3 of 500 · x: 3 of 500'));
  adapter.sink.onSubmit = async () => ({ kind: 'errors', fields: { text: 'Too short.' }, general: 'Not yet.' });
  assert.equal((await submitInSlack(slack, aicha, {})).kind, 'replaced');
  await slack.typeIn(aicha, 'text', 'abcd');
  await until('the count', () => linesSeen(slack, aicha).includes('m: 4 of 500 · x: 4 of 500'));
  const lines = ['⚠️ Not yet.', 'R&D', '⚠️ Too short.', 'm: 4 of 500 · x: 4 of 500'];
  assert.deepEqual(linesSeen(slack, aicha), lines);
  assert.equal(valuesIn(formInSlack(slack, aicha) ?? assert.fail())['text'], 'abcd');
});

test('typing into a form that is not ours is refused, and nothing is looked at', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const { aicha, typed } = await opened(slack, adapter);
  const open = slack.viewOf(aicha) ?? assert.fail();
  const view = { ...open.view, id: open.id, callback_id: 'another', state: { values: {} } };
  const user = { id: aicha, team_id: 'T000000001' };
  const answer = await slack.interact({
    type: 'block_actions',
    api_app_id: 'A0TAMBOUR',
    team: { id: 'T000000001' },
    user,
    trigger_id: 't',
    container: { type: 'view', view_id: open.id },
    view,
    actions: [{ type: 'plain_text_input', action_id: 'v', block_id: 'text', value: 'x', action_ts: '1.1' }],
  });
  assert.equal(answer.kind, 'acked');
  assert.deepEqual(adapter.sink.refusals, ['form']);
  assert.deepEqual(typed, []);
});

test('as in Slack itself, an update over an old state is refused, and another input loses what was typed', async () => {
  await using slack = await slackWith();
  await using adapter = await adapterOf(slack);
  const { aicha } = await opened(slack, adapter);
  const { id, view } = slack.viewOf(aicha) ?? assert.fail();
  const update = async (label: string, hash: unknown): Promise<unknown> => {
    const { title, submit, close, type } = view;
    const element = { type: 'plain_text_input', action_id: 'v' };
    const words = { type: 'plain_text', text: label };
    const blocks = [{ type: 'input', block_id: label, label: words, element, optional: true }];
    const response = await fetch(`${slack.apiUrl}views.update`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
      body: JSON.stringify({ view_id: id, hash, view: { title, submit, close, type, blocks } }),
    });
    const answer: unknown = await response.json();
    return answer;
  };
  const standing = (): unknown => valuesIn(formInSlack(slack, aicha) ?? assert.fail());
  await slack.typeIn(aicha, 'at', 'tomorrow');
  assert.partialDeepStrictEqual(await update('at', view['hash']), { ok: true });
  assert.deepEqual(standing(), { at: 'tomorrow' });
  assert.deepEqual(await update('when', view['hash']), { ok: false, error: 'hash_conflict' });
  assert.partialDeepStrictEqual(await update('when', slack.viewOf(aicha)?.view['hash']), { ok: true });
  assert.deepEqual(standing(), { when: '' });
});
