import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import * as fc from 'fast-check';

import { systemClock } from '#clock.ts';
import { x } from '#networks/x/x.ts';

import { anyCharacter } from '../support/any-character.ts';
import { bytesOf, picture, rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { networkAt } from '../support/mastodon-answers.ts';

/** Ids that a server may give a post, and that lead elsewhere or nowhere. */
const unusable = ['../../x', '..', '.', 'a/b?c=d', 'a#b', 'a%2Fb', 'a\\b', 'a b', 'a\nb', 'é', '', '1'.repeat(129)];

const status = (id: unknown): Readonly<Record<string, unknown>> => ({
  id,
  content: '<p>Bonjour</p>',
  created_at: new Date().toISOString(),
  visibility: 'public',
  media_attachments: [],
});
const me = { id: '9', username: 'valmont' };

describe('an id on Mastodon that cannot be used', () => {
  for (const id of unusable) {
    test(`is a doubt, never asked for: ${JSON.stringify(id.slice(0, 20))}`, async () => {
      await using server = await askedServer((url, { method }) => {
        if (url.pathname.endsWith('verify_credentials')) return me;
        if (url.pathname.startsWith('/api/v2/media')) return { id, url: 'https://example.org/1.png' };
        return method === 'GET' ? [status(id)] : status(id);
      });
      const network = networkAt(server.url);
      const wanted = rendering('mastodon', { text: 'Bonjour' });
      const outcome = await network.publish({ rendering: wanted, mediaIds: [] }, 'key', soon());
      assert.deepEqual(outcome, { kind: 'doubt', why: 'unusable_id' });
      const found = await network.find(wanted, new Date(0), soon());
      assert.deepEqual(found, { kind: 'unreadable', why: 'unusable_id' });
      const other = await network.find({ ...wanted, text: 'Bonsoir' }, new Date(0), soon());
      assert.deepEqual(other, { kind: 'absent', hidesEdits: true }, 'another post hides this one');
      const { end } = await network.ownPosts(new Date(0), soon());
      assert.deepEqual(end, { kind: 'unreadable', why: 'no_answer' });
      const withPicture = rendering('mastodon', { media: [picture('')] });
      const unprepared = await network.prepare(withPicture, { uploaded: [], bytesOf, signal: soon() });
      assert.equal(unprepared.kind, 'tryLater');
      const known = ['/api/v1/statuses', '/api/v1/accounts/', '/api/v2/media'];
      assert.ok(server.asked.every((path) => known.some((start) => path.startsWith(start))));
    });
  }

  test('is no account either', async () => {
    await using server = await askedServer(() => ({ id: '../../x', username: 'valmont' }));
    assert.deepEqual(await networkAt(server.url).check(soon()), { kind: 'unreachable', why: 'not_this_network' });
    assert.deepEqual(server.asked, ['/api/v1/accounts/verify_credentials']);
  });
});

test('an id that was kept names one part of the path on Mastodon, whatever it is', async () => {
  await using server = await askedServer(() => Response.json({ error: 'Record not found' }, { status: 404 }));
  const network = networkAt(server.url);
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...unusable), fc.string({ unit: anyCharacter })), async (id) => {
      server.asked.length = 0;
      await network.retract(id, soon());
      await network.boosters(id, soon());
      assert.equal(server.asked.length, 3);
      // Decoded, the id may look like more than one part; what was asked begins where posts are, all the same.
      for (const path of server.asked) assert.ok(path.startsWith('/api/v1/statuses/'), path);
    }),
    { numRuns: 200, seed: 20_261_127 },
  );
});

describe('an id on X that cannot be used', () => {
  for (const id of [...unusable, '7a', '12345678901234567890']) {
    test(`is a doubt, never asked for: ${JSON.stringify(id.slice(0, 20))}`, async () => {
      const post = { id, text: 'Bonjour', created_at: new Date().toISOString() };
      await using server = await askedServer((_, { method }) => {
        const data = method === 'POST' ? post : [post];
        return Response.json({ data, meta: { result_count: 1 } }, { status: method === 'POST' ? 201 : 200 });
      });
      const keys = { appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' };
      const network = x({ ...keys, userId: '9', reading: true, baseUrl: server.url, clock: systemClock });
      const wanted = rendering('x', { text: 'Bonjour' });
      const outcome = await network.publish({ rendering: wanted, mediaIds: [] }, '', soon());
      assert.deepEqual(outcome, { kind: 'doubt', why: 'unusable_id' });
      const found = await network.find(wanted, new Date(0), soon());
      assert.deepEqual(found, { kind: 'unreadable', why: 'unusable_id' });
      const { end } = await network.ownPosts(new Date(0), soon());
      assert.deepEqual(end, { kind: 'unreadable', why: 'no_answer' });
    });
  }
});
