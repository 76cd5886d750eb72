import assert from 'node:assert/strict';
import { test } from 'node:test';

import { refreshAfter } from '#networks/mastodon/refresh-after.ts';
import type { PostReading, ReadOutcome } from '#networks/read-outcome.ts';

import { rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { html, networkAt, tooMany } from '../support/mastodon-answers.ts';
import { openPracticeMastodon } from '../support/practice-networks.ts';

const counts = (reading: PostReading | undefined): unknown =>
  reading?.kind === 'counts' ? [reading.counts.replies, reading.counts.unanswered] : reading?.kind;

const reply = (id: number): unknown => ({ id: String(id), in_reply_to_id: '1', account: { id: '7' } });

/** An answer of one reply that is not all, and later one of three. */
function growing(retry: string): (times: number) => unknown {
  return (times) => {
    const headers = { 'Mastodon-Async-Refresh': `id="a, retry=9,b", retry=${retry}, result_count=0` };
    const descendants = Array.from({ length: times === 1 ? 1 : 3 }, (_, index) => reply(index));
    return Response.json({ descendants }, { headers });
  };
}

/** Reads posts of a server that answers the n-th time it is asked for a conversation in that way. */
async function readWith(
  context: (times: number) => unknown,
  { posts = 1, signal = soon() }: { readonly posts?: number; readonly signal?: AbortSignal } = {},
): Promise<ReadOutcome & { readonly asked: readonly string[] }> {
  const times = new Map<string, number>();
  await using server = await askedServer((url) => {
    if (url.pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
    if (url.pathname.endsWith('context')) {
      const count = (times.get(url.pathname) ?? 0) + 1;
      times.set(url.pathname, count);
      return context(count);
    }
    const ids = url.searchParams.getAll('id[]');
    return ids.map((id) => ({
      id,
      created_at: '2026-11-20T09:00:00.000Z',
      content: '<p>Bonjour</p>',
      visibility: 'public',
      favourites_count: 0,
      reblogs_count: 0,
      replies_count: times.has(`/api/v1/statuses/${id}/context`) ? 3 : 1,
    }));
  });
  const ids = Array.from({ length: posts }, (_, index) => String(index + 1));
  const asked = ids.map((id) => ({ id, publishedAt: new Date('2026-11-20T09:00:00Z') }));
  return { ...(await networkAt(server.url).read(asked, signal)), asked: server.asked };
}

function contexts(asked: readonly string[]): number {
  return asked.filter((one) => one.endsWith('/context')).length;
}

test('replies that Mastodon still fetches when it is asked are counted, with those that nobody answered', async () => {
  await using world = await openPracticeMastodon();
  const { server } = world;
  server.manners.fetchesReplies = { retrySeconds: 0 };
  const sent = await world.network.publish({ rendering: rendering('mastodon'), mediaIds: [] }, 'key', soon());
  assert.ok(sent.kind === 'published');
  server.setAudience(sent.id, { replies: 4 });
  const { readings, end } = await world.network.read([{ id: sent.id, publishedAt: new Date() }], soon());
  assert.deepEqual([counts(readings.get(sent.id)), end], [[4, 4], { kind: 'all' }]);
});

test('a conversation is read once more and no oftener, also by a server that is never done', async () => {
  const { readings, asked } = await readWith(growing('0'));
  assert.deepEqual([counts(readings.get('1')), contexts(asked)], [[3, 3], 2]);
});

for (const [what, retry] of [
  ['an hour', '3600'],
  ['eleven seconds', '11'],
  ['a time that is no number', 'soon'],
  ['a time before now', '-1'],
  ['a number of ten digits', '0000000000'],
] as const) {
  test(`a server that tells to come again in ${what} is not waited for, and what it told stands`, async () => {
    const begun = performance.now();
    const { readings, asked, end } = await readWith(growing(retry));
    assert.ok(performance.now() - begun < 5000, 'it was waited for');
    assert.deepEqual([counts(readings.get('1')), contexts(asked), end], [[1, 1], 1, { kind: 'all' }]);
  });
}

for (const [what, second] of [
  ['is refused by the limit', tooMany],
  ['is broken', () => html(500)],
  ['is a web page', () => html(200)],
  ['has no replies', () => ({ ancestors: [] })],
] as const) {
  test(`where the second answer ${what}, what was read first stands, and the reading is whole`, async () => {
    const first = growing('0');
    const { readings, end } = await readWith((times) => (times === 1 ? first(1) : second()));
    assert.deepEqual([counts(readings.get('1')), end], [[1, 1], { kind: 'all' }]);
  });
}

test('whoever ends the reading during the pause has what was read first', async () => {
  const ending = new AbortController();
  const waiting = growing('10');
  const { readings, asked } = await readWith(
    (times) => {
      setTimeout(() => ending.abort(), 100);
      return waiting(times);
    },
    { signal: ending.signal },
  );
  assert.deepEqual([counts(readings.get('1')), contexts(asked)], [[1, 1], 1]);
});

test('of many posts twenty are read once more, in one pause', async () => {
  const { readings, asked } = await readWith(growing('0'), { posts: 45 });
  assert.equal(contexts(asked), 45 + 20);
  assert.equal(
    [...readings.values()].filter((reading) => reading.kind === 'counts' && reading.counts.replies === 3).length,
    20,
  );
});

test('what a server says of itself is read from its header alone, whatever stands in its id', () => {
  for (const [header, wanted] of [
    ['id="x", retry=3, result_count=0', 3],
    ['id="x", retry=3', 3],
    ['retry=5,id="y"', 5],
    ['id="retry=1, retry=2"', null],
    ['id="x", retry=3seconds', null],
    ['id="x", entry=3', null],
    ['', null],
    [undefined, null],
    [['id="x", retry=3', 'id="y", retry=4'], null],
  ] as const) {
    assert.equal(refreshAfter(typeof header === 'object' ? [...header] : header), wanted, String(header));
  }
});
