import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { BoostersOutcome } from '#networks/read-outcome.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer, watchedServer } from '../support/asked-server.ts';
import { error, html, networkAt, tooMany } from '../support/mastodon-answers.ts';
import { openPracticeMastodon } from '../support/practice-networks.ts';

const boostersAt = async (answer: (url: URL) => unknown): Promise<BoostersOutcome> => {
  await using server = await askedServer((url) =>
    url.pathname.endsWith('verify_credentials') ? { id: '9', username: 'valmont' } : answer(url),
  );
  return await networkAt(server.url).boosters('1', soon());
};

const page = (accounts: readonly unknown[], next: string | null): Response =>
  Response.json(accounts, next === null ? {} : { headers: { Link: `<${next}>; rel="next"` } });

describe('who boosted a post on Mastodon', () => {
  test('is read page by page, with those who hide their followers', async () => {
    await using world = await openPracticeMastodon();
    const id = world.server.postByHand(world.accountId, 'Bonjour');
    world.server.setBoosters(
      id,
      Array.from({ length: 170 }, (_, place) => (place < 30 ? 0 : 10)),
    );
    await using watched = await watchedServer(world.url);
    assert.deepEqual(await networkAt(watched.url, world.token).boosters(id, soon()), {
      kind: 'boosters',
      accounts: 170,
      followersTogether: 1400,
      hidden: 30,
      areAll: true,
    });
    assert.equal(watched.asked.length, 3);
    assert.ok(watched.asked.every((asked) => asked.includes('limit=80')));
  });

  test('is read up to five pages, and said not to be all then', async () => {
    await using world = await openPracticeMastodon();
    const id = world.server.postByHand(world.accountId, 'Bonjour');
    world.server.setBoosters(
      id,
      Array.from({ length: 401 }, () => 1),
    );
    const boosters = await world.network.boosters(id, soon());
    assert.deepEqual(boosters, { kind: 'boosters', accounts: 400, followersTogether: 400, hidden: 0, areAll: false });
  });

  test("asks the account's own server alone, wherever a link leads", async () => {
    await using elsewhere = await askedServer(() => []);
    await using server = await askedServer(({ searchParams }) =>
      page([], searchParams.has('max_id') ? null : `${elsewhere.url}/steal?max_id=7`),
    );
    await networkAt(server.url).boosters('1', soon());
    assert.deepEqual(elsewhere.asked, []);
    assert.deepEqual(server.asked, [
      '/api/v1/statuses/1/reblogged_by?limit=80',
      '/api/v1/statuses/1/reblogged_by?limit=80&max_id=7',
    ]);
  });

  for (const [what, requests, next] of [
    ['that leads back to where it is', 2, 'https://any.example/?max_id=7'],
    ['that leads nowhere', 1, 'https://any.example/'],
    ['that is none', 1, 'nonsense>; rel="next", <https://any.example/'],
  ] as const) {
    test(`ends at a link ${what}, and is not all`, async () => {
      let asked = 0;
      const boosters = await boostersAt(() => {
        asked += 1;
        return page([{ id: 'a', followers_count: 5 }], next);
      });
      assert.deepEqual(boosters, { kind: 'boosters', accounts: 1, followersTogether: 5, hidden: 0, areAll: false });
      assert.equal(asked, requests);
    });
  }

  test('is not all where an account in the list cannot be read, or a later page fails', async () => {
    const one = { kind: 'boosters', accounts: 1, followersTogether: 5, hidden: 0, areAll: false };
    assert.deepEqual(await boostersAt(() => page([{ id: 'a', followers_count: 5 }, null], null)), one);
    for (const status of [404, 502]) {
      const failing = await boostersAt(({ searchParams }) =>
        searchParams.has('max_id')
          ? html(status)
          : page([{ id: 'a', followers_count: 5 }], 'https://any.example/?max_id=7'),
      );
      assert.deepEqual(failing, one);
    }
  });

  test('tells a server that has no such list from one that does not answer', async () => {
    assert.deepEqual(await boostersAt(() => html(404)), { kind: 'unsupported' });
    assert.deepEqual(await boostersAt(() => error(404, 'Record not found')), { kind: 'unreadable' });
    assert.deepEqual(await boostersAt(() => html(502)), { kind: 'unreadable' });
    assert.deepEqual(await boostersAt(() => ({ accounts: [] })), { kind: 'unreadable' });
    assert.deepEqual(await boostersAt(() => error(401, 'The access token is invalid')), {
      kind: 'locked',
      why: 'token_refused',
    });
    const limited = await boostersAt(({ searchParams }) =>
      searchParams.has('max_id') ? tooMany() : page([{ id: 'a' }], 'https://any.example/?max_id=7'),
    );
    assert.ok(limited.kind === 'tryLater' && limited.afterSeconds > 60);
  });

  test('counts nobody twice, and no followers that cannot be believed', async () => {
    const boosters = await boostersAt(({ searchParams }) =>
      searchParams.has('max_id')
        ? page([{ id: 'a', followers_count: 5 }, { id: 'c', followers_count: -4 }, { id: 'd' }], null)
        : page(
            [
              { id: 'a', followers_count: 5 },
              { id: 'b', followers_count: '6' },
            ],
            'https://any.example/?max_id=1',
          ),
    );
    assert.deepEqual(boosters, { kind: 'boosters', accounts: 4, followersTogether: 5, hidden: 3, areAll: true });
  });
});
