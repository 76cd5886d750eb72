import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import * as fc from 'fast-check';

import type { Clock } from '#clock.ts';
import type { Network } from '#networks/network.ts';
import type { Counts, PostReading, PostToRead, ReadingEnd } from '#networks/read-outcome.ts';
import { windowsAround } from '#networks/x/windows-around.ts';
import { x } from '#networks/x/x.ts';
import { simulatedX, type SimulatedX } from '../simulators/networks/x.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer, watchedServer, type AskedServer } from '../support/asked-server.ts';
import { memoryState } from '../support/memory-state.ts';
import { testClock, type TestClock } from '../support/test-clock.ts';

type Json = Readonly<Record<string, unknown>>;

const hourMs = 3600 * 1000;
const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };
const noAnswer: ReadingEnd = { kind: 'unreadable', why: 'no_answer' };

/** A practice X whose requests are seen, and an account on it. */
interface Scene extends AsyncDisposable {
  readonly server: SimulatedX;
  readonly watched: AskedServer;
  readonly clock: TestClock;
  readonly network: Network;
  readonly keys: ReturnType<SimulatedX['addAccount']>['keys'];
  readonly accountId: string;
  /** Figures that the operators were told. */
  readonly told: readonly string[];
  /** Posts now, and gives its audience. */
  post(text: string, replyToId?: string): PostToRead;
}

async function openScene(changes: { readonly userId?: null; readonly reading?: boolean } = {}): Promise<Scene> {
  const clock = testClock();
  const server = simulatedX({ store: memoryState(), clock });
  const account = server.addAccount({ handle: 'valmont', displayName: 'Ville de Valmont' });
  const listening = await server.listen(0, '127.0.0.1');
  const watched = await watchedServer(listening.url);
  const told: string[] = [];
  const network = x({
    ...account.keys,
    userId: account.id,
    reading: true,
    baseUrl: watched.url,
    clock,
    onBilled: (what, times) => void told.push(`${times} ${what}`),
    ...changes,
  });
  return {
    server,
    watched,
    clock,
    network,
    keys: account.keys,
    accountId: account.id,
    told,
    post: (text, replyToId) => {
      const id = server.postByHand(account.id, text, replyToId);
      assert.ok(id !== null);
      server.setAudience(id, { likes: 12, shares: 7, quotes: 3, replies: 2, views: 4096 });
      return { id, publishedAt: clock.now() };
    },
    [Symbol.asyncDispose]: async () => {
      await watched[Symbol.asyncDispose]();
      await listening.close();
    },
  };
}

const counts = { likes: 12, shares: 7, quotes: 3, replies: 2, ownReplies: 0, unanswered: null, views: 4096 };

function countsIn(readings: ReadonlyMap<string, PostReading>, { id }: PostToRead): Counts {
  const reading = readings.get(id);
  assert.ok(reading?.kind === 'counts', reading?.kind);
  return reading.counts;
}

describe('reading young posts on X', () => {
  test('reads one piece of the own timeline, an owned read for each post in it, and nothing else', async () => {
    await using scene = await openScene();
    scene.post('Avant');
    scene.clock.advance(24 * hourMs);
    const posts = [scene.post('Un')];
    scene.clock.advance(24 * hourMs);
    posts.push(scene.post('Deux'));
    scene.post('Un autre');
    scene.clock.advance(47 * hourMs);
    const { readings, billed, end } = await scene.network.read(posts, soon());
    assert.deepEqual(end, { kind: 'all' });
    assert.deepEqual(readings, new Map(posts.map(({ id }) => [id, { kind: 'counts', counts, answerSeconds: [] }])));
    assert.deepEqual(billed, { ownedRead: 3 });
    assert.deepEqual(scene.told, ['3 ownedRead']);
    assert.equal(scene.watched.asked.length, 1);
    const [asked] = scene.watched.asked;
    assert.match(asked ?? '', /^\/2\/users\/\d+\/tweets\?max_results=100&start_time=2026-11-24T08:59:00\.000Z&/);
    assert.match(asked ?? '', /exclude=retweets/);
    assert.doesNotMatch(asked ?? '', /end_time/);
  });

  test('sees our own replies, so that they can be subtracted', async () => {
    await using scene = await openScene();
    const [first, second] = [scene.post('Un'), scene.post('Deux')];
    const reply = scene.post('Suite', first.id);
    scene.post('Suite et fin', first.id);
    scene.post('Plus loin', reply.id);
    const { readings } = await scene.network.read([first, second], soon());
    assert.deepEqual(countsIn(readings, first), { ...counts, replies: 4, ownReplies: 2 });
    assert.deepEqual(countsIn(readings, second), counts);
  });

  test('reads the names that X gives its fields since 2026', async () => {
    await using scene = await openScene();
    scene.server.manners.fieldNames = 'new';
    const post = scene.post('Un');
    scene.post('Suite', post.id);
    const { readings } = await scene.network.read([post], soon());
    assert.deepEqual(countsIn(readings, post), { ...counts, replies: 3, ownReplies: 1 });
  });

  test('reads more than a page; what stands too far back is looked up, without our replies', async () => {
    await using scene = await openScene();
    const far = scene.post('Loin');
    const near = Array.from({ length: 450 }, (_, place) => scene.post(`Autre ${place}`));
    const [first] = near;
    assert.ok(first !== undefined);
    const all = await scene.network.read([far, first], soon());
    assert.deepEqual([all.billed, all.readings.size], [{ ownedRead: 451 }, 2]);
    for (let place = 0; place < 60; place += 1) scene.post(`Encore ${place}`);
    const { readings, billed } = await scene.network.read([far, first], soon());
    assert.deepEqual(billed, { ownedRead: 500, postRead: 2 });
    assert.deepEqual(countsIn(readings, far), { ...counts, ownReplies: null });
  });
});

describe('reading older posts on X', () => {
  test('reads a stretch of the timeline around each, and one for those close together', async () => {
    await using scene = await openScene();
    const posts = [scene.post('Un')];
    scene.clock.advance(3 * 60_000);
    posts.push(scene.post('Deux'));
    scene.clock.advance(24 * hourMs);
    scene.post('Un autre, dont personne ne demande rien');
    scene.clock.advance(24 * hourMs);
    posts.push(scene.post('Trois'));
    scene.clock.advance(30 * 24 * hourMs);
    const { readings, billed, end } = await scene.network.read(posts, soon());
    assert.deepEqual(end, { kind: 'all' });
    assert.deepEqual(
      posts.map((post) => countsIn(readings, post)),
      posts.map(() => ({ ...counts, ownReplies: null })),
    );
    assert.deepEqual(billed, { ownedRead: 3 });
    assert.deepEqual(
      scene.watched.asked.map((asked) => /max_results=\d+&start_time=[^&]+&end_time=[^&]+/.exec(asked)?.[0]),
      [
        'max_results=5&start_time=2026-11-23T08:58:00.000Z&end_time=2026-11-23T09:05:00.000Z',
        'max_results=5&start_time=2026-11-25T09:01:00.000Z&end_time=2026-11-25T09:05:00.000Z',
      ],
    );
  });

  test('a post of four days is old, a younger one is not', async () => {
    await using scene = await openScene();
    const post = scene.post('Un');
    scene.clock.advance(96 * hourMs - 1);
    assert.equal(countsIn((await scene.network.read([post], soon())).readings, post).ownReplies, 0);
    scene.clock.advance(1);
    assert.equal(countsIn((await scene.network.read([post], soon())).readings, post).ownReplies, null);
  });

  test('stretches hold every post once, do not overlap, and come in order', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 30 });
    fc.assert(
      fc.property(minutes, (times) => {
        const posts = times.map((minute, id) => ({ id: String(id), publishedAt: new Date(minute * 60_000) }));
        const stretches = windowsAround(posts);
        for (const { publishedAt } of posts) {
          const holding = stretches.filter(
            ({ from, to }) =>
              from.getTime() <= publishedAt.getTime() - 120_000 && publishedAt.getTime() + 120_000 <= to.getTime(),
          );
          assert.equal(holding.length, 1);
        }
        assert.equal(
          stretches.reduce((sum, stretch) => sum + stretch.posts, 0),
          posts.length,
        );
        for (const [place, { from }] of stretches.entries()) {
          const before = stretches[place - 1];
          assert.ok(before === undefined || before.to < from);
        }
      }),
    );
  });
});

const lookUp = async (
  answer: (ids: readonly string[]) => unknown,
  ids: readonly string[],
  clock: Clock = testClock(),
): Promise<{ readonly outcome: Awaited<ReturnType<Network['read']>>; readonly asked: readonly string[] }> => {
  await using server = await askedServer(({ pathname, searchParams }) =>
    pathname === '/2/tweets' ? answer((searchParams.get('ids') ?? '').split(',')) : { meta: { result_count: 0 } },
  );
  const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock });
  const posts = ids.map((id) => ({ id, publishedAt: clock.now() }));
  return { outcome: await network.read(posts, soon()), asked: server.asked };
};

const problem = (id: string, type: string, title: string): Json => ({
  resource_id: id,
  type: `https://api.twitter.com/2/problems/${type}`,
  title,
});

describe('what the timeline of X does not show', () => {
  test('is looked up once, which costs a post read for what is there and nothing for what is not', async () => {
    await using scene = await openScene();
    const [there, gone] = [scene.post('Un'), scene.post('Deux')];
    scene.server.manners.readLagMs = hourMs;
    scene.server.removeByHand(gone.id);
    const { readings, billed, end } = await scene.network.read([there, gone], soon());
    assert.deepEqual(end, { kind: 'all' });
    assert.deepEqual(countsIn(readings, there), { ...counts, ownReplies: null });
    assert.deepEqual(readings.get(gone.id), { kind: 'missing' });
    assert.deepEqual([billed, scene.told], [{ postRead: 1 }, ['0 ownedRead', '1 postRead']]);
    assert.equal(scene.watched.asked.length, 2);
  });

  const metrics = { retweet_count: 7, reply_count: 2, like_count: 12, quote_count: 3, impression_count: 4096 };

  test('is missing only where X says that it does not have it', async () => {
    const { outcome } = await lookUp(
      () => ({
        data: [{ id: '5', public_metrics: metrics }, null, { id: '77', public_metrics: metrics }],
        errors: [
          problem('1', 'resource-not-found', 'Not Found Error'),
          problem('2', 'not-authorized-for-resource', 'Authorization Error'),
          problem('3', 'something-else', 'Something else'),
          'nonsense',
        ],
      }),
      ['1', '2', '3', '4', '5'],
    );
    assert.deepEqual(
      outcome.readings,
      new Map<string, PostReading>([
        ['1', { kind: 'missing' }],
        ['2', { kind: 'unreadable' }],
        ['3', { kind: 'unreadable' }],
        ['4', { kind: 'unreadable' }],
        ['5', { kind: 'counts', counts: { ...counts, ownReplies: null } }],
      ]),
    );
    assert.deepEqual([outcome.billed, outcome.end], [{ postRead: 3 }, { kind: 'all' }]);
  });

  test('is looked up a hundred at a time; a limit in the midst keeps what was read', async () => {
    const ids = Array.from({ length: 150 }, (_, place) => String(place + 1));
    const clock = testClock();
    const reset = String(clock.now().getTime() / 1000 + 90);
    const { outcome, asked } = await lookUp(
      (some) =>
        some.length === 100
          ? { data: some.map((id) => ({ id, public_metrics: metrics })) }
          : new Response('{}', {
              status: 429,
              headers: { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
            }),
      ids,
      clock,
    );
    assert.equal(asked.length, 3);
    assert.deepEqual([...outcome.readings.keys()], ids.slice(0, 100));
    assert.deepEqual(outcome.billed, { postRead: 100 });
    assert.deepEqual(outcome.end, { kind: 'tryLater', why: 'rate_limit', afterSeconds: 90 });
  });
});

const readCounts = async (post: Json): Promise<PostReading | undefined> => {
  const clock = testClock();
  await using server = await askedServer(() => ({ data: [post], meta: { result_count: 1 } }));
  const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock });
  return (await network.read([{ id: '1', publishedAt: clock.now() }], soon())).readings.get('1');
};

describe('what X may count', () => {
  const metrics = { retweet_count: 7, reply_count: 2, like_count: 12, quote_count: 3, impression_count: 4096 };

  for (const bad of [-1, 1.5, 1e13, '7', null, true, {}, undefined]) {
    test(`${JSON.stringify(bad)} is not known, and the other counts stand`, async () => {
      for (const [name, field] of [
        ['retweet_count', 'shares'],
        ['reply_count', 'replies'],
        ['like_count', 'likes'],
        ['quote_count', 'quotes'],
        ['impression_count', 'views'],
      ] as const) {
        const reading = await readCounts({ id: '1', public_metrics: { ...metrics, [name]: bad } });
        assert.deepEqual(reading, { kind: 'counts', counts: { ...counts, [field]: null } });
      }
    });
  }

  test('a post without any count is unreadable', async () => {
    for (const public_metrics of [undefined, null, [], 'many', { like_count: -1 }]) {
      assert.deepEqual(await readCounts({ id: '1', public_metrics }), { kind: 'unreadable' });
    }
  });

  test('references that cannot be read do not spoil the counts', async () => {
    const reading = await readCounts({ id: '1', public_metrics: metrics, referenced_tweets: [{ type: 7 }] });
    assert.deepEqual(reading, { kind: 'counts', counts });
  });
});

describe('where a reading on X ends', () => {
  test('with reading off nothing at all is asked', async () => {
    await using scene = await openScene({ reading: false, userId: null });
    const post = scene.post('Un');
    const end = { kind: 'unreadable', why: 'reading_off' };
    assert.deepEqual(await scene.network.read([post], soon()), { readings: new Map(), billed: {}, end });
    assert.deepEqual(await scene.network.followers(soon()), { followers: null, billed: {}, end });
    assert.deepEqual(await scene.network.boosters(post.id, soon()), { kind: 'unsupported' });
    assert.deepEqual([scene.watched.asked, scene.told], [[], []]);
  });

  test('where nothing is to be read nothing is asked', async () => {
    await using scene = await openScene({ userId: null });
    assert.deepEqual((await scene.network.read([], soon())).end, { kind: 'all' });
    assert.deepEqual(scene.watched.asked, []);
  });

  test('a limit at a stretch of the timeline ends it, and what earlier ones showed is kept', async () => {
    await using scene = await openScene();
    const first = scene.post('Un');
    scene.clock.advance(24 * hourMs);
    const second = scene.post('Deux');
    scene.clock.advance(24 * hourMs);
    const third = scene.post('Trois');
    scene.clock.advance(30 * 24 * hourMs);
    let stretches = 0;
    await using server = await askedServer(async ({ pathname, search }, request) => {
      stretches += 1;
      if (stretches > 1) return new Response('{}', { status: 429 });
      return (await fetch(scene.watched.url + pathname + search, { headers: request.headers })).json();
    });
    const from = { userId: scene.accountId, reading: true, baseUrl: server.url, clock: scene.clock };
    const { readings, end } = await x({ ...scene.keys, ...from }).read([third, second, first], soon());
    assert.deepEqual([...readings.keys()], [first.id]);
    assert.deepEqual(end, { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 });
    assert.equal(server.asked.length, 2);
  });

  test('where nobody knows whose the keys are it is asked, which is billed', async () => {
    await using scene = await openScene({ userId: null });
    const post = scene.post('Un');
    const { readings, billed } = await scene.network.read([post], soon());
    assert.deepEqual([readings.size, billed], [1, { userRead: 1, ownedRead: 1 }]);
  });

  const permissions = '{"detail":"not configured with the appropriate oauth1 app permissions"}';
  const endings: readonly (readonly [string, number, string, ReadingEnd])[] = [
    ['a refused token', 401, '{}', { kind: 'locked', why: 'token_refused' }],
    ['used-up credit', 402, '{"title":"CreditsDepleted"}', { kind: 'locked', why: 'credit_exhausted' }],
    ['a permission that is missing', 403, permissions, { kind: 'locked', why: 'scope_missing' }],
    ['another refusal', 403, '{}', noAnswer],
    ['an error 503', 503, '<h1>Over capacity</h1>', noAnswer],
    ['half an answer', 200, '{"data":[', noAnswer],
    ['a web page', 200, '<h1>Hello</h1>', noAnswer],
    ['what is no list', 200, '{"data":{}}', noAnswer],
    ['too many requests', 429, '{}', { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 }],
  ];
  for (const [what, status, body, end] of endings) {
    test(`${what} in the midst ends it, and what was read before is kept`, async () => {
      await using scene = await openScene();
      const far = scene.post('Loin');
      for (let place = 0; place < 99; place += 1) scene.post(`Autre ${place}`);
      const near = scene.post('Près');
      await using server = await askedServer(async ({ pathname, search, searchParams }, request) =>
        searchParams.has('pagination_token')
          ? new Response(body, { status, headers: { 'Content-Type': 'application/json' } })
          : fetch(scene.watched.url + pathname + search, { headers: request.headers }).then((answer) => answer.json()),
      );
      const network = x({
        ...scene.keys,
        userId: scene.accountId,
        reading: true,
        baseUrl: server.url,
        clock: scene.clock,
      });
      const outcome = await network.read([far, near], soon());
      assert.deepEqual([...outcome.readings.keys()], [near.id]);
      assert.deepEqual([outcome.end, outcome.billed], [end, { ownedRead: 100 }]);
      assert.equal(server.asked.length, 2);
    });
  }

  test('no answer in time ends it', async () => {
    const clock = testClock();
    await using server = await askedServer(() => new Promise(() => undefined));
    const timeouts = { readMs: 50 };
    const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock, timeouts });
    const posts = [{ id: '1', publishedAt: clock.now() }];
    assert.deepEqual(await network.read(posts, soon()), { readings: new Map(), billed: {}, end: noAnswer });
    assert.deepEqual(await network.followers(soon()), { followers: null, billed: {}, end: noAnswer });
  });
});

describe('the followers of an account on X', () => {
  test('cost the read of one user', async () => {
    await using scene = await openScene();
    const { followers, billed, end } = await scene.network.followers(soon());
    assert.ok(followers !== null && followers >= 800);
    assert.deepEqual([billed, end, scene.told], [{ userRead: 1 }, { kind: 'all' }, ['1 userRead']]);
    assert.deepEqual(scene.watched.asked, ['/2/users/me?user.fields=public_metrics']);
  });

  test('that cannot be believed are not known, and that is billed all the same', async () => {
    for (const public_metrics of [undefined, null, { followers_count: -1 }, { followers_count: '7' }]) {
      await using server = await askedServer(() => ({ data: { id: '9', username: 'valmont', public_metrics } }));
      const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock: testClock() });
      const outcome = await network.followers(soon());
      assert.deepEqual(outcome, { followers: null, billed: { userRead: 1 }, end: { kind: 'all' } });
    }
  });
});
