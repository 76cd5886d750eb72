import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { statusIdSchema } from '#networks/mastodon/status-id.ts';

import { asSent } from '../contracts/as-sent.ts';
import { published, rendering, soon } from '../contracts/network-contract.ts';
import { findProgram } from '../support/real-servers.ts';
import { openSnac } from '../support/snac.ts';

describe('the id of a post', () => {
  const post = '83a987be2010224ddd1e17142e980fab';

  test('is the same after a correction on a server that puts the second of the last change before it', () => {
    const [first, corrected] = [`1795706828${post}`, `1795706830${post}`].map((id) => statusIdSchema.parse(id));
    assert.equal(corrected, first);
    assert.notEqual(statusIdSchema.parse(`1795706828${post.replace('8', '9')}`), first);
  });

  test('is what every other server says', () => {
    for (const id of ['113507468123456789', '01JDKV3Z9Q0000000000000000', 'AoZkQ9cDTkd3Wd5kXs', post]) {
      assert.equal(statusIdSchema.parse(id), id);
    }
    assert.equal(statusIdSchema.safeParse('').success, false);
  });

  const skip = findProgram('snac') === null ? 'snac is missing (apt-get install snac2)' : false;
  test('may have been kept as snac told it once: the post is corrected and read by it', { skip }, async () => {
    await using world = await openSnac();
    const { id } = await published(world.network, rendering('mastodon'));
    const kept = id.replace(/^0{10}/, '1700000000');
    assert.notEqual(kept, id);
    const wanted = rendering('mastodon');
    const corrected = await world.network.correct(kept, { rendering: wanted, mediaIds: [] }, soon());
    assert.deepEqual(corrected, { kind: 'corrected' });
    assert.deepEqual(await world.network.readBack(kept, wanted, soon()), asSent(world));
  });
});
