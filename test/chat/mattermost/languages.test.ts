import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Form } from '#chat/form.ts';
import type { MattermostChatOptions } from '#chat/mattermost/mattermost-options.ts';

import type { Mattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { mattermostWords } from '../../support/mattermost-words.ts';
import { cardOf } from '../slack/open-adapter.ts';
import { adapterOf, doorOf, mattermostWith, sendAgain, type Adapter, type Door } from './open-adapter.ts';

/** Each word says in which language it was wanted. */
const words: MattermostChatOptions['words'] = (language) => ({
  ...mattermostWords,
  required: `${language} required`,
  formUnknown: `${language} form unknown`,
  notYours: `${language} not yours`,
  notMember: `${language} not a member`,
  tryLater: `${language} try later`,
  about: `${language} about`,
});

interface Scene extends AsyncDisposable {
  readonly mattermost: Mattermost;
  readonly door: Door;
  readonly adapter: Adapter;
  /** Reads French. */
  readonly aicha: string;
  /** Reads English. */
  readonly bob: string;
}

async function scene(): Promise<Scene> {
  const mattermost = await mattermostWith({
    people: [
      { name: 'aicha', locale: 'fr' },
      { name: 'bob', locale: 'en' },
      { name: 'karim', kind: 'admin' },
    ],
  });
  const door = await doorOf(mattermost);
  const adapter = await adapterOf(mattermost, door, { words });
  return {
    mattermost,
    door,
    adapter,
    aicha: mattermost.id('aicha'),
    bob: mattermost.id('bob'),
    async [Symbol.asyncDispose]() {
      await adapter[Symbol.asyncDispose]();
      await door[Symbol.asyncDispose]();
      await mattermost[Symbol.asyncDispose]();
    },
  };
}

test('whoever may not press is told so in their own language, and nobody is asked for it a second time', async () => {
  await using on = await scene();
  const { mattermost, adapter, aicha, bob } = on;
  const where = { channel: mattermost.channel };
  const card = await adapter.chat.post(where, cardOf('x', { action: 'approve' }), { key: 'k' });
  for (const [person, said] of [
    [aicha, 'fr not a member'],
    [bob, 'en not a member'],
  ] as const) {
    await mattermost.press(person, card.message, () => true);
    mattermost.remove(person, mattermost.channel);
    const before = mattermost.calls('GET /users/*').length + mattermost.calls(`GET /users/${person}`).length;
    assert.match((await sendAgain(mattermost, '/mattermost/action')).body, new RegExp(said));
    const after = mattermost.calls('GET /users/*').length + mattermost.calls(`GET /users/${person}`).length;
    assert.equal(after - before, 1);
  }
});

test('what fails is told to each in their own language', async () => {
  await using on = await scene();
  const { mattermost, adapter, aicha, bob } = on;
  adapter.sink.onCommand = async () => Promise.reject(new Error('broken'));
  for (const person of [aicha, bob]) await mattermost.type(person, mattermost.channel, 'x');
  const told = (person: string): string | undefined =>
    mattermost.seen(person).findLast(({ id }) => id === null)?.message;
  assert.deepEqual([told(aicha), told(bob)], ['fr try later', 'en try later']);
});

test('a form says what is wrong in the language of whoever sent it, also where it is not theirs', async () => {
  await using on = await scene();
  const { mattermost, adapter, aicha, bob } = on;
  adapter.sink.onCommand = async ({ trigger, channel }) => {
    const binding = { purpose: 'newDraft', channel, draftId: null, revision: null, target: null };
    await adapter.chat.openForm(trigger, form, binding);
    return { kind: 'done' };
  };
  await mattermost.type(aicha, mattermost.channel, 'draft');
  const state = mattermost.dialogOf(aicha)?.dialog.state ?? '';
  const to = { url: `${on.door.url}/mattermost/dialog`, channel_id: mattermost.channel, team_id: mattermost.team };
  const sent = { ...to, state, submission: {} };
  assert.deepEqual(await mattermost.forge(aicha, sent), { errors: { text: 'fr required' } });
  assert.deepEqual(await mattermost.forge(bob, sent), { error: 'en not yours' });
});

test('for a form that is none of ours the server is not asked who sent it', async () => {
  await using on = await scene();
  const { mattermost, door, bob } = on;
  const to = { url: `${door.url}/mattermost/dialog`, channel_id: mattermost.channel, team_id: mattermost.team };
  const forged = { ...to, state: 'no', submission: {} };
  assert.deepEqual(await mattermost.forge(bob, forged), { error: 'null form unknown' });
  assert.deepEqual(mattermost.calls(`GET /users/${bob}`), []);
});

test('what is told to one person alone says in their language what it is about', async () => {
  await using on = await scene();
  const { mattermost, adapter, aicha, bob } = on;
  const where = { channel: mattermost.channel };
  const root = await adapter.chat.post(where, cardOf('x'), { key: 'k' });
  for (const [person, said] of [
    [aicha, /fr about/],
    [bob, /en about/],
  ] as const) {
    await adapter.chat.user(person);
    await adapter.chat.whisper(person, { ...where, thread: root.message }, cardOf('told'));
    assert.match(mattermost.seen(person).at(-1)?.message ?? '', said);
  }
});

const form: Form = {
  title: 'Brouillon',
  intro: null,
  submitLabel: 'Créer',
  fields: [{ kind: 'text', id: 'text', label: 'Texte', hint: null, optional: false, initial: '', maxLength: 100 }],
  images: [],
};
