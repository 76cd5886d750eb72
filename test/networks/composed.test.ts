import assert from 'node:assert/strict';
import { test } from 'node:test';

import { comparableText } from '#networks/mastodon/comparable-text.ts';
import { comparablePost, postSchema } from '#networks/x/post.ts';

test('a server’s text of nothing but marks is compared at once: composing it would take minutes', () => {
  const marks = `a${'\u0301\u0323'.repeat(200_000)}`;
  const before = performance.now();
  assert.equal(comparableText(marks), marks);
  assert.equal(comparablePost(postSchema.parse({ id: '1', text: marks })), marks);
  assert.ok(performance.now() - before < 1_000);
  assert.equal(comparableText('e\u0301te\u0301'), 'été');
});
