import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { answerSecondsOf } from '#networks/answer-seconds-of.ts';
import { bluesky } from '#networks/bluesky/bluesky.ts';
import { openSessions } from '#networks/bluesky/sessions.ts';
import type { PostReading } from '#networks/read-outcome.ts';
import { x } from '#networks/x/x.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { networkAt } from '../support/mastodon-answers.ts';
import { testClock } from '../support/test-clock.ts';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 20, 9) + seconds * 1000);

function secondsOf(reading: PostReading | undefined): readonly number[] | null | undefined {
  return reading?.kind === 'counts' ? (reading.answerSeconds ?? null) : undefined;
}

test('the first answer to each reply counts, and nothing where a time is not told or runs backwards', () => {
  const early = { repliedAt: at(0), answeredAt: [at(90), at(60)] };
  assert.deepEqual(answerSecondsOf([early, { repliedAt: at(10), answeredAt: [at(15)] }]), [5, 60]);
  assert.deepEqual(answerSecondsOf([]), []);
  assert.equal(answerSecondsOf([early, { repliedAt: null, answeredAt: [at(15)] }]), null);
  assert.equal(answerSecondsOf([{ repliedAt: at(0), answeredAt: [at(15), null] }]), null);
  assert.equal(answerSecondsOf([{ repliedAt: at(20), answeredAt: [at(15)] }]), null);
});

function status(id: string, to: string, by: string, seconds: number | null): object {
  const createdAt = seconds === null ? 'soon' : at(seconds).toISOString();
  return { id, in_reply_to_id: to, account: { id: by }, created_at: createdAt };
}

async function readOnMastodon(...descendants: readonly object[]): Promise<readonly number[] | null | undefined> {
  await using server = await askedServer((url) => {
    if (url.pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
    if (url.pathname.endsWith('context')) return { descendants };
    return [{ id: '1', created_at: at(0).toISOString(), content: '', visibility: 'public', replies_count: 2 }];
  });
  const { readings } = await networkAt(server.url).read([{ id: '1', publishedAt: at(0) }], soon());
  return secondsOf(readings.get('1'));
}

describe('how long people waited for an answer on Mastodon', () => {
  test('is told of direct replies of others, from the reply until our first answer', async () => {
    const told = await readOnMastodon(
      status('2', '1', '7', 60),
      status('3', '2', '9', 3660),
      status('4', '2', '9', 120),
      status('5', '3', '8', 4000),
      status('6', '5', '9', 4001),
      status('7', '1', '8', 100),
      status('8', '1', '9', 130),
    );
    assert.deepEqual(told, [60]);
  });

  test('is not known where a time cannot be read', async () => {
    assert.equal(await readOnMastodon(status('2', '1', '7', 60), status('3', '2', '9', null)), null);
  });
});

describe('how long people waited for an answer on X', () => {
  const clock = testClock();
  const idAt = (seconds: number): string =>
    String(BigInt(clock.now().getTime() + seconds * 1000 - 1_288_834_974_657) << 22n);
  const root = idAt(-86_400);
  const metrics = { retweet_count: 0, reply_count: 2, like_count: 1, quote_count: 0, impression_count: 9 };
  const own = (id: string, to: string | null, conversation = root): object => ({
    id,
    public_metrics: metrics,
    conversation_id: conversation,
    ...(to === null ? {} : { referenced_tweets: [{ type: 'replied_to', id: to }] }),
  });
  const read = async (
    posts: readonly object[],
    publishedAt = new Date(clock.now().getTime() - 86_400_000),
  ): Promise<readonly number[] | null | undefined> => {
    await using server = await askedServer(() => ({ data: posts }));
    const network = x({ ...keys, baseUrl: server.url, clock });
    const { readings, billed } = await network.read([{ id: root, publishedAt }], soon());
    assert.deepEqual(billed, { ownedRead: posts.length });
    return secondsOf(readings.get(root));
  };
  const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd', userId: '9', reading: true };

  test('is told by the ids of replies that our answers name, at no further cost', async () => {
    const [one, other] = [idAt(-80_000), idAt(-70_000)];
    const answer = own(idAt(-79_000), one);
    const elsewhere = own(idAt(-60_000), idAt(-60_100), idAt(-90_000));
    const posts = [own(idAt(-100), idAt(-79_000)), own(idAt(-69_970), other), own(idAt(-78_000), one), answer];
    assert.deepEqual(await read([elsewhere, ...posts, own(idAt(-50), root), own(root, null)]), [30, 1000]);
  });

  test('is not known where ids do not tell when a post was made', async () => {
    const posts = [own(idAt(-79_000), idAt(-80_000)), own(root, null)];
    assert.deepEqual(await read(posts), [1000]);
    assert.equal(await read(posts, new Date(clock.now().getTime() - 3_600_000)), null);
  });
});

test('on Bluesky it is told by when each was seen there, and not by what its writer’s program says', async () => {
  const mine = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
  const post = (by: string, seconds: number): object => ({
    author: { did: by },
    record: { createdAt: at(-9_999).toISOString() },
    indexedAt: at(seconds).toISOString(),
  });
  const reply = (by: string, seconds: number, replies: readonly object[] = []): object => ({
    post: post(by, seconds),
    replies,
  });
  const thread = [
    reply('did:plc:b', 100, [reply('did:plc:c', 110), reply(mine, 700), reply(mine, 160)]),
    reply('did:plc:d', 200),
    reply(mine, 300, [reply('did:plc:b', 400)]),
  ];
  const uri = `at://${mine}/app.bsky.feed.post/3mqqqqqqqqq22`;
  await using server = await askedServer(({ pathname }) => {
    if (pathname.endsWith('createSession'))
      return { did: mine, handle: 'a.test', accessJwt: 'e30.e30.x', refreshJwt: 'e30.e30.x' };
    if (pathname.endsWith('getPostThread')) return { thread: { replies: thread } };
    return { posts: [{ uri, likeCount: 1, repostCount: 0, quoteCount: 0, replyCount: 3 }] };
  });
  const logIn = { identifier: mine, appPassword: 'b', serverUrl: server.url, sessions: openSessions() };
  const network = bluesky({ ...logIn, loopbackOnly: true, clock: testClock() });
  const { readings } = await network.read([{ id: '3mqqqqqqqqq22', publishedAt: at(0) }], soon());
  const reading = readings.get('3mqqqqqqqqq22');
  assert.deepEqual(secondsOf(reading), [60]);
  assert.partialDeepStrictEqual(reading, { counts: { ownReplies: 1, unanswered: 1 } });
});
