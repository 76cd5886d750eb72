import assert from 'node:assert/strict';
import { test } from 'node:test';

import { chatEventOf } from '#chat/slack/chat-event-of.ts';
import { notForUs } from '#chat/slack/not-for-us.ts';
import type { Us } from '#chat/slack/who-we-are.ts';

const us: Us = {
  platformId: 'slack:T1',
  team: 'T1',
  workspace: 'Valmont',
  name: 'tambour',
  enterprise: null,
  isForWholeEnterprise: false,
  workspaceUrl: null,
  user: 'UBOT',
  bot: 'BBOT',
  app: 'A1',
};
const message = { type: 'message', channel: 'C1', user: 'U1', text: 'hello', ts: '1.1', event_ts: '1.1' };
const changed = { type: 'message', subtype: 'message_changed', channel: 'C1', ts: '2.1', event_ts: '2.1' };
const reaction = {
  type: 'reaction_added',
  user: 'U1',
  reaction: 'white_check_mark',
  item: { type: 'message', channel: 'C1', ts: '1.1' },
  event_ts: '3.1',
};

test('a message is told with its place, text and files', () => {
  const files = [
    { id: 'F1', name: 'é.png', size: 10, mode: 'hosted' },
    { id: 'F2', file_access: 'check_file_info' },
    { id: 'F3', mode: 'tombstone' },
    { id: 'F4', name: 'doc', size: 1, mode: 'external' },
  ];
  assert.deepEqual(chatEventOf({ ...message, subtype: 'file_share', thread_ts: '0.1', files }, us), {
    kind: 'message',
    dedupeKey: 'message:C1:1.1',
    user: 'U1',
    ref: { channel: 'C1', message: '1.1', thread: '0.1' },
    text: 'hello',
    blocks: undefined,
    files: [
      { id: 'F1', name: 'é.png', byteLength: 10 },
      { id: 'F2', name: 'F2', byteLength: 0 },
    ],
    mentionsBot: false,
  });
  // The first of a thread names itself as its thread once it has answers.
  const first = chatEventOf({ ...message, thread_ts: '1.1' }, us);
  assert.equal(first !== null && first.ref.thread, null);
});

test('our own messages, edits and reactions are none of ours to hear', () => {
  for (const event of [
    { ...message, user: 'UBOT' },
    { ...message, bot_id: 'BBOT' },
    { ...reaction, user: 'UBOT' },
    { ...changed, message: { ts: '1.1', user: 'UBOT', text: 'b' }, previous_message: { ts: '1.1', text: 'a' } },
  ]) {
    assert.equal(chatEventOf(event, us), null);
  }
});

test('a link preview is no edit, a new text is one', () => {
  const before = { ts: '1.1', user: 'U1', text: 'see <https://a.example>' };
  const unfurled = { ...changed, message: { ...before, attachments: [{}] }, previous_message: before };
  assert.equal(chatEventOf(unfurled, us), null);
  const edited = { ...before, text: 'other', edited: { user: 'U1', ts: '2.0' }, thread_ts: '0.1' };
  assert.deepEqual(chatEventOf({ ...changed, message: edited, previous_message: before }, us), {
    kind: 'edited',
    dedupeKey: 'edited:C1:1.1:2.0',
    ref: { channel: 'C1', message: '1.1', thread: '0.1' },
  });
});

test('a message that is deleted is told so, by its stone too, ours as well', () => {
  const ref = { channel: 'C1', message: '1.1', thread: '0.1' };
  const previous = { ts: '1.1', user: 'UBOT', text: 'a', thread_ts: '0.1' };
  const gone = { kind: 'deleted', dedupeKey: 'deleted:C1:1.1', ref };
  const deleted = { ...changed, subtype: 'message_deleted', deleted_ts: '1.1', previous_message: previous };
  assert.deepEqual(chatEventOf(deleted, us), gone);
  const stone = { ts: '1.1', user: 'USLACKBOT', subtype: 'tombstone', text: 'This message was deleted.' };
  assert.deepEqual(chatEventOf({ ...changed, message: stone, previous_message: previous }, us), gone);
});

test('a reaction means the same with a skin tone, and its taking back is another thing', () => {
  const added = chatEventOf({ ...reaction, reaction: 'white_check_mark::skin-tone-3' }, us);
  assert.ok(added?.kind === 'reaction' && added.name === 'approve' && added.added);
  const removed = chatEventOf({ ...reaction, type: 'reaction_removed' }, us);
  assert.ok(removed?.kind === 'reaction' && !removed.added);
  assert.notEqual(chatEventOf(reaction, us)?.dedupeKey, removed.dedupeKey);
  assert.equal(chatEventOf(reaction, us)?.dedupeKey, chatEventOf({ ...reaction }, us)?.dedupeKey);
  assert.notEqual(chatEventOf(reaction, us)?.dedupeKey, chatEventOf({ ...reaction, event_ts: '3.2' }, us)?.dedupeKey);
});

test('what means nothing to us is left aside', () => {
  for (const event of [
    null,
    {},
    { type: 'channel_archive', channel: 'C1' },
    { ...message, subtype: 'channel_join' },
    { ...message, subtype: 'bot_message', user: undefined },
    { ...message, user: undefined },
    { ...message, ts: undefined },
    { ...reaction, item: { type: 'file', file: 'F1' } },
    { ...changed },
    { type: '__proto__' },
  ]) {
    assert.equal(chatEventOf(event, us), null);
  }
});

test('in a workspace of its own, only that workspace is ours', () => {
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T1' }, us), null);
  assert.equal(notForUs({ api_app_id: 'A1', team: { id: 'T1' }, enterprise: null }, us), null);
  assert.equal(notForUs({ api_app_id: 'A2', team_id: 'T1' }, us), 'anotherApp');
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T2' }, us), 'anotherWorkspace');
  assert.equal(notForUs({ api_app_id: 'A1' }, us), 'anotherWorkspace');
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T2', enterprise_id: 'E1' }, us), 'anotherWorkspace');
  // A channel shared with another organisation: its message is told for our workspace.
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T2', context_team_id: 'T1' }, us), null);
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T1', context_team_id: 'T2' }, us), 'anotherWorkspace');
  assert.equal(notForUs('text', us), 'unreadable');
});

test('in Enterprise Grid the organisation counts', () => {
  const inGrid = { ...us, enterprise: 'E1' };
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T2', enterprise_id: 'E1' }, inGrid), null);
  assert.equal(notForUs({ api_app_id: 'A1', team: { id: 'T2', enterprise_id: 'E1' } }, inGrid), null);
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T1' }, inGrid), null);
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T2', enterprise_id: 'E2' }, inGrid), 'anotherWorkspace');
  const forAll = { ...inGrid, platformId: 'slack:E1', isForWholeEnterprise: true };
  assert.equal(notForUs({ api_app_id: 'A1', team: null, enterprise: { id: 'E1' } }, forAll), null);
  assert.equal(notForUs({ api_app_id: 'A1', team_id: 'T1', enterprise_id: 'E2' }, forAll), 'anotherWorkspace');
});
