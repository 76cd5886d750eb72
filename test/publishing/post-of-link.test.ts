import assert from 'node:assert/strict';
import { test } from 'node:test';

import { postOfLink } from '#publishing/post-of-link.ts';
import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import type { Account } from '#desks/account.ts';
import { xRules } from '#networks/x/x-rules.ts';

const base = {
  id: 'a',
  practice: false,
  remoteId: '1',
  displayName: 'Valmont',
  software: '',
  limits: xRules.defaultLimits,
  standing: { kind: 'active' },
  nextSleep: null,
} as const;
const mastodon: Account = {
  ...base,
  network: 'mastodon',
  serverUrl: 'https://social.example.org',
  handle: '@valmont@social.example.org',
};
const x: Account = { ...base, network: 'x', serverUrl: '', handle: '@Valmont' };

test('the address of a post on the account’s own server names that post', () => {
  assert.equal(postOfLink(' https://social.example.org/@valmont/113 ', mastodon, mastodonRules)?.id, '113');
  assert.equal(postOfLink('https://social.example.org/users/valmont/statuses/113', mastodon, mastodonRules)?.id, '113');
  assert.equal(postOfLink('https://social.example.org/valmont/p/1700.5', mastodon, mastodonRules)?.id, '1700.5');
  assert.equal(postOfLink('https://x.com/valmont/status/1860?s=20', x, xRules)?.id, '1860');
  assert.equal(postOfLink('https://twitter.com/i/status/1860', x, xRules)?.id, '1860');
});

test('the address of another server, another account, or of no post is refused', () => {
  for (const typed of [
    '',
    'rien',
    'https://social.example.org/',
    'https://social.example.org/@valmont',
    'https://evil.example/@valmont/113',
    'https://social.example.org@evil.example/@valmont/113',
    'http://social.example.org/@valmont/113',
    'https://social.example.org:8443/@valmont/113',
    'https://social.example.org/@autre/113',
    'https://social.example.org/@valmont@ailleurs.example/113',
    'javascript:alert(1)//x/y',
    `https://social.example.org/@valmont/${'1'.repeat(3000)}`,
  ]) {
    assert.equal(postOfLink(typed, mastodon, mastodonRules), null, typed);
  }
  assert.equal(postOfLink('https://x.com/autre/status/1860', x, xRules), null);
  assert.equal(postOfLink('https://x.com.evil.example/valmont/status/1860', x, xRules), null);
  assert.equal(postOfLink('https://social.example.org/@valmont/113', x, xRules), null);
});
