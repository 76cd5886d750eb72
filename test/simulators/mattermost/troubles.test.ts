import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testClock } from '../../support/test-clock.ts';
import { openMattermost } from './open-mattermost.ts';
import { ask } from './wire.ts';

const people = [{ name: 'aicha' }] as const;

test('a lost request has done nothing, a lost answer has', async () => {
  await using mattermost = await openMattermost({ people });
  const post = (): ReturnType<typeof ask> =>
    ask(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'x' });
  const there = (): number => mattermost.seen(mattermost.id('aicha')).length;
  mattermost.trouble('POST /posts', { kind: 'loseRequest' });
  await assert.rejects(post());
  assert.equal(there(), 0);
  mattermost.trouble('POST /posts', { kind: 'loseAnswer' });
  await assert.rejects(post());
  assert.equal(there(), 1);
  assert.equal((await post()).status, 201);
});

test('a route is troubled as often as was said, and no other', async () => {
  await using mattermost = await openMattermost({ people });
  mattermost.trouble('GET /users/*', { kind: 'status', status: 503 }, 2);
  const statuses = [];
  for (const path of ['users/me', 'teams', 'users/me', 'users/me'])
    statuses.push((await ask(mattermost, `GET /${path}`)).status);
  assert.deepEqual(statuses, [503, 200, 503, 200]);
});

test('a rate limit is plain text, and a proxy speaks HTML', async () => {
  await using mattermost = await openMattermost();
  mattermost.trouble('GET /users/me', { kind: 'rateLimited', resetSeconds: 3 });
  const limited = await ask(mattermost, 'GET /users/me');
  assert.deepEqual([limited.status, limited.body['value']], [429, 'limit exceeded\n']);
  assert.equal(limited.headers.get('x-ratelimit-reset'), '3');
  mattermost.trouble('GET /users/me', { kind: 'html', status: 200 });
  const page = await ask(mattermost, 'GET /users/me');
  assert.match(String(page.body['value']), /<html>/);
});

test('a server whose clock is off says so in its header and its posts', async () => {
  const clock = testClock();
  await using mattermost = await openMattermost({ people, clock, skewMs: 3_600_000 });
  const answer = await ask(mattermost, 'POST /posts', { channel_id: mattermost.channel, message: 'x' });
  const theirs = clock.now().getTime() + 3_600_000;
  assert.equal(answer.body['create_at'], theirs);
  assert.equal(new Date(answer.headers.get('date') ?? '').getTime(), theirs);
});

test('posts since a moment are those that changed after it: replies with their roots, deleted ones, and reacted ones', async () => {
  const clock = testClock();
  await using mattermost = await openMattermost({ people, clock });
  const [user, channel] = [mattermost.id('aicha'), mattermost.channel];
  const say = (text: string, rootId: string | null = null): string => mattermost.say(user, channel, text, { rootId });
  const [old, reacted, deleted, still] = [say('old'), say('reacted'), say('deleted'), say('still')];
  const since = clock.now().getTime();
  clock.advance(1);
  const reply = say('reply', old);
  mattermost.react(user, reacted, 'x');
  mattermost.delete(user, deleted);
  const { body } = await ask(mattermost, `GET /channels/${channel}/posts?since=${since}`);
  assert.deepEqual(body['order'], [reply, deleted, reacted, old]);
  assert.ok(!JSON.stringify(body).includes(still));
  assert.ok(JSON.stringify(body).includes('"delete_at":1'));
});

test('a root takes its replies with it, and what was given to a deleted post is listed still', async () => {
  await using mattermost = await openMattermost({ people });
  const [user, channel] = [mattermost.id('aicha'), mattermost.channel];
  const root = mattermost.say(user, channel, 'root');
  const reply = mattermost.say(user, channel, 'reply', { rootId: root });
  mattermost.react(user, root, 'x');
  mattermost.delete(user, root);
  assert.equal((await ask(mattermost, `GET /posts/${reply}`)).status, 404);
  const { body } = await ask(mattermost, 'POST /posts/ids/reactions', [root, reply]);
  assert.deepEqual([Array.isArray(body[root]) && body[root].length, body[reply]], [1, []]);
  assert.equal((await ask(mattermost, 'POST /posts/ids/reactions', [root, 'x'.repeat(26)])).status, 403);
});
