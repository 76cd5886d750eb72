import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { xRules } from '#networks/x/x-rules.ts';

import { soon } from '../contracts/network-contract.ts';
import { askedServer } from '../support/asked-server.ts';
import { networkAt } from '../support/mastodon-answers.ts';

const link = `https://www.example.org/${'a'.repeat(76)}`;

const count = (text: string, warning: string | null): number =>
  mastodonRules.measure(text, warning, { linkCharacters: null });

describe('what a link costs', () => {
  test('is 23 on Mastodon, what a server says where it counts as Mastodon does, and all of it elsewhere', () => {
    const measured = [23, 30, null].map((linkCharacters) =>
      mastodonRules.measure(`Voir ${link}`, null, { linkCharacters }),
    );
    assert.deepEqual(measured, [28, 35, 105]);
  });

  test('is 23 on X, whatever is kept of an account', () => {
    assert.deepEqual(
      [23, null].map((linkCharacters) => xRules.measure(`Voir ${link}`, null, { linkCharacters })),
      [28, 28],
    );
  });

  test('goes with what a server that shortens nothing counts besides: mentions whole, and each code point', () => {
    assert.equal(count('@amina@social.example', null), 21);
    assert.equal(count('👨‍👩‍👧', null), 5);
    assert.equal(count('é', 'Å\u0301'), 3);
  });

  const servers: readonly (readonly [string, number | undefined, number | null])[] = [
    ['mastodon', 23, 23],
    ['mastodon', undefined, 23],
    ['glitch-soc', 40, 40],
    // Each of these says a number that it does not count by: GoToSocial 25, Hollo 256, snac 32.
    ['gotosocial', 25, null],
    ['hollo', 256, null],
    ['snac', 32, null],
    ['pleroma', undefined, null],
    ['akkoma', 23, null],
    ['something-new', 30, 30],
    ['something-new', undefined, null],
    ['something-new', 0, null],
    ['something-new', 1_000_000_000, null],
  ];
  for (const [name, told, wanted] of servers) {
    test(`is ${wanted ?? 'all of it'} on ${name}, which says ${told ?? 'nothing'}, as its account is kept`, async () => {
      await using server = await askedServer(({ pathname, origin }) => {
        if (pathname.endsWith('verify_credentials')) return { id: '9', username: 'valmont' };
        if (pathname.endsWith('instance')) {
          const statuses = { max_characters: 5000, characters_reserved_per_url: told };
          return { domain: 'example.org', version: '1.0', configuration: { statuses } };
        }
        if (pathname === '/.well-known/nodeinfo') {
          return {
            links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${origin}/nodeinfo/2.0` }],
          };
        }
        if (pathname === '/nodeinfo/2.0') return { software: { name, version: '1.0' } };
        return [];
      });
      const check = await networkAt(server.url).check(soon());
      assert.ok(check.kind === 'ok', check.kind);
      assert.equal(check.limits.linkCharacters, wanted);
    });
  }
});
