import assert from 'node:assert/strict';
import http from 'node:http';
import { describe, test } from 'node:test';

import { TwitterApi } from 'twitter-api-v2';
import { z } from 'zod';

import { systemClock } from '#clock.ts';
import { x } from '#networks/x/x.ts';
import { simulatedMastodon } from '../simulators/networks/mastodon.ts';
import { simulatedX } from '../simulators/networks/x.ts';

import { bytesOf, picture, prepared, rendering, soon } from '../contracts/network-contract.ts';
import { memoryState } from '../support/memory-state.ts';
import { plainServer } from '../support/plain-server.ts';
import { openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { testClock } from '../support/test-clock.ts';

function post(
  url: string,
  token: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${url}/api/v1/statuses`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

describe('the practice Mastodon', () => {
  test('keeps accounts, posts, pictures and keys over a restart', async () => {
    const store = memoryState();
    const first = simulatedMastodon({ store, clock: systemClock });
    const account = first.addAccount({ handle: 'valmont', displayName: 'Valmont' });
    const before = await first.listen(0, '127.0.0.1');
    const answer = await post(before.url, account.token, { status: 'Bonjour' }, { 'Idempotency-Key': 'k' });
    await before.close();

    const second = simulatedMastodon({ store, clock: systemClock });
    const after = await second.listen(0, '127.0.0.1');
    assert.deepEqual(second.addAccount({ handle: 'valmont', displayName: 'Valmont' }), account);
    assert.deepEqual(
      second.timeline().map(({ text }) => text),
      ['Bonjour'],
    );
    const replay = await post(after.url, account.token, { status: 'Bonjour' }, { 'Idempotency-Key': 'k' });
    assert.match(await replay.text(), new RegExp(/"id":"\d+"/.exec(await answer.text())?.[0] ?? 'none'));
    assert.equal(second.timeline().length, 1);
    await after.close();
  });

  test('forgets a key after an hour', async () => {
    const clock = testClock();
    const server = simulatedMastodon({ store: memoryState(), clock });
    const { token } = server.addAccount({ handle: 'valmont', displayName: 'Valmont' });
    const listening = await server.listen(0, '127.0.0.1');
    for (const minutes of [0, 59, 2]) {
      clock.advance(minutes * 60_000);
      await post(listening.url, token, { status: 'Bonjour' }, { 'Idempotency-Key': 'k' });
    }
    assert.equal(server.timeline().length, 2);
    await listening.close();
  });

  test('takes nothing that the real one would not take', async () => {
    await using world = await openPracticeMastodon();
    const { url, token } = world;
    const statuses = [
      await post(url, 'wrong', { status: 'a' }),
      await post(url, token, { status: '' }),
      await post(url, token, { status: 'a'.repeat(501) }),
      await post(url, token, { status: 'a', media_ids: ['7'] }),
      await post(url, token, { status: 'a', in_reply_to_id: '7' }),
      await post(url, token, { status: 'a', visibility: 'everybody' }),
      await post(url, token, { status: 'a', unknown: true }),
      await post(url, token, { status: 'a' }, { 'Content-Type': 'text/plain' }),
    ].map(({ status }) => status);
    assert.deepEqual(statuses, [401, 422, 422, 422, 404, 422, 422, 422]);
    assert.deepEqual(world.server.timeline(), []);
    const { status } = await fetch(`${url}/api/v1/statuses`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{"status":',
    });
    assert.equal(status, 400);
  });

  test('says how much is left of its limits, and refuses what goes beyond', async () => {
    await using world = await openPracticeMastodon();
    const upload = async (): Promise<Response> => {
      const form = new FormData();
      form.set('file', new File([new Uint8Array(await bytesOf())], 'a.png'));
      return fetch(`${world.url}/api/v2/media`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${world.token}` },
        body: form,
      });
    };
    const first = await upload();
    assert.equal(first.headers.get('x-ratelimit-remaining'), '29');
    assert.match(first.headers.get('x-ratelimit-reset') ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    for (let count = 0; count < 29; count += 1) assert.equal((await upload()).status, 200);
    assert.equal((await upload()).status, 429);
  });

  test('edits replace everything', async () => {
    await using world = await openPracticeMastodon();
    const wanted = rendering('mastodon', { media: [picture('Un point')], contentWarning: 'Crues' });
    const sent = await world.network.publish(await prepared(world.network, wanted), 'k', soon());
    assert.ok(sent.kind === 'published');
    await fetch(`${world.url}/api/v1/statuses/${sent.id}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${world.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ status: 'Corrigé' }),
    });
    const [shown] = world.server.timeline();
    assert.deepEqual([shown?.text, shown?.contentWarning, shown?.media], ['Corrigé', null, []]);
  });

  test('shows a post to the public as text, whatever stands in it', async () => {
    await using world = await openPracticeMastodon();
    world.server.postByHand(world.accountId, '<script>alert(1)</script> & "x"');
    const [shown] = world.server.timeline();
    const page = await fetch(shown?.url ?? '');
    assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const html = await page.text();
    assert.ok(html.includes('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;'));
    assert.ok(!html.includes('<script>'));
  });

  test('shows an account and its public posts, and no private one', async () => {
    await using world = await openPracticeMastodon();
    world.server.postByHand(world.accountId, 'Pour tous');
    const hidden = await post(world.url, world.token, { status: 'Pour nous', visibility: 'private' });
    const { url } = z.object({ url: z.string() }).parse(await hidden.json());
    const profile = await (await fetch(`${world.url}/@valmont`)).text();
    assert.ok(profile.includes('Pour tous') && !profile.includes('Pour nous'));
    assert.equal((await fetch(url)).status, 404);
    assert.deepEqual(
      world.server.timeline().map(({ text }) => text),
      ['Pour tous'],
    );
  });

  test('is put into trouble by the page, and out of it', async () => {
    await using world = await openPracticeMastodon();
    const publish = async (): Promise<string> =>
      (await world.network.publish({ rendering: rendering('mastodon'), mediaIds: [] }, crypto.randomUUID(), soon()))
        .kind;
    const page = world.server;
    page.setTrouble('refuseToken');
    assert.deepEqual([page.trouble(), await publish()], ['refuseToken', 'locked']);
    page.setTrouble('loseAnswer');
    assert.deepEqual([await publish(), await publish()], ['doubt', 'doubt']);
    page.setTrouble('outOfOrder');
    assert.equal(await publish(), 'doubt');
    page.setTrouble('none');
    assert.equal(await publish(), 'published');
    assert.equal(page.timeline().length, 3);
  });
});

describe('the practice X', () => {
  test('keeps accounts, keys and posts over a restart', async () => {
    const store = memoryState();
    const first = simulatedX({ store, clock: systemClock });
    const account = first.addAccount({ handle: 'valmont', displayName: 'Valmont' });
    first.postByHand(account.id, 'Bonjour');
    const second = simulatedX({ store, clock: systemClock });
    assert.deepEqual(second.addAccount({ handle: 'valmont', displayName: 'Valmont' }), account);
    assert.deepEqual(
      second.timeline().map(({ text }) => text),
      ['Bonjour'],
    );
  });

  test('shows an account and its posts', async () => {
    await using world = await openPracticeX();
    world.server.postByHand(world.accountId, 'Pour <tous>');
    const check = await world.network.check(soon());
    assert.ok(check.kind === 'ok');
    assert.match(await (await fetch(check.identity.profileUrl)).text(), /Pour &lt;tous&gt;/);
    assert.equal((await fetch(`${world.url}/nobody`)).status, 404);
  });

  test('takes a signature once, and only for the request that it signs', async () => {
    await using world = await openPracticeX();
    const seen: string[] = [];
    // Between client and server, so that what the client signed can be sent again.
    await using between = await plainServer((request, response) => {
      seen.push(request.headers.authorization ?? '');
      request.resume();
      response.end();
    });
    const network = x({
      ...world.keys,
      userId: null,
      reading: false,
      baseUrl: between.url,
      clock: systemClock,
    });
    await network.publish({ rendering: rendering('x'), mediaIds: [] }, '', soon());
    const send = async (path: string): Promise<number> =>
      (
        await fetch(world.url + path, {
          method: 'POST',
          headers: { Authorization: seen[0] ?? '', 'Content-Type': 'application/json' },
          body: JSON.stringify({ text: `Bonjour ${path}` }),
        })
      ).status;
    assert.equal(await send('/2/tweets?other=1'), 401);
    assert.equal(await send('/2/tweets'), 201);
    assert.equal(await send('/2/tweets'), 401);
    assert.equal(world.server.timeline().length, 1);
  });

  test('takes nothing that the real one would not take', async () => {
    await using world = await openPracticeX();
    const publish = async (text: string, mediaIds: readonly string[] = []): Promise<unknown> => {
      const outcome = await world.network.publish({ rendering: rendering('x', { text }), mediaIds }, '', soon());
      return outcome.kind === 'refused' ? outcome.why : outcome.kind;
    };
    assert.equal(await publish(''), 'invalid');
    assert.equal(await publish('é'.repeat(281)), 'too_long');
    assert.equal(await publish('中'.repeat(141)), 'too_long');
    assert.equal(await publish('a', ['7']), 'media_rejected');
    assert.equal(await publish('a', ['7', '7', '7', '7', '7']), 'media_rejected');
    assert.deepEqual(world.server.timeline(), []);
  });

  test('refuses a text again only within a day, and not where it is told to take it', async () => {
    const clock = testClock();
    const server = simulatedX({ store: memoryState(), clock });
    const { id } = server.addAccount({ handle: 'valmont', displayName: 'Valmont' });
    for (const hours of [0, 1, 24]) {
      clock.advance(hours * 3_600_000);
      server.postByHand(id, 'Bonjour');
    }
    assert.equal(server.timeline().length, 2);
    server.manners.refusesDuplicates = false;
    server.postByHand(id, 'Bonjour');
    assert.equal(server.timeline().length, 3);
  });
});

describe('the public of the practice networks', () => {
  const text = z.object({ id: z.string() });
  const status = text.extend({
    favourites_count: z.number(),
    reblogs_count: z.number(),
    replies_count: z.number(),
  });

  test('does on Mastodon what its counts say: those who boosted and replied are there', async () => {
    const clock = testClock();
    const server = simulatedMastodon({ store: memoryState(), clock });
    const account = server.addAccount({ handle: 'valmont', displayName: 'Valmont' });
    const listening = await server.listen(0, '127.0.0.1');
    const ids = Array.from({ length: 20 }, (_, place) => server.postByHand(account.id, `Bonjour ${place}`));
    const read = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
      const headers = { Authorization: `Bearer ${account.token}` };
      return schema.parse(await (await fetch(`${listening.url}/api/v1/statuses${path}`, { headers })).json());
    };
    const all = `?${ids.map((id) => `id[]=${id}`).join('&')}`;
    const atFirst = await read(all, z.array(status));
    assert.ok(atFirst.every((one) => one.favourites_count === 0 && one.replies_count === 0));
    clock.advance(48 * 3_600_000);
    const later = await read(all, z.array(status));
    assert.ok(later.some((one) => one.favourites_count > 0));
    const [most] = later.toSorted((one, other) => other.replies_count - one.replies_count);
    assert.ok(most !== undefined && most.replies_count > 0 && most.reblogs_count > 0);
    const { descendants } = await read(`/${most.id}/context`, z.object({ descendants: z.array(z.unknown()) }));
    assert.equal(descendants.length, most.replies_count);
    const boosters = await read(`/${most.id}/reblogged_by?limit=80`, z.array(text));
    assert.equal(boosters.length, Math.min(most.reblogs_count, 80));
    await listening.close();
  });

  test('is asked on Mastodon for twenty posts at most, and not at all by a server without batches', async () => {
    await using world = await openPracticeMastodon();
    const batch = async (count: number): Promise<number> => {
      const query = Array.from({ length: count }, () => 'id[]=1').join('&');
      const headers = { Authorization: `Bearer ${world.token}` };
      return (await fetch(`${world.url}/api/v1/statuses?${query}`, { headers })).status;
    };
    assert.deepEqual([await batch(20), await batch(21)], [200, 422]);
    world.server.manners.hasBatch = false;
    assert.equal(await batch(1), 404);
  });

  test('a server that counts no quotes and knows no batch is read all the same', async () => {
    await using world = await openPracticeMastodon();
    Object.assign(world.server.manners, { hasBatch: false, countsQuotes: false });
    const id = world.server.postByHand(world.accountId, 'Bonjour');
    world.server.setAudience(id, { likes: 4, quotes: 2 });
    const { readings } = await world.network.read([{ id, publishedAt: new Date() }], soon());
    const reading = readings.get(id);
    assert.ok(reading?.kind === 'counts');
    assert.deepEqual([reading.counts.likes, reading.counts.quotes], [4, null]);
  });

  test('shows on X the counts that were asked for, and no field that there is not', async () => {
    await using world = await openPracticeX();
    const id = world.server.postByHand(world.accountId, 'Bonjour');
    assert.ok(id !== null);
    const client = new TwitterApi(world.keys, {
      httpAgent: new http.Agent(),
      plugins: [
        {
          onBeforeRequest: ({ computedParams: { url } }) => {
            url.protocol = 'http:';
            url.host = new URL(world.url).host;
          },
        },
      ],
    });
    const shown = async (path: string, query: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const { data } = z.object({ data: z.record(z.string(), z.unknown()) }).parse(await client.v2.get(path, query));
      return Object.keys(data).toSorted();
    };
    assert.deepEqual(await shown(`tweets/${id}`, {}), ['edit_history_tweet_ids', 'id', 'text']);
    const fields = { 'tweet.fields': 'public_metrics,conversation_id' };
    assert.deepEqual(await shown(`tweets/${id}`, fields), [
      'conversation_id',
      'edit_history_tweet_ids',
      'id',
      'public_metrics',
      'text',
    ]);
    assert.deepEqual(await shown('users/me', {}), ['id', 'name', 'username']);
    assert.deepEqual(await shown('users/me', { 'user.fields': 'public_metrics' }), [
      'id',
      'name',
      'public_metrics',
      'username',
    ]);
    const refused = [
      client.v2.get(`tweets/${id}`, { 'tweet.fields': 'likes' }),
      client.v2.get('tweets', { ids: Array.from({ length: 101 }, () => id).join(',') }),
      client.v2.get('tweets', { ids: '' }),
      client.v2.get(`users/${world.accountId}/tweets`, { max_results: 4 }),
      client.v2.get(`users/${world.accountId}/tweets`, {
        start_time: '2026-11-24T09:00:00Z',
        end_time: '2026-11-23T09:00:00Z',
      }),
    ];
    for (const request of refused) await assert.rejects(request, /code 400/);
  });
});
