import assert from 'node:assert/strict';
import { test } from 'node:test';

import { emoji } from './emoji.ts';
import { openMattermost, type Mattermost } from './open-mattermost.ts';
import { ask, made } from './wire.ts';

const people = [{ name: 'aicha' }, { name: 'karim' }] as const;

async function statusOf(mattermost: Mattermost, route: string, body?: unknown, token?: string): Promise<number> {
  return (await ask(mattermost, route, body, token)).status;
}

test('a closed account is let in by no token, not even by a new one', async () => {
  await using mattermost = await openMattermost({ people });
  mattermost.deactivate(mattermost.id('aicha'));
  const token = mattermost.makeToken(mattermost.id('aicha'));
  assert.equal(await statusOf(mattermost, 'GET /users/me', undefined, token), 401);
});

test('a reply stays in the channel of its root', async () => {
  await using mattermost = await openMattermost({ people, otherChannels: [{ name: 'other', isBotIn: true }] });
  const root = mattermost.say(mattermost.id('aicha'), mattermost.channelId('other'), 'root');
  const reply = { channel_id: mattermost.channel, message: 'x', root_id: root };
  assert.equal(await statusOf(mattermost, 'POST /posts', reply), 400);
});

test('a channel that was deleted takes no posts, edits, reactions, files or commands', async () => {
  await using mattermost = await openMattermost({ people });
  const [user, channel] = [mattermost.id('aicha'), mattermost.channel];
  const id = await made(mattermost, 'POST /posts', { channel_id: channel, message: 'x' });
  mattermost.registerCommand('http://127.0.0.1:1/');
  mattermost.deleteChannel(channel);
  assert.equal(await statusOf(mattermost, 'POST /posts', { channel_id: channel, message: 'y' }), 400);
  assert.equal(await statusOf(mattermost, `PUT /posts/${id}/patch`, { message: 'y' }), 400);
  const reaction = { user_id: mattermost.bot.id, post_id: id, emoji_name: 'x' };
  assert.equal(await statusOf(mattermost, 'POST /reactions', reaction), 403);
  assert.throws(() => mattermost.say(user, channel, 'x', { files: [{ name: 'a', bytes: new Uint8Array(1) }] }));
  await assert.rejects(mattermost.type(user, channel, 'help'), /deleted/);
});

test('nobody deletes, reacts or takes back a reaction for somebody else', async () => {
  await using mattermost = await openMattermost({ people });
  const [user, channel] = [mattermost.id('aicha'), mattermost.channel];
  const id = mattermost.say(user, channel, 'hers');
  mattermost.react(user, id, 'x');
  assert.equal(await statusOf(mattermost, `DELETE /posts/${id}`), 403);
  const reaction = { user_id: user, post_id: id, emoji_name: 'eyes' };
  assert.equal(await statusOf(mattermost, 'POST /reactions', reaction), 403);
  assert.equal(await statusOf(mattermost, `DELETE /users/${user}/posts/${id}/reactions/x`), 403);
});

test('a post has no more than fifty different reactions', async () => {
  await using mattermost = await openMattermost({ people });
  const [user, other, channel] = [mattermost.id('aicha'), mattermost.id('karim'), mattermost.channel];
  const id = mattermost.say(user, channel, 'x');
  const names = [...emoji].slice(0, 51);
  for (const name of names.slice(0, 50)) mattermost.react(user, id, name);
  mattermost.react(other, id, names[7] ?? '');
  assert.throws(() => mattermost.react(user, id, names[50] ?? ''), /too_many_reactions/);
});

test('a file that is too large is refused, and one of a channel is read by its members alone', async () => {
  await using mattermost = await openMattermost({ people, otherChannels: [{ name: 'other', isBotIn: false }] });
  const [user, other] = [mattermost.id('aicha'), mattermost.channelId('other')];
  mattermost.say(user, other, 'x', { files: [{ name: 'a.png', bytes: new Uint8Array(9) }] });
  const [file] = mattermost.seen(user)[0]?.files ?? [];
  assert.equal(await statusOf(mattermost, `GET /files/${file?.id}`), 403);
  mattermost.config.MaxFileSize = 8;
  const form = new FormData();
  form.set('channel_id', mattermost.channel);
  form.append('files', new Blob([new Uint8Array(9)]), 'a.png');
  assert.equal(await statusOf(mattermost, 'POST /files', form), 413);
});

test('a dialog is sent on only from where its person is', async () => {
  await using mattermost = await openMattermost({ people });
  const { channel, team } = mattermost;
  const submission = { url: 'http://127.0.0.1:1/', submission: {} };
  const outsider = mattermost.makePerson({ name: 'outsider', isInChannel: false });
  const secret = mattermost.makeChannel('secret', false, true);
  const token = mattermost.makeToken(outsider);
  const send = (place: object): Promise<number> =>
    statusOf(mattermost, 'POST /actions/dialogs/submit', { ...submission, ...place }, token);
  assert.equal(await send({ channel_id: secret, team_id: team }), 403);
  assert.equal(await send({ channel_id: channel, team_id: 'x'.repeat(26) }), 403);
  assert.equal(await send({ channel_id: channel, team_id: team }), 400);
});

test('commands and tokens of people can be switched off, and only an administrator makes a token', async () => {
  await using mattermost = await openMattermost({ people });
  const { admin } = mattermost;
  const route = `POST /users/${mattermost.id('aicha')}/tokens`;
  assert.equal(await statusOf(mattermost, route, { description: 'x' }, admin.token), 501);
  mattermost.config.EnableUserAccessTokens = true;
  assert.equal(await statusOf(mattermost, route, { description: 'x' }, admin.token), 200);
  assert.equal(await statusOf(mattermost, route, { description: 'x' }), 403);
  mattermost.config.EnableCommands = false;
  assert.equal(await statusOf(mattermost, `GET /commands?team_id=${mattermost.team}`, undefined, admin.token), 501);
});

test('two buttons of one id are complained of, and so is a post that says nothing', async () => {
  await using mattermost = await openMattermost();
  const action = { id: 'go', type: 'button', name: 'Go', integration: { url: 'http://127.0.0.1/a' } };
  const props = { attachments: [{ actions: [action] }, { actions: [action] }] };
  await made(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'x', props });
  await made(mattermost, 'POST /posts', { channel_id: mattermost.channel });
  assert.equal(mattermost.takeComplaints().length, 2);
});
