import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { TimelineOutcome } from '#networks/read-outcome.ts';
import { x } from '#networks/x/x.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { error, html, networkAt, tooMany } from '../support/mastodon-answers.ts';
import { openPracticeMastodon } from '../support/practice-networks.ts';
import { testClock } from '../support/test-clock.ts';

const me = { id: '9', username: 'valmont' };

function status(id: number, more: object = {}): object {
  const counts = { favourites_count: 2, reblogs_count: 0, replies_count: 1 };
  return {
    id: String(id),
    account: me,
    created_at: '2025-05-01T10:00:00Z',
    content: `<p>${id}</p>`,
    visibility: 'public',
    ...counts,
    ...more,
  };
}

async function after(answer: () => unknown): Promise<TimelineOutcome> {
  await using server = await askedServer(({ pathname }) => (pathname.endsWith('verify_credentials') ? me : answer()));
  return await networkAt(server.url).timeline('4', soon());
}

test('a page holds own posts with their counts; answers to others are times alone, and messages are nothing', async () => {
  const content =
    '<p>Piscine <a href="https://commune.example/pool?a=1"><span class="invisible">https://</span>commune.example/pool?a=1</a> <a class="mention hashtag" href="https://m.example/tags/eau">#eau</a> <a class="u-url mention" href="https://m.example/@a">@a</a></p>';
  await using server = await askedServer(({ pathname }) =>
    pathname.endsWith('verify_credentials')
      ? me
      : [
          status(9, { content, spoiler_text: 'Eau' }),
          status(8, { in_reply_to_id: '3', in_reply_to_account_id: '7' }),
          status(7, { in_reply_to_id: '9', in_reply_to_account_id: '9' }),
          status(6, { visibility: 'direct', content: '<p>private</p>' }),
          status(5, { reblog: status(1) }),
          status(4, { account: { id: '7' } }),
        ],
  );
  const outcome = await networkAt(server.url).timeline(null, soon());
  assert.deepEqual(outcome, {
    kind: 'page',
    posts: [
      {
        id: '9',
        at: new Date('2025-05-01T10:00:00Z'),
        text: 'Eau Piscine https://commune.example/pool?a=1 #eau @a',
        links: ['https://commune.example/pool?a=1'],
        likes: 2,
        shares: 0,
      },
    ],
    answeredAt: [new Date('2025-05-01T10:00:00Z')],
    continuations: 1,
    next: '4',
  });
  assert.deepEqual(server.asked.slice(1), ['/api/v1/accounts/9/statuses?limit=40&exclude_reblogs=true']);
});

test('one page follows the other to the end', async () => {
  await using world = await openPracticeMastodon();
  for (let index = 0; index < 45; index += 1) world.server.postByHand(world.accountId, `n° ${index}`);
  const first = await world.network.timeline(null, soon());
  assert.ok(first.kind === 'page' && first.next !== null);
  const second = await world.network.timeline(first.next, soon());
  assert.ok(second.kind === 'page' && second.next !== null);
  const last = await world.network.timeline(second.next, soon());
  assert.deepEqual([first.posts.length, second.posts.length], [40, 5]);
  assert.deepEqual(last, { kind: 'page', posts: [], answeredAt: [], continuations: 0, next: null });
});

test('what cannot be read to its end is said, and never taken for an end', async () => {
  assert.deepEqual(await after(() => [status(4)]), { kind: 'unreadable' }, 'leads back');
  assert.deepEqual(await after(() => [status(3), status(2, { id: '../2' })]), { kind: 'unreadable' }, 'without an id');
  assert.deepEqual(await after(() => html(200)), { kind: 'unreadable' });
  assert.deepEqual(await after(() => html(502)), { kind: 'unreadable' });
  assert.deepEqual(await after(() => error(401, 'The access token is invalid')), {
    kind: 'locked',
    why: 'token_refused',
  });
  assert.equal((await after(tooMany)).kind, 'tryLater');
  assert.equal((await after(() => [status(3)])).kind, 'page');
});

test('X, which bills each post, is not asked', async () => {
  const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };
  const network = x({ ...keys, userId: '1', reading: true, baseUrl: 'http://127.0.0.1:9', clock: testClock() });
  assert.deepEqual(await network.timeline(null, soon()), { kind: 'unsupported' });
});
