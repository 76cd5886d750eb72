import assert from 'node:assert/strict';

import type { Form, FormBinding } from '#chat/form.ts';

import type { RecordingSink } from '../support/recording-sink.ts';
import { eventually, hostile, saying, type InWorld } from './chat-parts.ts';
import type { ChatWorld } from './chat-world.ts';

const form: Form = {
  title: 'A form',
  intro: null,
  submitLabel: 'Send it',
  fields: [
    { kind: 'textarea', id: 'text', label: 'Text', hint: null, optional: false, initial: 'first', maxLength: 3_000 },
    {
      kind: 'checkboxes',
      id: 'accounts',
      label: 'Accounts',
      hint: null,
      optional: true,
      choices: [
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ],
      initial: ['a'],
    },
    {
      kind: 'andThen',
      id: 'next',
      label: 'Next',
      hint: null,
      optional: true,
      choice: { value: 'ask', label: 'Ask at once' },
      buttonLabel: 'Send it and ask',
    },
  ],
  images: [],
};

const binding: FormBinding = { purpose: 'edit', channel: 'c', draftId: 'd1', revision: 2, target: null };

/** Tests commands and the forms that the bot opens. */
export function forms(inWorld: InWorld): void {
  inWorld('a command comes with its text, and its answer is seen by its person alone', async (world, sink) => {
    sink.onCommand = async () => ({ kind: 'whisper', card: saying('help for you') });
    assert.equal(await world.type(world.member, 'draft  Some text'), true);
    assert.deepEqual(
      sink.commands.map(({ user, channel, text }) => [user, channel, text]),
      [[world.member, world.channel, 'draft  Some text']],
    );
    await eventually(async () => (await world.seen(world.member)).some(({ text }) => text.includes('help for you')));
    assert.ok(!(await world.seen(world.otherMember)).some(({ text }) => text.includes('help for you')));
  });

  inWorld('a form opens for whoever gave the command, once for each trigger', async (world, sink) => {
    openAt(world, sink);
    await world.type(world.member, 'draft');
    await eventually(async () => (await world.formOf(world.member))?.title === 'A form');
    assert.equal(await world.formOf(world.otherMember), null);
    const [command] = sink.commands;
    assert.ok(command !== undefined);
    await world.platform.openForm(command.trigger, { ...form, title: 'Another form' }, binding);
    assert.equal((await world.formOf(world.member))?.title, 'A form');
  });

  inWorld('a form opens from a button', async (world, sink) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x', 'edit'), { key: 'k' });
    await world.press(world.member, ref, 'edit');
    const { trigger } = await sink.first('button');
    assert.equal(await world.platform.openForm(trigger, form, binding), 'opened');
    assert.equal((await world.formOf(world.member))?.title, 'A form');
  });

  inWorld('an old or unknown trigger opens nothing', async (world, sink) => {
    const ref = await world.platform.post({ channel: world.channel }, saying('x', 'edit'), { key: 'k' });
    await world.press(world.member, ref, 'edit');
    const { trigger } = await sink.first('button');
    await world.ageTriggers();
    assert.equal(await world.platform.openForm(trigger, form, binding), 'expired');
    assert.equal(await world.platform.openForm({ id: 'never made' }, form, binding), 'expired');
    assert.equal(await world.formOf(world.member), null);
  });

  inWorld('a shortcut comes with its message, and its answer is seen by its person alone', async (world, sink) => {
    if (!world.platform.capabilities.messageShortcut) return;
    sink.onShortcut = async () => ({ kind: 'whisper', card: saying('taken over') });
    const root = await world.platform.post({ channel: world.channel }, saying('x'), { key: 'k' });
    const file = { name: 'a.png', bytes: new Uint8Array(9), alt: 'a' };
    const ref = await world.say(world.member, root.message, hostile, [file]);
    assert.equal(await world.shortcut(world.otherMember, ref), true);
    const [shortcut] = sink.shortcuts;
    assert.deepEqual([shortcut?.user, shortcut?.ref, shortcut?.text], [world.otherMember, ref, hostile]);
    assert.equal(shortcut?.by, world.member);
    assert.deepEqual(
      shortcut?.files.map(({ name, byteLength }) => [name, byteLength]),
      [['a.png', 9]],
    );
    const isTold = async (user: string): Promise<boolean> =>
      (await world.seen(user)).some(({ text }) => text.includes('taken over'));
    await eventually(() => isTold(world.otherMember));
    assert.equal(await isTold(world.member), false);
  });

  inWorld('a form opens from a shortcut', async (world, sink) => {
    if (!world.platform.capabilities.messageShortcut) return;
    sink.onShortcut = async ({ trigger }) => {
      assert.equal(await world.platform.openForm(trigger, form, binding), 'opened');
      return { kind: 'done' };
    };
    const ref = await world.say(world.member, null, 'a message');
    assert.equal(await world.shortcut(world.otherMember, ref), true);
    await eventually(async () => (await world.formOf(world.otherMember))?.title === 'A form');
  });

  inWorld('a sent form comes with its binding and values, and closes', async (world, sink) => {
    openAt(world, sink);
    await opened(world);
    assert.deepEqual(await world.submit(world.member, { text: hostile, accounts: ['a', 'b'] }), { kind: 'closed' });
    const [submission] = sink.submissions;
    assert.deepEqual(submission?.binding, { ...binding, channel: world.channel });
    assert.deepEqual(submission?.values, { text: hostile, accounts: ['a', 'b'], next: [] });
    assert.equal(submission?.user, world.member);
    assert.equal(await world.formOf(world.member), null);
  });

  inWorld('a form that was sent for its further step says so', async (world, sink) => {
    openAt(world, sink);
    await opened(world);
    assert.deepEqual(await world.submit(world.member, { text: 'x', accounts: ['a'], next: ['ask'] }), {
      kind: 'closed',
    });
    assert.deepEqual(sink.submissions[0]?.values, { text: 'x', accounts: ['a'], next: ['ask'] });
  });

  inWorld('errors stand at their fields and the text stays', async (world, sink) => {
    openAt(world, sink);
    sink.onSubmit = async () => ({ kind: 'errors', fields: { text: 'too short' }, general: 'look again' });
    await opened(world);
    const sent = await world.submit(world.member, { text: 'my text', accounts: ['b'] });
    assert.ok(sent.kind === 'open');
    assert.deepEqual([sent.fields, sent.general], [{ text: 'too short' }, 'look again']);
    assert.deepEqual([sent.values['text'], sent.values['accounts']], ['my text', ['b']]);
  });

  inWorld('the same text sent twice has one dedupe key, a corrected one another', async (world, sink) => {
    openAt(world, sink);
    sink.onSubmit = async () => ({ kind: 'errors', fields: {}, general: 'again' });
    await opened(world);
    for (const text of ['same', 'same', 'corrected']) await world.submit(world.member, { text, accounts: [] });
    const [first, second, third] = sink.submissions.map(({ dedupeKey }) => dedupeKey);
    assert.equal(first, second);
    assert.notEqual(second, third);
  });

  inWorld('without an answer the person is told, and the text stays', async (world, sink) => {
    openAt(world, sink);
    await opened(world);
    await world.platform.stop();
    assert.equal(await world.type(world.member, 'list'), false);
    const sent = await world.submit(world.member, { text: 'precious', accounts: [] });
    assert.ok(sent.kind === 'open');
    assert.equal(sent.values['text'], 'precious');
  });
}

function openAt(world: ChatWorld, sink: RecordingSink): void {
  sink.onCommand = async ({ trigger, channel }) => {
    assert.equal(await world.platform.openForm(trigger, form, { ...binding, channel }), 'opened');
    return { kind: 'done' };
  };
}

/** Types the command, and waits for its form. */
async function opened(world: ChatWorld): Promise<void> {
  await world.type(world.member, 'draft');
  await eventually(async () => (await world.formOf(world.member)) !== null);
}
