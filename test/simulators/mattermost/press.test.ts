import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openIntegration } from './integration.ts';
import { openMattermost, type Mattermost } from './open-mattermost.ts';
import { ask, made } from './wire.ts';

const people = [{ name: 'aicha' }, { name: 'karim' }] as const;

function card(mattermost: Mattermost, url: string): Promise<string> {
  const context = { z: 1, a: { y: 'é', b: 1767254400 } };
  const actions = [{ id: 'go', type: 'button', name: 'Go', integration: { url, context } }];
  const props = { attachments: [{ text: 't', actions }], tambour: { key: 'k' } };
  return made(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'card', props });
}

const always = (): boolean => true;

test('a press is sent unsigned, with what the author put into the button, its keys in another order', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  const post = await card(mattermost, app.url);
  assert.equal((await mattermost.press(mattermost.id('aicha'), post, always)).kind, 'answered');
  const [heard] = app.heard;
  assert.equal(heard?.headers.get('authorization'), null);
  assert.ok(heard?.body.includes('"context":{"a":{"b":1767254400,"y":"é"},"z":1}'));
  const { trigger_id, context: _context, ...rest } = JSON.parse(heard.body);
  assert.ok(typeof trigger_id === 'string');
  assert.deepEqual(rest, {
    user_id: mattermost.id('aicha'),
    user_name: 'aicha',
    channel_id: mattermost.channel,
    channel_name: 'publications',
    team_id: mattermost.team,
    team_domain: 'valmont',
    post_id: post,
    type: 'button',
    data_source: '',
  });
});

test('a choice in a menu is sent with what the author put there, whatever was chosen, as a real server does', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  const options = [{ text: 'Edit', value: 'one' }];
  const actions = [
    { id: 'go', type: 'select', name: 'More', options, integration: { url: app.url, context: { a: 1 } } },
  ];
  const props = { attachments: [{ text: 't', actions }] };
  const post = await made(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'card', props });
  await mattermost.press(mattermost.id('aicha'), post, ({ label }) => label === 'Edit');
  const token = mattermost.makeToken(mattermost.id('aicha'));
  await ask(mattermost, `POST /posts/${post}/actions/go`, { selected_option: 'never offered' }, token);
  assert.deepEqual(
    app.heard.map(({ body }) => JSON.parse(body)).map(({ type, context }) => [type, context]),
    [
      ['select', { a: 1, selected_option: 'one' }],
      ['select', { a: 1, selected_option: 'never offered' }],
    ],
  );
});

test('an answer to a press whispers, and changes the post: props that it leaves out stay, a message does not', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  const post = await card(mattermost, app.url);
  const press = (): ReturnType<typeof mattermost.press> => mattermost.press(mattermost.id('aicha'), post, always);
  app.answer = () => Response.json({ update: { message: 'done' }, ephemeral_text: 'Recorded' });
  assert.deepEqual(await press(), { kind: 'answered', ephemeralText: 'Recorded' });
  const kept = mattermost.server.posts.get(post);
  assert.deepEqual([kept?.message, kept?.props['tambour']], ['done', { key: 'k' }]);
  assert.equal(mattermost.seen(mattermost.id('karim')).length, 1);
  assert.equal(mattermost.seen(mattermost.id('aicha'))[1]?.rootId, post);
  app.answer = () => Response.json({ update: { props: {} } });
  await press();
  assert.deepEqual([kept?.message, kept?.props], ['', {}]);
  assert.equal(mattermost.takeComplaints().length, 1);
});

test('a press fails where the post is gone, the person is not in the channel, or the answer is not good', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  const post = await card(mattermost, app.url);
  const press = (user: string): ReturnType<typeof ask> =>
    ask(mattermost, `POST /posts/${post}/actions/go`, {}, mattermost.makeToken(mattermost.id(user)));
  app.answer = () => new Response('no', { status: 401 });
  assert.equal((await press('aicha')).status, 400);
  app.answer = () => new Response('<html>');
  assert.equal((await press('aicha')).status, 400);
  app.answer = () => Response.json({ error: { message: 'no' } });
  assert.equal((await press('aicha')).status, 400);
  mattermost.remove(mattermost.id('karim'), mattermost.channel);
  assert.equal((await press('karim')).status, 403);
  mattermost.delete(mattermost.bot.id, post);
  assert.equal((await press('aicha')).status, 404);
  assert.equal(app.heard.length, 3);
});

test('a button that only one person sees sends the id of a post that the server does not keep', async () => {
  await using app = await openIntegration();
  await using mattermost = await openMattermost({ people });
  mattermost.registerCommand(app.url);
  const actions = [{ id: 'go', type: 'button', name: 'Go', integration: { url: app.url, context: { a: 1 } } }];
  app.answer = () => Response.json({ text: 'for you', attachments: [{ actions }] });
  await mattermost.type(mattermost.id('aicha'), mattermost.channel, 'help');
  app.answer = () => Response.json({});
  await mattermost.pressWhisper(mattermost.id('aicha'), 0, always);
  const { post_id, context } = JSON.parse(app.heard[1]?.body ?? '');
  assert.deepEqual(context, { a: 1 });
  assert.equal((await ask(mattermost, `GET /posts/${post_id}`)).status, 404);
});
