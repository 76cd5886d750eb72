import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testClock } from '../../support/test-clock.ts';
import { openMattermost, type Mattermost } from './open-mattermost.ts';
import { ask, made } from './wire.ts';

// Checks that our Mattermost refuses what the real one refuses. Otherwise suites that run against it prove nothing.

const people = [{ name: 'aicha' }, { name: 'karim', kind: 'admin' }, { name: 'sacha', kind: 'guest' }] as const;

const post = (mattermost: Mattermost, more: object): ReturnType<typeof ask> =>
  ask(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'x', ...more });

const letters = (count: number): string => '\u{1f468}'.repeat(count);

test('a request without a good token is refused, but for the health of the server and its version', async () => {
  await using mattermost = await openMattermost();
  for (const token of [null, 'x'.repeat(26)]) {
    const { status, body } = await ask(mattermost, 'GET /users/me', undefined, token);
    assert.deepEqual([status, body['status_code']], [401, 401]);
    assert.deepEqual(Object.keys(body), ['id', 'message', 'detailed_error', 'request_id', 'status_code']);
  }
  assert.equal((await ask(mattermost, 'GET /system/ping', undefined, null)).body['status'], 'OK');
  const config = await ask(mattermost, 'GET /config/client?format=old', undefined, null);
  assert.equal(config.body['Version'], '11.7.2');
  assert.match(config.headers.get('x-version-id') ?? '', /^11\.7\.2\./);
  mattermost.revokeToken(mattermost.bot.token);
  assert.equal((await ask(mattermost, 'GET /users/me')).status, 401);
});

test('whoever leaves is signed out at once, and says so of themselves', async () => {
  await using mattermost = await openMattermost({ people });
  const token = mattermost.makeToken(mattermost.id('aicha'));
  mattermost.deactivate(mattermost.id('aicha'));
  assert.equal((await ask(mattermost, 'GET /users/me', undefined, token)).status, 401);
  const { body } = await ask(mattermost, `GET /users/${mattermost.id('aicha')}`);
  assert.ok(Number(body['delete_at']) > 0);
  assert.equal('is_bot' in body, false);
  assert.equal((await ask(mattermost, 'GET /users/me')).body['is_bot'], true);
});

test('what the server would ignore, and a route that it does not have, is complained of', async () => {
  const mattermost = await openMattermost();
  assert.equal((await post(mattermost, { nonsense: 1 })).status, 201);
  assert.equal((await post(mattermost, { message: 7 })).status, 400);
  assert.equal((await ask(mattermost, 'GET /nothing')).status, 404);
  assert.equal((await ask(mattermost, 'GET /teams?nonsense=1')).status, 200);
  assert.equal(mattermost.complaints().length, 4);
  await assert.rejects(async () => mattermost[Symbol.asyncDispose](), /had to complain/);
});

test('each limit of a post is kept to the letter', async () => {
  await using mattermost = await openMattermost();
  assert.equal((await post(mattermost, { message: letters(16_383) })).status, 201);
  assert.equal((await post(mattermost, { message: letters(16_384) })).status, 400);
  const frame = Buffer.byteLength(JSON.stringify({ channel_id: mattermost.channel, message: 'x', props: { a: '' } }));
  assert.equal((await post(mattermost, { props: { a: 'x'.repeat(300_000 - frame) } })).status, 201);
  const tooLarge = await post(mattermost, { props: { a: 'x'.repeat(300_001 - frame) } });
  assert.deepEqual([tooLarge.status, tooLarge.body['id']], [413, 'api.context.request_body_too_large.app_error']);
  mattermost.config.MaximumPayloadSizeBytes = 1_000_000;
  assert.equal((await post(mattermost, { props: { a: 'x'.repeat(799_992) } })).status, 201);
  assert.equal((await post(mattermost, { props: { a: 'x'.repeat(799_993) } })).status, 400);
  assert.equal((await post(mattermost, { file_ids: Array.from({ length: 11 }, () => 'a') })).status, 400);
  assert.equal((await ask(mattermost, 'GET /posts/short')).status, 400);
});

test('a reply hangs on a root, not on a reply', async () => {
  await using mattermost = await openMattermost();
  const root = await made(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'root' });
  const reply = await made(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'r', root_id: root });
  const refused = await post(mattermost, { root_id: reply });
  assert.deepEqual([refused.status, refused.body['id']], [400, 'api.post.create_post.root_id.app_error']);
});

test('the same pending id is the same post, for thirty seconds', async () => {
  const clock = testClock();
  await using mattermost = await openMattermost({ clock });
  const again = async (): Promise<unknown> => (await post(mattermost, { pending_post_id: 'k' })).body['id'];
  const first = await again();
  clock.advance(29_999);
  assert.equal(await again(), first);
  clock.advance(1);
  assert.notEqual(await again(), first);
});

test('while a post is being kept, its pending id is refused; then it is that post', async () => {
  await using mattermost = await openMattermost();
  mattermost.server.keepsPostsInMs = 200;
  const posts = await Promise.all([1, 2, 3].map(() => post(mattermost, { pending_post_id: 'k' })));
  const [made, ...others] = posts.toSorted((a, b) => a.status - b.status);
  assert.equal(made?.status, 201);
  for (const { body } of others) assert.equal(body['id'], 'api.post.deduplicate_create_post.pending');
  assert.equal((await post(mattermost, { pending_post_id: 'k' })).body['id'], made.body['id']);
  assert.equal((await post(mattermost, { pending_post_id: 'bad', message: letters(16_384) })).status, 400);
  assert.equal((await post(mattermost, { pending_post_id: 'bad' })).status, 201);
});

test('the server fetches the first link and every picture of a message, unless it is told that links are unsafe', async () => {
  await using mattermost = await openMattermost({ people });
  const message = 'https://a.example/1 [b](https://b.example) ![c](https://c.example/c.png)';
  const attachments = [{ text: 'https://d.example' }];
  const more = [
    {},
    { attachments },
    { unsafe_links: true },
    { unsafe_links: 'true' },
    { unsafe_links: 'true', attachments },
  ];
  for (const props of more) await post(mattermost, { message, props });
  const picture = 'https://c.example/c.png';
  assert.deepEqual(
    mattermost.seen(mattermost.id('aicha')).map(({ previews }) => previews),
    [['https://a.example/1', picture], [picture], ['https://a.example/1', picture], [], []],
  );
});

test('who is not in a channel neither posts nor reads who is in it, and nobody whispers through the API', async () => {
  await using mattermost = await openMattermost({ otherChannels: [{ name: 'elsewhere', isBotIn: false }] });
  const channel = mattermost.channelId('elsewhere');
  assert.equal((await post(mattermost, { channel_id: channel })).status, 403);
  assert.equal((await ask(mattermost, `GET /channels/${channel}/members`)).status, 403);
  const whisper = { user_id: mattermost.bot.id, post: { channel_id: mattermost.channel, message: 'x' } };
  assert.equal((await ask(mattermost, 'POST /posts/ephemeral', whisper)).status, 403);
});

test('a post that is gone is not found, but to change it is "not permitted"', async () => {
  await using mattermost = await openMattermost({ people });
  const id = await made(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'x' });
  mattermost.delete(mattermost.id('karim'), id);
  assert.equal((await ask(mattermost, `GET /posts/${id}`)).status, 404);
  assert.equal((await ask(mattermost, `PUT /posts/${id}/patch`, { message: 'y' })).status, 403);
  const reaction = { user_id: mattermost.bot.id, post_id: id, emoji_name: 'x' };
  assert.equal((await ask(mattermost, 'POST /reactions', reaction)).status, 404);
});

test('a patch replaces the props as a whole, and only the author or an administrator changes a post', async () => {
  await using mattermost = await openMattermost({ people });
  const props = { tambour: { key: 'k' } };
  const id = await made(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'x', props });
  const patched = await ask(mattermost, `PUT /posts/${id}/patch`, { props: { other: 1 } });
  assert.deepEqual(patched.body['props'], { other: 1 });
  assert.throws(() => mattermost.edit(mattermost.id('aicha'), id, 'mine'), /permissions/);
  mattermost.edit(mattermost.id('karim'), id, 'changed');
  assert.equal(mattermost.seen(mattermost.id('aicha'))[0]?.message, 'changed');
});

test('what an action sends, and where, no client sees; a bad id is a dead button', async () => {
  await using mattermost = await openMattermost();
  const action = { type: 'button', name: 'Go', integration: { url: 'http://127.0.0.1/a', context: { secret: 1 } } };
  const attachments = [{ fallback: 'f', text: 't', actions: [{ id: 'go', ...action }] }];
  const { body } = await post(mattermost, { props: { attachments } });
  assert.ok(!JSON.stringify(body).includes('secret'));
  await post(mattermost, { props: { attachments: [{ actions: [{ id: 'go_1', ...action }] }] } });
  assert.deepEqual(mattermost.takeComplaints(), ['action "go_1" is dead: its id is not alphanumeric']);
  await post(mattermost, { props: { attachments: [{ actions: [{ id: 'go', type: 'button', name: 'Go' }] }] } });
  assert.equal(mattermost.takeComplaints().length, 1);
});

test('names, and the words for all, notify in a message and in attachments, whatever is escaped', async () => {
  await using mattermost = await openMattermost({ people });
  const notified = async (text: string): Promise<readonly string[]> => {
    const ways = [
      { message: text },
      { props: { attachments: [{ text }] } },
      { props: { attachments: [{ pretext: text }] } },
    ];
    const posts = await Promise.all(
      ways.map((way) => made(mattermost, 'POST /posts', { channel_id: mattermost.channel, ...way })),
    );
    const [first = [], ...others] = posts.map((id) => mattermost.server.posts.get(id)?.notified ?? []);
    for (const other of others) assert.deepEqual(other, first);
    return first;
  };
  const aicha = [mattermost.id('aicha')];
  for (const text of ['@aicha', '\\@aicha', '@Aicha.', '(@aicha)', '&#64;aicha', '`` ` `` @aicha', '**@aicha**'])
    assert.deepEqual(await notified(text), aicha, text);
  for (const text of [
    '\\``@aicha',
    '[x](https://a.example) @aicha',
    'https://a_b.example/@aicha',
    'x https://y.@aicha',
  ])
    assert.deepEqual(await notified(text), text.includes('y.') ? [] : aicha, text);
  for (const text of [
    'https://a.example/@aicha',
    'www.a.example/@aicha',
    '[x](https://a.example/@aicha)',
    '\\``@aicha`',
  ])
    assert.deepEqual(await notified(text), [], text);
  for (const text of ['@\u2060aicha', '@\u200baicha', '`@aicha`', '```\n@aicha\n```', 'a@aicha', '@aichas'])
    assert.deepEqual(await notified(text), [], text);
  for (const text of ['@all', '@channel', '@here'])
    assert.deepEqual(new Set(await notified(text)), new Set(people.map(({ name }) => mattermost.id(name))));
});

test('groups need a licence', async () => {
  await using mattermost = await openMattermost({
    people,
    groups: [{ name: 'approvers', displayName: 'Approvers', members: ['karim'] }],
  });
  assert.equal((await ask(mattermost, 'GET /groups')).status, 501);
  mattermost.setHasLicence(true);
  const groups = await ask(mattermost, 'GET /groups');
  assert.ok(JSON.stringify(groups.body).includes('Approvers'));
  const members = await ask(mattermost, `GET /groups/${mattermost.groupId('approvers')}/members`);
  assert.equal(members.body['total_member_count'], 1);
});

test('a file is uploaded to a channel, carried by one post of its owner, and gone with it', async () => {
  await using mattermost = await openMattermost({ people });
  const form = new FormData();
  form.set('channel_id', mattermost.channel);
  form.append('files', new Blob([new Uint8Array(9)], { type: 'image/png' }), 'é.png');
  const { status, body } = await ask(mattermost, 'POST /files', form);
  assert.equal(status, 201);
  const [file] = Array.isArray(body['file_infos']) ? body['file_infos'] : [];
  const id = String(file?.id);
  assert.deepEqual([file?.name, file?.size], ['é.png', 9]);
  const carrier = (await post(mattermost, { file_ids: [id] })).body;
  assert.deepEqual(carrier['file_ids'], [id]);
  assert.equal((await post(mattermost, { file_ids: [id] })).body['file_ids'], null);
  assert.equal(mattermost.takeComplaints().length, 1);
  assert.equal((await ask(mattermost, `GET /files/${id}`)).status, 200);
  mattermost.delete(mattermost.id('karim'), String(carrier['id']));
  assert.equal((await ask(mattermost, `GET /files/${id}`)).status, 404);
});
