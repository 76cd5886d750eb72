import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import type { PostReading, PostToRead, ReadingEnd, ReadOutcome } from '#networks/read-outcome.ts';

import { rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { error, html, networkAt, tooMany } from '../support/mastodon-answers.ts';
import { openPracticeMastodon } from '../support/practice-networks.ts';

type Json = Readonly<Record<string, unknown>>;

const posts = (...ids: readonly string[]): readonly PostToRead[] =>
  ids.map((id) => ({ id, publishedAt: new Date('2026-11-20T09:00:00Z') }));

const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, place) => String(place + 1));

const statusOf = (id: string, changes: Json = {}): Json => ({
  id,
  created_at: '2026-11-20T09:00:00.000Z',
  content: '<p>Bonjour</p>',
  visibility: 'public',
  favourites_count: 3,
  reblogs_count: 2,
  quotes_count: 1,
  replies_count: 0,
  ...changes,
});

const told = { likes: 3, shares: 2, quotes: 1, replies: 0, ownReplies: 0, unanswered: 0, views: null };
const asTold: PostReading = { kind: 'counts', counts: told, answerSeconds: [] };
const noAnswer: ReadingEnd = { kind: 'unreadable', why: 'no_answer' };

const batchOf = (url: URL): readonly string[] | null =>
  url.pathname === '/api/v1/statuses' ? url.searchParams.getAll('id[]') : null;
const oneOf = (url: URL): string => url.pathname.split('/').at(-1) ?? '';

function isAfter(end: ReadingEnd): void {
  assert.ok(end.kind === 'tryLater' && end.why === 'rate_limit');
  assert.ok(end.afterSeconds >= 88 && end.afterSeconds <= 91, String(end.afterSeconds));
}

describe('reading many posts on Mastodon', () => {
  test('asks for twenty at once, and for nothing else where nobody replied', async () => {
    await using server = await askedServer((url) => batchOf(url)?.map((id) => statusOf(id)));
    const { readings, billed, end } = await networkAt(server.url).read(posts(...numbers(45)), soon());
    assert.deepEqual(readings, new Map(numbers(45).map((id) => [id, asTold])));
    assert.deepEqual([billed, end], [{}, { kind: 'all' }]);
    assert.deepEqual(
      server.asked.map((asked) => [...asked.matchAll(/id\[\]=/g)].length),
      [20, 20, 5],
    );
  });

  for (const [what, answer] of [
    ['an error 404 in JSON', () => error(404, 'Record not found')],
    ['an error 404 in HTML', () => html(404)],
    ['an error 405', () => new Response(null, { status: 405 })],
    ['an error 501', () => new Response(null, { status: 501 })],
    ['an error 400', () => error(400, 'Bad Request')],
    ['a web page', () => html(200)],
    ['what is no list', () => ({ statuses: [] })],
    ['half a list', () => new Response('[{"id":"1"', { headers: { 'Content-Type': 'application/json' } })],
  ] as const) {
    test(`asks one by one, and for many only once, where the answer to that is ${what}`, async () => {
      await using server = await askedServer((url) => (batchOf(url) === null ? statusOf(oneOf(url)) : answer()));
      const { readings, end } = await networkAt(server.url).read(posts(...numbers(22)), soon());
      assert.deepEqual(readings, new Map(numbers(22).map((id) => [id, asTold])));
      assert.deepEqual(end, { kind: 'all' });
      assert.equal(server.asked.filter((asked) => asked.startsWith('/api/v1/statuses?')).length, 1);
    });
  }

  test('asks for a post once that is asked for twice', async () => {
    await using server = await askedServer((url) => batchOf(url)?.map((id) => statusOf(id)));
    await networkAt(server.url).read(posts('1', '1'), soon());
    assert.deepEqual(server.asked, ['/api/v1/statuses?id[]=1']);
  });

  test('looks up by itself what the answer leaves out: missing only where that is sure', async () => {
    await using server = await askedServer((url) => {
      if (batchOf(url) !== null) return [statusOf('1')];
      if (url.pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
      switch (oneOf(url)) {
        case '2':
          return error(404, 'Record not found');
        case '3':
          return html(410);
        case '4':
          return statusOf('4');
        default:
          return error(403, 'This action is not allowed');
      }
    });
    const { readings, end } = await networkAt(server.url).read(posts(...numbers(5)), soon());
    assert.deepEqual(
      [...readings.values()].map(({ kind }) => kind),
      ['counts', 'missing', 'missing', 'counts', 'unreadable'],
    );
    assert.deepEqual(end, { kind: 'all' });
  });

  test('believes no "not found" in HTML while the server does not say who we are', async () => {
    await using server = await askedServer((url) =>
      url.pathname.endsWith('verify_credentials') ? html(502) : html(404),
    );
    const { readings, end } = await networkAt(server.url).read(posts('1'), soon());
    assert.deepEqual([readings, end], [new Map(), noAnswer]);
  });

  test('takes no counts from the answer for another post', async () => {
    await using server = await askedServer((url) => (batchOf(url) === null ? statusOf('8') : [statusOf('7')]));
    const { readings } = await networkAt(server.url).read(posts('1'), soon());
    assert.deepEqual(readings, new Map([['1', { kind: 'unreadable' }]]));
  });

  test('one post that cannot be read spoils no other', async () => {
    await using server = await askedServer((url) =>
      batchOf(url) === null ? { id: oneOf(url) } : [null, 'x', { id: '1' }, statusOf('2'), [statusOf('3')]],
    );
    const { readings, end } = await networkAt(server.url).read(posts('1', '2'), soon());
    assert.deepEqual(
      readings,
      new Map<string, PostReading>([
        ['1', { kind: 'unreadable' }],
        ['2', asTold],
      ]),
    );
    assert.deepEqual(end, { kind: 'all' });
  });
});

const readCounts = async (changes: Json): Promise<PostReading | undefined> => {
  await using server = await askedServer(() => [statusOf('1', changes)]);
  return (await networkAt(server.url).read(posts('1'), soon())).readings.get('1');
};

describe('what a Mastodon server may count', () => {
  for (const bad of [-1, 1.5, 1e13, '7', null, true, {}, [2]]) {
    test(`${JSON.stringify(bad)} is not known, and the other counts stand`, async () => {
      for (const [name, field] of [
        ['favourites_count', 'likes'],
        ['reblogs_count', 'shares'],
        ['quotes_count', 'quotes'],
      ] as const) {
        assert.deepEqual(await readCounts({ [name]: bad }), { ...asTold, counts: { ...told, [field]: null } });
      }
    });
  }

  test('quotes that a server does not count are not zero', async () => {
    assert.deepEqual(await readCounts({ quotes_count: undefined }), { ...asTold, counts: { ...told, quotes: null } });
    assert.deepEqual(await readCounts({ quotes_count: 0 }), { ...asTold, counts: { ...told, quotes: 0 } });
  });

  test('a post without any count is unreadable', async () => {
    const none = { favourites_count: null, reblogs_count: null, quotes_count: null, replies_count: 'many' };
    assert.deepEqual(await readCounts(none), { kind: 'unreadable' });
  });
});

const limitedAt = async (
  isLimited: (url: URL) => boolean,
  count: number,
  status: Json = {},
): Promise<ReadOutcome & { readonly asked: number }> => {
  await using server = await askedServer((url) => {
    if (isLimited(url)) return tooMany();
    if (url.pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
    if (url.pathname.endsWith('context')) return { descendants: [] };
    return batchOf(url)?.flatMap((id) => (id === '3' ? [] : [statusOf(id, status)])) ?? statusOf(oneOf(url));
  });
  const outcome = await networkAt(server.url).read(posts(...numbers(count)), soon());
  return { ...outcome, asked: server.asked.length };
};

describe('where a reading on Mastodon ends', () => {
  const endings: readonly (readonly [string, () => unknown, ReadingEnd])[] = [
    ['an error 503 in HTML', () => html(503), noAnswer],
    ['an error 500 in JSON', () => error(500, 'Internal Server Error'), noAnswer],
    ['no answer in time', () => new Promise(() => undefined), noAnswer],
    ['an empty error 401 though we are known', () => new Response(null, { status: 401 }), noAnswer],
    ['a refused token', () => error(401, 'The access token is invalid'), { kind: 'locked', why: 'token_refused' }],
    [
      'a scope that is not enough',
      () => error(403, 'This action is outside the authorized scopes'),
      { kind: 'locked', why: 'scope_missing' },
    ],
  ];
  for (const [what, answer, expected] of endings) {
    test(`${what} ends it, and what was read before is kept`, async () => {
      await using server = await askedServer((url) => {
        if (url.pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
        const ids = batchOf(url) ?? [];
        return ids.includes('21') ? answer() : ids.map((id) => statusOf(id));
      });
      const { readings, end } = await networkAt(server.url).read(posts(...numbers(45)), soon());
      assert.deepEqual([...readings.keys()], numbers(20));
      assert.deepEqual(end, expected);
    });
  }

  test('a limit in the midst of the batches ends it, and is not tried', async () => {
    const { readings, end, asked } = await limitedAt((url) => batchOf(url)?.includes('21') ?? false, 45);
    isAfter(end);
    assert.deepEqual([readings.size, asked], [20, 3]);
  });

  test('a limit while a post is looked up leaves that one and the rest unread', async () => {
    const { readings, end } = await limitedAt((url) => url.pathname === '/api/v1/statuses/3', 5);
    isAfter(end);
    assert.deepEqual([...readings.keys()], ['1', '2']);
  });

  test('a limit while replies are read leaves that post unread, so that they are read later', async () => {
    const { readings, end } = await limitedAt((url) => url.pathname.endsWith('/2/context'), 2, { replies_count: 1 });
    isAfter(end);
    assert.deepEqual([...readings.keys()], ['1']);
  });
});

const readWith = async (
  context: () => unknown,
  count = 1,
): Promise<{ readonly readings: ReadOutcome['readings']; readonly asked: readonly string[] }> => {
  await using server = await askedServer((url) => {
    if (url.pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
    if (url.pathname.endsWith('context')) return context();
    return batchOf(url)?.map((id) => statusOf(id, { replies_count: 2 }));
  });
  const { readings, end } = await networkAt(server.url).read(posts(...numbers(count)), soon());
  assert.deepEqual(end, { kind: 'all' });
  return { readings, asked: server.asked };
};

describe('the replies under a post on Mastodon', () => {
  test('are told apart: our own, and those of others that we did not answer', async () => {
    await using world = await openPracticeMastodon();
    const { server, accountId } = world;
    const stranger = server.addAccount({ handle: 'passant', displayName: 'Un passant' }).id;
    const sent = await world.network.publish({ rendering: rendering('mastodon'), mediaIds: [] }, 'key', soon());
    assert.ok(sent.kind === 'published');
    server.setAudience(sent.id, {});
    const answered = server.postByHand(stranger, 'À quelle heure ?', sent.id);
    server.postByHand(accountId, 'À neuf heures.', answered);
    server.postByHand(stranger, 'Merci !', answered);
    server.postByHand(stranger, 'Où cela ?', sent.id);
    server.postByHand(accountId, 'Mise à jour : au lac.', sent.id);
    const { readings } = await world.network.read([{ id: sent.id, publishedAt: new Date() }], soon());
    const counts = { likes: 0, shares: 0, quotes: 0, replies: 3, ownReplies: 1, unanswered: 1, views: null };
    const reading = readings.get(sent.id);
    assert.partialDeepStrictEqual(reading, { kind: 'counts', counts });
    assert.equal(reading?.kind === 'counts' && reading.answerSeconds?.length, 1);
  });

  for (const [what, context] of [
    ['not there', () => error(404, 'Record not found')],
    ['broken', () => html(500)],
    ['a web page', () => html(200)],
    ['without its replies', () => ({ ancestors: [] })],
    ['told with a reply of nobody', () => ({ descendants: [{ id: '5', in_reply_to_id: '1', account: null }] })],
  ] as const) {
    test(`are not known where the conversation is ${what}, and the counts stand`, async () => {
      const { readings } = await readWith(context);
      const counts = { ...told, replies: 2, ownReplies: null, unanswered: null };
      assert.deepEqual(readings.get('1'), { kind: 'counts', counts });
    });
  }

  test('are read for each post, and who we are is asked once', async () => {
    const { asked } = await readWith(() => ({ descendants: [] }), 3);
    assert.equal(asked.filter((one) => one.endsWith('context')).length, 3);
    assert.equal(asked.filter((one) => one.endsWith('verify_credentials')).length, 1);
  });

  test('are not taken for unknown where the wait for them was ended: the post is read later', async () => {
    const ending = new AbortController();
    await using server = await askedServer((url) => {
      if (url.pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
      if (batchOf(url) !== null) return [statusOf('1', { replies_count: 2 })];
      ending.abort();
      return { descendants: [] };
    });
    const { readings, end } = await networkAt(server.url).read(posts('1'), ending.signal);
    assert.deepEqual([readings, end], [new Map(), noAnswer]);
  });

  test('count once where a server tells one twice', async () => {
    const reply = { id: '5', in_reply_to_id: '1', account: { id: '9' } };
    const { readings } = await readWith(() => ({ descendants: [reply, reply] }));
    const counts = { ...told, replies: 2, ownReplies: 1, unanswered: 0 };
    assert.deepEqual(readings.get('1'), { kind: 'counts', counts, answerSeconds: [] });
  });
});

test('followers that cannot be believed are not known, and that is no failure', async () => {
  for (const bad of [-1, '12', null, 2.5]) {
    await using server = await askedServer(() => ({ id: '9', username: 'valmont', followers_count: bad }));
    const outcome = await networkAt(server.url).followers(soon());
    assert.deepEqual(outcome, { followers: null, billed: {}, end: { kind: 'all' } });
  }
});

test('a server that answers a bad token with an empty 422, as snac does, locks the account', async () => {
  await using server = await askedServer(() => new Response(null, { status: 422 }));
  const end = { kind: 'locked', why: 'token_refused' };
  const network = networkAt(server.url);
  assert.deepEqual(await network.read(posts('1'), soon()), { readings: new Map(), billed: {}, end });
  assert.deepEqual(await network.followers(soon()), { followers: null, billed: {}, end });
  assert.deepEqual(await network.boosters('1', soon()), end);
});
