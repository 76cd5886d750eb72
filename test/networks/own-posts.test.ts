import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { OwnPostsOutcome } from '#networks/read-outcome.ts';
import { mastodon } from '#networks/mastodon/mastodon.ts';
import { x } from '#networks/x/x.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { type MastodonWorld, openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { testClock } from '../support/test-clock.ts';

const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };

/** Posts as somebody does who has the token, and no Tambour. */
async function postByHand(world: MastodonWorld, body: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(`${world.url}/api/v1/statuses`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${world.token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200);
  const { id }: { id: string } = JSON.parse(await answer.text());
  return id;
}

function textsOf({ posts }: OwnPostsOutcome): readonly string[] {
  return posts.map(({ text }) => text);
}

test('on Mastodon a reply and a message to one person are no posts, and one for followers alone is', async () => {
  await using world = await openPracticeMastodon();
  const since = new Date(Date.now() - 1000);
  const parent = await postByHand(world, { status: 'Pour tout le monde' });
  await postByHand(world, { status: 'Une réponse', in_reply_to_id: parent });
  await postByHand(world, { status: 'Entre nous', visibility: 'direct' });
  await postByHand(world, { status: 'Pour les abonnés', visibility: 'private' });
  await postByHand(world, { status: 'le texte', spoiler_text: 'Attention' });
  const listed = await world.network.ownPosts(since, soon());
  assert.deepEqual(listed.end, { kind: 'all' });
  assert.deepEqual(textsOf(listed), ['Attention le texte', 'Pour les abonnés', 'Pour tout le monde']);
});

test('on Mastodon a timeline too long to be read whole gives its newest, and says that it is not all', async () => {
  const clock = testClock();
  let last = 1000;
  await using server = await askedServer(({ pathname }) => {
    if (pathname.endsWith('/verify_credentials')) return { id: '1', username: 'valmont' };
    return Array.from({ length: 40 }, () => {
      last -= 1;
      const created_at = clock.now().toISOString();
      return { id: String(last), created_at, content: `<p>n° ${last}</p>`, visibility: 'public' };
    });
  });
  const options = { serverUrl: server.url, accessToken: 't', software: '', loopbackOnly: true, clock };
  const { posts, end } = await mastodon(options).ownPosts(new Date(0), soon());
  assert.deepEqual([posts.length, posts[0]?.text, end.kind], [400, 'n° 999', 'unreadable']);
});

test('X is asked for no replies and no reposts, bills each post once, and an edited post keeps its earlier ids', async () => {
  const clock = testClock();
  const at = clock.now().toISOString();
  const data = [
    { id: '3', text: 'Corrigé &amp; complété', created_at: at, edit_history_tweet_ids: ['1', '3'] },
    { id: '4', text: 'Cité', created_at: at, referenced_tweets: [{ type: 'quoted', id: '9' }] },
    { id: '5', text: '@a Réponse', created_at: at, referenced_posts: [{ type: 'replied_to', id: '9' }] },
    { id: '6', text: 'RT', created_at: at, referenced_tweets: [{ type: 'retweeted', id: '9' }] },
  ];
  await using server = await askedServer(() => ({ data, meta: {} }));
  const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock });
  const { posts, billed, end } = await network.ownPosts(clock.now(), soon());
  assert.deepEqual([billed, end, server.asked.length], [{ ownedRead: 4 }, { kind: 'all' }, 1]);
  assert.deepEqual(
    posts.map(({ id, earlierIds, text }) => [id, earlierIds, text]),
    [
      ['3', ['1'], 'Corrigé & complété'],
      ['4', [], 'Cité'],
    ],
  );
  assert.match(String(server.asked[0]), /exclude=retweets,replies/);
});

test('on X a post without a date is no proof that there is nothing', async () => {
  const clock = testClock();
  await using server = await askedServer(() => ({ data: [{ id: '1', text: 'a' }], meta: {} }));
  const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock });
  const end = { kind: 'unreadable', why: 'no_answer' };
  assert.deepEqual(await network.ownPosts(clock.now(), soon()), { posts: [], billed: {}, end });
});

test('with reading off X is not asked for its timeline', async () => {
  const clock = testClock();
  await using server = await askedServer(() => ({ data: [] }));
  const network = x({ ...keys, userId: '9', reading: false, baseUrl: server.url, clock });
  const end = { kind: 'unreadable', why: 'reading_off' };
  assert.deepEqual(await network.ownPosts(clock.now(), soon()), { posts: [], billed: {}, end });
  assert.deepEqual(server.asked, []);
});

test('on X a page that is not the last is followed by the next', async () => {
  const clock = testClock();
  const post = (id: string): object => ({ id, text: `n° ${id}`, created_at: clock.now().toISOString() });
  await using server = await askedServer(({ searchParams }) =>
    searchParams.get('pagination_token') === 'more'
      ? { data: [post('1')], meta: {} }
      : { data: [post('2')], meta: { next_token: 'more' } },
  );
  const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock });
  const listed = await network.ownPosts(clock.now(), soon());
  assert.deepEqual([textsOf(listed), listed.billed, listed.end], [['n° 2', 'n° 1'], { ownedRead: 2 }, { kind: 'all' }]);
});

test('on the practice X a reply is neither listed nor billed', async () => {
  await using world = await openPracticeX();
  const since = new Date(Date.now() - 1000);
  const post = world.server.postByHand(world.accountId, 'Un essai');
  assert.ok(post !== null);
  world.server.postByHand(world.accountId, 'Une suite', post);
  const listed = await world.network.ownPosts(since, soon());
  assert.deepEqual([textsOf(listed), listed.billed, listed.end], [['Un essai'], { ownedRead: 1 }, { kind: 'all' }]);
});
