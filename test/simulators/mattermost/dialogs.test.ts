import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testClock } from '../../support/test-clock.ts';
import { openIntegration, type Integration } from './integration.ts';
import { openMattermost, type Mattermost } from './open-mattermost.ts';
import { ask } from './wire.ts';

const people = [{ name: 'aicha' }, { name: 'karim' }] as const;

const options = [
  { text: 'Un', value: 'one' },
  { text: 'Deux', value: 'two' },
];
const elements = [
  { display_name: 'Texte', name: 'text', type: 'textarea', max_length: 3_000 },
  { display_name: 'Note', name: 'note', type: 'text', optional: true },
  { display_name: 'Comptes', name: 'accounts', type: 'select', multiselect: true, options, default: 'one,two' },
  { display_name: 'Visible', name: 'visible', type: 'radio', options, default: 'one' },
  { display_name: 'Aussi', name: 'also', type: 'bool', optional: true, default: 'true' },
  { display_name: 'Quand', name: 'at', type: 'datetime', time_interval: 15, optional: true },
];
const dialog = { callback_id: 'c', title: 'Nouvelle', state: 'signed', elements };

const one = (changes: object): object => ({ elements: [{ display_name: 'a', name: 'a', ...changes }] });
const e = (count: number): string => 'é'.repeat(count);

/** Types a command, and opens a dialog with the trigger that came. */
async function opening(
  mattermost: Mattermost,
  app: Integration,
  changes: object = {},
): Promise<{ readonly status: number; readonly trigger: string }> {
  await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'draft');
  const trigger = new URLSearchParams(app.heard.at(-1)?.body).get('trigger_id') ?? '';
  const body = { trigger_id: trigger, url: app.url, dialog: { ...dialog, ...changes } };
  const { status } = await ask(mattermost, 'POST /actions/dialogs/open', body, null);
  return { status, trigger };
}

test('a trigger opens dialogs for thirty seconds; a second one is complained of', async () => {
  const clock = testClock();
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people, clock });
  mattermost.registerCommand(app.url);
  const user = mattermost.id('aicha');
  const { status, trigger } = await opening(mattermost, app);
  assert.equal(status, 200);
  assert.equal(mattermost.dialogOf(user)?.dialog.title, 'Nouvelle');
  assert.equal(mattermost.dialogOf(mattermost.id('karim')), null);
  const again = { trigger_id: trigger, url: app.url, dialog };
  assert.equal((await ask(mattermost, 'POST /actions/dialogs/open', again, null)).status, 200);
  assert.equal(mattermost.takeComplaints().length, 1);
  await mattermost.type(user, mattermost.channel, 'draft');
  clock.advance(30_001);
  const late = new URLSearchParams(app.heard.at(-1)?.body).get('trigger_id') ?? '';
  const refused = await ask(mattermost, 'POST /actions/dialogs/open', { ...again, trigger_id: late }, null);
  assert.deepEqual([refused.status, refused.body['id']], [400, 'interactive_message.decode_trigger_id.expired']);
});

test('each limit of a dialog is counted in bytes, to the letter: beyond it is opened, and complained of', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const within = [
    { title: e(12) },
    one({ type: 'text', display_name: e(12), help_text: e(75), default: e(75) }),
    one({ type: 'textarea', default: e(1_500), max_length: 3_000 }),
    one({ type: 'datetime', datetime_config: { time_interval: 5 }, default: '2026-11-30T08:00:00Z' }),
    { elements: [] },
  ];
  for (const changes of within) assert.equal((await opening(mattermost, app, changes)).status, 200);
  assert.deepEqual(mattermost.complaints(), []);
  const beyond = [
    { title: `${e(12)}a` },
    { title: '' },
    one({ type: 'text', display_name: `${e(12)}a` }),
    one({ type: 'text', help_text: `${e(75)}a` }),
    one({ type: 'text', default: `${e(75)}a` }),
    one({ type: 'text', max_length: 151 }),
    one({ type: 'textarea', default: `${e(1_500)}a` }),
    one({ type: 'textarea', max_length: 3_001 }),
    one({ type: 'radio', options, default: 'three' }),
    one({ type: 'select', options, multiselect: true, default: 'one,three' }),
    one({ type: 'bool', default: 'yes' }),
    one({ type: 'datetime', time_interval: 7 }),
    one({ type: 'datetime', default: 'next week' }),
    one({ type: 'checkbox' }),
    one({ type: 'text', colour: 'red' }),
    { elements: [elements[0], elements[0]] },
  ];
  for (const changes of beyond)
    assert.equal((await opening(mattermost, app, changes)).status, 200, JSON.stringify(changes).slice(0, 200));
  assert.equal(mattermost.takeComplaints().length, beyond.length);
});

test('a submission carries what each client makes of it', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const user = mattermost.id('aicha');
  await opening(mattermost, app);
  assert.deepEqual(await mattermost.submit(user, { text: 'Bonjour', at: '2026-11-30T08:00:00Z' }), { kind: 'closed' });
  assert.deepEqual(JSON.parse(app.heard.at(-1)?.body ?? ''), {
    type: 'dialog_submission',
    callback_id: 'c',
    state: 'signed',
    user_id: user,
    channel_id: mattermost.channel,
    team_id: mattermost.team,
    submission: {
      text: 'Bonjour',
      accounts: ['one', 'two'],
      visible: 'one',
      also: true,
      at: '2026-11-30T08:00:00Z',
    },
    cancelled: false,
  });
  await opening(mattermost, app);
  await mattermost.submit(user, { text: 'Bonjour', also: false }, 'phone');
  assert.deepEqual(JSON.parse(app.heard.at(-1)?.body ?? '').submission, {
    text: 'Bonjour',
    accounts: 'one,two',
    visible: 'one',
    also: false,
  });
  assert.equal(mattermost.dialogOf(user), null);
});

test('before 11.0 a dialog takes one value, whatever it asked for', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people, version: '10.11.0' });
  mattermost.registerCommand(app.url);
  await opening(mattermost, app, { elements: elements.slice(0, 3) });
  const user = mattermost.id('aicha');
  await assert.rejects(mattermost.submit(user, { text: 'Bonjour', accounts: ['one', 'two'] }), /takes one/);
  await mattermost.submit(user, { text: 'Bonjour', accounts: ['one'] });
  assert.equal(JSON.parse(app.heard.at(-1)?.body ?? '').submission.accounts, 'one');
});

test('no client sends what is missing, too long, or no option', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const user = mattermost.id('aicha');
  await opening(mattermost, app);
  const heard = app.heard.length;
  assert.deepEqual(await mattermost.submit(user, {}), {
    kind: 'errors',
    errors: { text: 'This field is required.' },
    error: 'Please fix all field errors',
  });
  await assert.rejects(mattermost.submit(user, { text: 'a'.repeat(3_001) }), /takes 3000/);
  await assert.rejects(mattermost.submit(user, { text: 'a', visible: 'three' }), /no option/);
  await assert.rejects(mattermost.submit(user, { text: 'a', other: 'b' }), /has no other/);
  assert.equal(app.heard.length, heard);
});

test('a refused dialog stays with what is in it and what is wrong; one that got no answer stays, too', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const user = mattermost.id('aicha');
  await opening(mattermost, app);
  app.answer = () => Response.json({ errors: { text: 'Too long' } });
  const refused = await mattermost.submit(user, { text: 'Bonjour' });
  assert.deepEqual(refused, { kind: 'errors', errors: { text: 'Too long' }, error: null });
  assert.equal(mattermost.dialogOf(user)?.values['text'], 'Bonjour');
  app.answer = () => new Response('', { status: 500 });
  assert.equal((await mattermost.submit(user, {})).kind, 'errors');
  app.answer = () => new Response('thanks');
  assert.equal((await mattermost.submit(user, {})).kind, 'errors');
  assert.equal(mattermost.takeComplaints().length, 1);
  app.answer = () => Response.json({ errors: { other: 'What?' } });
  await mattermost.submit(user, {});
  assert.equal(mattermost.takeComplaints().length, 1);
  app.answer = () => new Response(null);
  assert.deepEqual(await mattermost.submit(user, {}), { kind: 'closed' });
});

test('closing a dialog is told where that was wished', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const user = mattermost.id('aicha');
  await opening(mattermost, app);
  await mattermost.cancel(user);
  assert.equal(app.heard.length, 1);
  await opening(mattermost, app, { notify_on_cancel: true });
  await mattermost.cancel(user);
  assert.equal(JSON.parse(app.heard.at(-1)?.body ?? '').cancelled, true);
  assert.equal(mattermost.dialogOf(user), null);
});

test('anybody who is signed in may send any dialog; only who they are is the word of the server', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const forged = { url: app.url, state: 'stolen', user_id: mattermost.id('karim'), submission: { text: 'x' } };
  const place = { channel_id: mattermost.channel, team_id: mattermost.team };
  const token = mattermost.makeToken(mattermost.id('aicha'));
  const { status } = await ask(mattermost, 'POST /actions/dialogs/submit', { ...forged, ...place }, token);
  assert.equal(status, 200);
  const heard = JSON.parse(app.heard.at(-1)?.body ?? '');
  assert.deepEqual([heard.user_id, heard.state], [mattermost.id('aicha'), 'stolen']);
});
