import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rendering, soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { error, html, networkAt } from '../support/mastodon-answers.ts';

describe('that a post is gone from Mastodon', () => {
  const proxies: readonly (readonly [string, () => Response])[] = [
    ['a page', () => html(404)],
    ['a text', () => new Response('404 page not found', { status: 404 })],
    ['an object that is no error of Mastodon', () => Response.json({ message: 'no Route matched' }, { status: 404 })],
    ['an empty object', () => Response.json({}, { status: 404 })],
    ['an empty error', () => error(404, '')],
    ['an error that is no text', () => Response.json({ error: { code: 404 } }, { status: 404 })],
  ];
  for (const [what, answer] of proxies) {
    test(`is not believed of ${what} in front of a server that does not answer either`, async () => {
      await using server = await askedServer(answer);
      const network = networkAt(server.url);
      assert.deepEqual(await network.retract('1', soon()), { kind: 'doubt', why: 'unreadable_answer' });
      assert.deepEqual(await network.readBack('1', rendering('mastodon'), soon()), { kind: 'unreadable' });
    });
  }

  test('is believed where the server says it as Mastodon does', async () => {
    await using server = await askedServer(() => error(404, 'Record not found'));
    assert.deepEqual(await networkAt(server.url).retract('1', soon()), { kind: 'gone' });
  });
});
