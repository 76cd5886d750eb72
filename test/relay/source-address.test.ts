import assert from 'node:assert/strict';
import { test } from 'node:test';

import { accountName, readSourceAddress } from '#relay/source-address.ts';

test('what somebody gives is known for a feed or an account, however it is written', () => {
  const kinds: Readonly<Record<string, string>> = {
    'https://www.lakes.example/feed': 'feed https://www.lakes.example/feed',
    'https://social.lakes.example/@lakes.rss': 'feed https://social.lakes.example/@lakes.rss',
    'https://www.lakes.example/@lakes/123': 'feed https://www.lakes.example/@lakes/123',
    '@Lakes@Social.lakes.example': 'mastodon https://social.lakes.example/@lakes',
    'https://social.lakes.example/@lakes/': 'mastodon https://social.lakes.example/@lakes',
    'https://social.lakes.example/@lakes?min_id=0': 'mastodon https://social.lakes.example/@lakes',
    'https://big.example/@lakes@social.lakes.example': 'mastodon https://social.lakes.example/@lakes',
    'https://x.com/Lakes_Gov': 'x https://x.com/lakes_gov',
    'https://mobile.twitter.com/lakes': 'x https://x.com/lakes',
    'x.com/lakes': 'x https://x.com/lakes',
    '@lakes': 'x https://x.com/lakes',
    '@lakes@x.com': 'x https://x.com/lakes',
  };
  for (const [given, wanted] of Object.entries(kinds)) {
    const address = readSourceAddress(given);
    assert.equal(`${address?.kind} ${address?.url}`, wanted, given);
  }
});

test('what is none of them is refused', () => {
  for (const given of [
    '',
    'lakes',
    'ftp://lakes.example/feed',
    'https://a:b@lakes.example/feed',
    'https://x.com/home',
    'https://x.com/lakes/status/1',
    'https://x.com/a_name_that_is_too_long',
    '@lakes@',
    '@lakes@lakes.example/path',
    '@lakes@a:b@lakes.example',
  ]) {
    assert.equal(readSourceAddress(given), null, given);
  }
});

test('an account is named as one that nobody else has, on whichever network that is read', () => {
  assert.equal(
    accountName({ kind: 'mastodon', url: 'https://social.lakes.example/@lakes' }),
    '@lakes@social.lakes.example',
  );
  assert.equal(accountName({ kind: 'x', url: 'https://x.com/lakes' }), '@lakes@x.com');
  assert.equal(accountName({ kind: 'feed', url: 'https://x.com/lakes' }), null);
});
