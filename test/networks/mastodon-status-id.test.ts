import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { statusIdSchema } from '#networks/mastodon/status-id.ts';

describe('the id of a post', () => {
  const post = '83a987be2010224ddd1e17142e980fab';

  test('is the same after a correction on a server that puts the second of the last change before it', () => {
    const [published, corrected] = [`1795706828${post}`, `1795706830${post}`].map((id) => statusIdSchema.parse(id));
    assert.equal(corrected, published);
    assert.notEqual(statusIdSchema.parse(`1795706828${post.replace('8', '9')}`), published);
  });

  test('is what every other server says', () => {
    for (const id of ['113507468123456789', '01JDKV3Z9Q0000000000000000', 'AoZkQ9cDTkd3Wd5kXs', post]) {
      assert.equal(statusIdSchema.parse(id), id);
    }
    assert.equal(statusIdSchema.safeParse('').success, false);
  });
});
