import assert from 'node:assert/strict';
import { test } from 'node:test';

import { statusEntry, statusSchema } from '#relay/status-entry.ts';

const account = { id: '1', username: 'lakes', url: 'https://social.example/@lakes' };
const plain = {
  id: '10',
  account,
  created_at: '2026-06-01T06:00:00Z',
  url: 'https://social.example/@lakes/10',
  content: '<p>The lake is open.</p>',
  visibility: 'public',
};

/** Reads a post as its server tells it. */
function entryOf(changes: object): ReturnType<typeof statusEntry> {
  return statusEntry(statusSchema.parse({ ...plain, ...changes }));
}

test('answers to others, what was passed on, what is not for all and what stands elsewhere are no entries', () => {
  assert.equal(entryOf({})?.title, 'The lake is open.');
  for (const changes of [
    { in_reply_to_id: '9', in_reply_to_account_id: '2' },
    { in_reply_to_id: '9', in_reply_to_account_id: null },
    { reblog: { id: '3' } },
    { visibility: 'unlisted' },
    { visibility: 'private' },
    { visibility: 'direct' },
    { url: 'https://evil.example/@lakes/10' },
    { url: 'javascript:alert(1)' },
  ]) {
    assert.equal(entryOf(changes), null, JSON.stringify(changes));
  }
});

test('what continues or quotes is told, whichever way its server says it', () => {
  assert.equal(entryOf({ in_reply_to_id: '9', in_reply_to_account_id: '1' })?.post?.continues, true);
  for (const changes of [{ quote: { state: 'accepted' } }, { quote_id: '7' }]) {
    assert.equal(entryOf(changes)?.post?.quotes, true);
  }
  assert.deepEqual([entryOf({})?.post?.quotes, entryOf({})?.post?.continues], [false, false]);
});

test('words keep their lines, links lead where they say, and mentions name their server', () => {
  const content = `<p>Hello <a href="https://social.example/@ada" class="u-url mention">@<span>ada</span></a>,<br>see <a href="https://www.lakes.example/a/very/long/path"><span class="invisible">https://www.</span><span class="ellipsis">lakes.example/a</span></a></p><p><a href="https://evil.example/">https://gov.example</a> <a href="https://social.example/tags/lakes" class="mention hashtag">#<span>lakes</span></a></p><script>alert(1)</script>`;
  const entry = entryOf({ content, mentions: [{ url: 'https://social.example/@ada', acct: 'ada' }] });
  assert.equal(
    entry?.title,
    'Hello @ada@social.example,\nsee https://www.lakes.example/a/very/long/path\n\nhttps://evil.example/ #lakes',
  );
  assert.deepEqual(entry?.post?.links, ['https://www.lakes.example/a/very/long/path', 'https://evil.example/']);
});

test('hidden characters, and more markup than a post has, end in plain words', () => {
  assert.equal(entryOf({ content: '<p>A\u202eB\u200b C</p>' })?.title, 'AB C');
  const begun = performance.now();
  entryOf({ content: `${'<div>'.repeat(20_000)}deep` });
  entryOf({ content: 'a\u0301'.repeat(100_000) });
  assert.ok(performance.now() - begun < 2000);
});
