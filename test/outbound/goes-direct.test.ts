import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import * as fc from 'fast-check';

import { goesDirect } from '#outbound/goes-direct.ts';

describe('NO_PROXY', () => {
  const cases: readonly (readonly [noProxy: string | null, url: string, isDirect: boolean])[] = [
    [null, 'https://mastodon.test', false],
    ['', 'https://mastodon.test', false],
    ['mastodon.test', 'https://mastodon.test', true],
    ['mastodon.test', 'https://mastodon.test./', true],
    ['MASTODON.test', 'https://Mastodon.TEST', true],
    ['mastodon.test', 'wss://mastodon.test/socket', true],
    ['mastodon.test', 'https://notmastodon.test', false],
    ['mastodon.test', 'https://mastodon.test.example', false],
    ['gouv.fr', 'https://social.numerique.gouv.fr', true],
    ['.gouv.fr', 'https://social.numerique.gouv.fr', true],
    ['*.gouv.fr', 'https://social.numerique.gouv.fr', true],
    ['.gouv.fr', 'https://gouv.fr', true],
    ['gouv.fr', 'https://malgouv.fr', false],
    ['préfecture.fr', 'https://www.préfecture.fr', true],
    ['a.example, b.example', 'https://b.example', true],
    ['a.example b.example', 'https://b.example', true],
    [' , ,', 'https://b.example', false],
    ['*', 'https://anything.example', true],
    ['example.org:8443', 'https://example.org:8443', true],
    ['example.org:8443', 'https://example.org', false],
    ['example.org:443', 'https://example.org', true],
    ['example.org:443', 'wss://example.org', true],
    ['example.org:80', 'http://example.org', true],
    ['example.org:443', 'http://example.org', false],
    ['192.0.2.7', 'https://192.0.2.7', true],
    ['192.0.2.7', 'https://192.0.2.77', false],
    ['2.7', 'https://192.0.2.7', false],
    ['192.0.2.0/24', 'https://192.0.2.7', true],
    ['192.0.2.0/24', 'https://192.0.3.7', false],
    ['10.0.0.0/8', 'https://ten.example', false],
    ['2001:db8::1', 'https://[2001:db8::1]', true],
    ['[2001:db8::1]', 'https://[2001:db8::1]', true],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', true],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]', false],
    ['2001:db8::/32', 'https://[2001:db8::1]', true],
    ['192.0.2.0/99', 'https://192.0.2.7', false],
    ['not/24', 'https://not', false],
    // This machine, whatever is set.
    [null, 'http://localhost:4747', true],
    [null, 'https://127.0.0.1', true],
    [null, 'http://127.9.9.9', true],
    [null, 'http://[::1]:80', true],
    [null, 'https://localhost.example', false],
    [null, 'https://127.0.0.1.example', false],
  ];
  for (const [noProxy, url, isDirect] of cases) {
    test(`"${noProxy ?? 'unset'}" lets ${url} go ${isDirect ? 'straight' : 'by the proxy'}`, () => {
      assert.equal(goesDirect(new URL(url), noProxy), isDirect);
    });
  }

  test('is read whatever stands in it', () => {
    const url = new URL('https://www.example.org');
    const sign = fc.constantFrom('*', '.', ',', ' ', ':', '/', '[', ']', '1', 'a', 'é', '-', '%', '2001:', '10.0.0.0/');
    fc.assert(fc.property(fc.string({ unit: sign }), (noProxy) => typeof goesDirect(url, noProxy) === 'boolean'));
  });
});
