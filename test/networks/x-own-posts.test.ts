import assert from 'node:assert/strict';
import { test } from 'node:test';

import { x } from '#networks/x/x.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { testClock } from '../support/test-clock.ts';

const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };
const metrics = { retweet_count: 7, reply_count: 2, like_count: 12, quote_count: 3, impression_count: 4096 };
const counts = { likes: 12, shares: 7, quotes: 3, replies: 2, ownReplies: 0, unanswered: null, views: 4096 };

test('a post that tells no counts is paid for once, and not looked up', async () => {
  const clock = testClock();
  await using server = await askedServer(() => ({ data: [{ id: '1' }], meta: { result_count: 1 } }));
  const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock });
  const { billed } = await network.read([{ id: '1', publishedAt: clock.now() }], soon());
  assert.deepEqual([billed, server.asked.length], [{ ownedRead: 1 }, 1]);
});

test('our own quote of a post is no reply to it', async () => {
  const clock = testClock();
  const quote = { id: '2', public_metrics: {}, referenced_tweets: [{ type: 'quoted', id: '1' }] };
  await using server = await askedServer(() => ({ data: [quote, { id: '1', public_metrics: metrics }] }));
  const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock });
  const { readings } = await network.read([{ id: '1', publishedAt: clock.now() }], soon());
  assert.deepEqual(readings.get('1'), { kind: 'counts', counts });
});
