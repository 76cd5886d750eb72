import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Form } from '#chat/form.ts';

import { serve } from '../../support/serve.ts';
import { testClock } from '../../support/test-clock.ts';
import { cardOf } from '../slack/open-adapter.ts';
import { adapterOf, doorOf, mattermostWith, sendAgain, type Adapter } from './open-adapter.ts';

const form: Form = {
  title: 'Brouillon',
  intro: null,
  submitLabel: 'Créer',
  fields: [
    { kind: 'textarea', id: 'text', label: 'Texte', hint: null, optional: false, initial: '', maxLength: 3_000 },
    {
      kind: 'radio',
      id: 'when',
      label: 'Quand',
      hint: null,
      optional: true,
      choices: [{ value: 'now', label: 'Maintenant' }],
      initial: 'now',
    },
  ],
  images: [],
};

function opensForms({ chat, sink }: Adapter): void {
  sink.onCommand = async ({ trigger, channel }) => {
    const binding = { purpose: 'newDraft', channel, draftId: null, revision: null, target: null };
    assert.equal(await chat.openForm(trigger, form, binding), 'opened');
    return { kind: 'done' };
  };
}

const dialog = '/mattermost/dialog';

test('a command with the token of another command is refused', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  mattermost.registerCommand(`${door.url}/mattermost/command`, 'other');
  const outcome = await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'x', { command: '/other' });
  assert.deepEqual(outcome, { kind: 'failed', why: 'status=401' });
  assert.deepEqual(adapter.sink.commands, []);
});

test('a command of somebody whom the server did not vouch for is refused', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'x');
  const [sent] = mattermost.sent();
  const body = new URLSearchParams(sent?.body);
  body.set('user_id', mattermost.id('karim'));
  const response = await fetch(sent?.url ?? '', {
    method: 'POST',
    headers: sent?.headers ?? {},
    body: body.toString(),
  });
  assert.equal(response.status, 401);
  assert.equal(adapter.sink.commands.length, 1);
});

test('a command of somebody who has left the channel meanwhile is not heard', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const aicha = mattermost.id('aicha');
  await mattermost.type(aicha, mattermost.channel, 'x');
  mattermost.remove(aicha, mattermost.channel);
  const [sent] = mattermost.sent();
  const again = { method: 'POST', headers: sent?.headers ?? {}, body: sent?.body ?? '' };
  assert.match(await (await fetch(sent?.url ?? '', again)).text(), /not a member/);
  assert.equal(adapter.sink.commands.length, 1);
});

test('a command that names several people is read', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'thank @karim and @sacha');
  assert.equal(adapter.sink.commands[0]?.text, 'thank @karim and @sacha');
});

test('a command in a thread comes with the message that the thread hangs on, and its files', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const aicha = mattermost.id('aicha');
  const files = [{ name: 'a.png', bytes: new Uint8Array(9) }];
  const root = mattermost.say(aicha, mattermost.channel, 'Venez !\nalt: une fête', { files });
  await mattermost.type(aicha, mattermost.channel, 'draft', { rootId: root });
  const thread = adapter.sink.commands[0]?.thread;
  assert.deepEqual(thread?.ref, { channel: mattermost.channel, message: root, thread: null });
  assert.deepEqual([thread.text, thread.files.map(({ name }) => name)], ['Venez !', ['a.png']]);
});

test('in a channel without the bot nothing is done, and why is said', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const aicha = mattermost.id('aicha');
  const elsewhere = mattermost.channelId('elsewhere');
  mattermost.join(aicha, elsewhere);
  await mattermost.type(aicha, elsewhere, 'list');
  assert.ok(mattermost.seen(aicha).some(({ message }) => message === 'bot not in channel'));
  assert.deepEqual(adapter.sink.commands, []);
});

test('an answer appears under whoever typed, and under the bot where the server lets it, as does what its buttons say', async () => {
  await using mattermost = await mattermostWith();
  const { config, bot } = mattermost;
  config.SiteURL = 'https://chat.valmont.example';
  const picture = `https://chat.valmont.example/api/v4/users/${bot.id}/image`;
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('list', { action: 'show', times: 4 }) });
  adapter.sink.onEvent = async (event) => {
    if (event.kind !== 'button') return;
    await adapter.chat.whisper(event.user, { channel: mattermost.channel }, cardOf('pressed'));
  };
  const aicha = mattermost.id('aicha');
  const appearances = async (): Promise<readonly object[]> => {
    const before = mattermost.seen(aicha).length;
    await mattermost.type(aicha, mattermost.channel, 'list');
    await mattermost.pressWhisper(aicha, mattermost.seen(aicha).filter(({ id }) => id === null).length - 1, () => true);
    return mattermost
      .seen(aicha)
      .slice(before)
      .map(({ appears }) => appears);
  };
  const asShe = { as: 'account', id: aicha, isTagged: true };
  for (const [isNamed, isPictured, expected] of [
    [false, false, asShe],
    [true, true, { as: 'named', name: 'Tambour', picture }],
    [true, false, { as: 'named', name: 'Tambour', picture: null }],
    [false, true, asShe],
  ] as const) {
    config.EnablePostUsernameOverride = isNamed;
    config.EnablePostIconOverride = isPictured;
    const seen = await appearances();
    assert.ok(seen.length > 1);
    for (const appears of seen) assert.deepEqual(appears, expected);
  }
});

test('the picture of an answer is below the address that was typed where the server has none of its own', async () => {
  await using mattermost = await mattermostWith();
  const { config, bot } = mattermost;
  config.SiteURL = '';
  config.EnablePostUsernameOverride = true;
  config.EnablePostIconOverride = true;
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('list') });
  const aicha = mattermost.id('aicha');
  await mattermost.type(aicha, mattermost.channel, 'list');
  const picture = `${mattermost.url}/api/v4/users/${bot.id}/image`;
  const [answer] = mattermost.seen(aicha).filter(({ id }) => id === null);
  assert.deepEqual(answer?.appears, { as: 'named', name: 'Tambour', picture });
});

test('an answer that is too long for one message comes in several', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('long', { times: 4 }) });
  const aicha = mattermost.id('aicha');
  await mattermost.type(aicha, mattermost.channel, 'show');
  const alone = mattermost.seen(aicha).filter(({ id }) => id === null);
  assert.ok(alone.length > 1);
  for (const text of ['0 long', '1 long', '2 long', '3 long'])
    assert.ok(alone.some(({ message }) => message.includes(text)));
});

test('a form is for whoever opened it', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  opensForms(adapter);
  const [aicha, karim] = [mattermost.id('aicha'), mattermost.id('karim')];
  await mattermost.type(aicha, mattermost.channel, 'draft');
  const open = mattermost.dialogOf(aicha);
  const forged = { url: `${door.url}${dialog}`, channel_id: mattermost.channel, team_id: mattermost.team };
  const submission = { text: 'evil', when: 'now' };
  const state = open?.dialog.state ?? '';
  assert.deepEqual(await mattermost.forge(karim, { ...forged, state, submission }), { error: 'not yours' });
  assert.deepEqual(await mattermost.forge(karim, { ...forged, state: '', submission }), { error: 'form unknown' });
  const [text = '', signature = ''] = state.split('.');
  const rewritten = Buffer.from(text, 'base64url').toString().replaceAll(aicha, karim);
  const swapped = `${Buffer.from(rewritten).toString('base64url')}.${signature}`;
  assert.deepEqual(await mattermost.forge(karim, { ...forged, state: swapped, submission }), { error: 'form unknown' });
  assert.deepEqual(adapter.sink.submissions, []);
});

test('a form takes what it could have sent, and nothing else', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  opensForms(adapter);
  const aicha = mattermost.id('aicha');
  await mattermost.type(aicha, mattermost.channel, 'draft');
  const state = mattermost.dialogOf(aicha)?.dialog.state ?? '';
  const forged = { url: `${door.url}${dialog}`, channel_id: mattermost.channel, team_id: mattermost.team, state };
  for (const submission of [
    { text: 'x', when: 'never' },
    { text: ['x'] },
    { text: 'x'.repeat(3_001) },
    { text: { a: 1 } },
  ])
    assert.deepEqual(await mattermost.forge(aicha, { ...forged, submission }), { error: 'form unknown' });
  assert.deepEqual(await mattermost.forge(aicha, { ...forged, submission: {} }), { errors: { text: 'required' } });
  assert.deepEqual(adapter.sink.submissions, []);
});

test('a form that is sent again is the same, and with another text after it was taken it is refused', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  opensForms(adapter);
  const aicha = mattermost.id('aicha');
  await mattermost.type(aicha, mattermost.channel, 'draft');
  assert.deepEqual(await mattermost.submit(aicha, { text: 'Bonjour' }), { kind: 'closed' });
  assert.equal((await sendAgain(mattermost, dialog)).body, '{}');
  const { body } = await sendAgain(mattermost, dialog, (sent) => ({
    ...sent,
    submission: { text: 'other', when: 'now' },
  }));
  assert.match(body, /form done/);
  assert.equal(new Set(adapter.sink.submissions.map(({ dedupeKey }) => dedupeKey)).size, 1);
});

test('a form of somebody who has left the channel meanwhile is refused', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  opensForms(adapter);
  const aicha = mattermost.id('aicha');
  await mattermost.type(aicha, mattermost.channel, 'draft');
  await mattermost.submit(aicha, { text: 'Bonjour' });
  mattermost.remove(aicha, mattermost.channel);
  assert.match((await sendAgain(mattermost, dialog)).body, /not a member/);
});

test('a form is too old after an hour, by the clock of the server', async () => {
  const [clock, ours] = [testClock(new Date()), testClock(new Date())];
  await using mattermost = await mattermostWith({ clock });
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door, { clock: ours });
  opensForms(adapter);
  const aicha = mattermost.id('aicha');
  await mattermost.type(aicha, mattermost.channel, 'draft');
  clock.advance(61 * 60_000);
  const sent = await mattermost.submit(aicha, { text: 'Bonjour' });
  assert.deepEqual(sent, { kind: 'errors', errors: {}, error: 'form too old' });
  assert.deepEqual(adapter.sink.submissions, []);
});

for (const aheadMs of [-600_000, 600_000]) {
  test(`a clock that is off by ${aheadMs} ms keeps nobody from sending a form`, async () => {
    await using mattermost = await mattermostWith();
    await using door = await doorOf(mattermost);
    await using adapter = await adapterOf(mattermost, door, { clock: testClock(new Date(Date.now() + aheadMs)) });
    opensForms(adapter);
    await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'draft');
    assert.deepEqual(await mattermost.submit(mattermost.id('aicha'), { text: 'Bonjour' }), { kind: 'closed' });
  });
}

test('a form that was opened before a restart is taken after it', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  const first = await adapterOf(mattermost, door);
  opensForms(first);
  await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'draft');
  await first.chat.stop();
  await using next = await adapterOf(mattermost, door);
  assert.deepEqual(await mattermost.submit(mattermost.id('aicha'), { text: 'Bonjour' }, 'phone'), { kind: 'closed' });
  assert.deepEqual(next.sink.submissions[0]?.values, { text: 'Bonjour', when: 'now' });
});

test('what is no request of the server is refused before it is read', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const post = async (path: string, body: string, type = 'application/json'): Promise<number> =>
    (await fetch(`${door.url}/mattermost/${path}`, { method: 'POST', body, headers: { 'content-type': type } })).status;
  for (const path of ['command', 'action', 'dialog']) {
    assert.equal((await fetch(`${door.url}/mattermost/${path}`)).status, 405);
    assert.equal(await post(path, 'x'.repeat(2 * 1024 * 1024)), 413);
    for (const body of ['', 'null', '[', '[]', '{"a":'.repeat(200)])
      assert.ok([400, 401].includes(await post(path, body)));
  }
  assert.equal(await post('command', 'token=a&token=b', 'application/x-www-form-urlencoded'), 401);
  assert.deepEqual([adapter.sink.commands, adapter.sink.events, adapter.sink.submissions], [[], [], []]);
});

test('no address that a command names is gone to', async () => {
  await using mattermost = await mattermostWith();
  await using door = await doorOf(mattermost);
  await using adapter = await adapterOf(mattermost, door);
  const gone: string[] = [];
  const elsewhere = await serve((request) => {
    gone.push(request.url);
    return new Response(null, { status: 302, headers: { location: mattermost.url } });
  });
  await using opened = new AsyncDisposableStack();
  opened.defer(() => elsewhere.close());
  adapter.sink.onCommand = async () => ({ kind: 'whisper', card: cardOf('long', { times: 4 }) });
  await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'x');
  const [sent] = mattermost.sent();
  const body = new URLSearchParams(sent?.body);
  for (const name of ['response_url', 'goto_location']) body.set(name, `${elsewhere.url}/hooks/commands/x`);
  const again = { method: 'POST', headers: sent?.headers ?? {}, body: body.toString() };
  const answered = await fetch(sent?.url ?? '', again);
  assert.match(await answered.text(), /0 long/);
  assert.equal(adapter.sink.commands.length, 2);
  assert.deepEqual(gone, []);
});
