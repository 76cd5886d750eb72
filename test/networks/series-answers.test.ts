import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Rendering } from '#networks/rendering.ts';

import { bytesOf, type NetworkWorld } from '../contracts/network-contract.ts';
import { openPracticeBluesky, openPracticeMastodon, openPracticeX } from '../support/practice-networks.ts';
import { present } from '../support/publishing-scene.ts';

const { signal } = new AbortController();
const texts = ['The river rises.', 'Leave the quays.', 'Park on the hill.'];

/** Publishes a series by the adapter, each post an answer to the one before; their ids, in order. */
async function publish({ network }: NetworkWorld): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [at, text] of texts.entries()) {
    const rendering: Rendering = {
      network: network.rules.kind,
      accountId: 'ours',
      text,
      contentWarning: null,
      language: 'en',
      visibility: at === 0 ? 'public' : 'unlisted',
      media: [],
      part: { position: at + 1, of: texts.length },
      ...(at === 0 ? {} : { replyTo: present(ids[at - 1]) }),
    };
    const prepared = await network.prepare(rendering, { uploaded: [], bytesOf, signal });
    assert.ok(prepared.kind === 'prepared');
    const published = await network.publish(prepared.prepared, `key-${at}`, signal);
    assert.ok(published.kind === 'published', JSON.stringify(published));
    ids.push(published.id);
  }
  return ids;
}

for (const [name, open] of [
  ['Mastodon', openPracticeMastodon],
  ['X', openPracticeX],
  ['Bluesky', openPracticeBluesky],
] as const satisfies readonly (readonly [string, () => Promise<NetworkWorld>])[]) {
  test(`of a series on ${name} our own parts are told apart from the replies of others`, async () => {
    await using world = await open();
    const ids = await publish(world);
    const people = present(world.people);
    for (const id of ids) people.setAudience(id, { likes: 0, shares: 0, quotes: 0, replies: 0, views: 0 });
    people.setAudience(present(ids[1]), { likes: 0, shares: 0, quotes: 0, replies: 2, views: 0 });
    const posts = ids.map((id) => ({ id, publishedAt: new Date() }));
    const { readings, end } = await world.network.read(posts, signal);
    assert.equal(end.kind, 'all');
    const counted = ids.map((id) => {
      const reading = readings.get(id);
      return reading?.kind === 'counts' ? [reading.counts.replies, reading.counts.ownReplies] : reading;
    });
    assert.deepEqual(counted, [
      [1, 1],
      [3, 1],
      [0, 0],
    ]);
  });

  test(`of a series on ${name} the account’s timeline shows the watch the first post alone`, async () => {
    await using world = await open();
    const [first] = await publish(world);
    const { posts, end } = await world.network.ownPosts(new Date(Date.now() - 3_600_000), signal);
    assert.equal(end.kind, 'all');
    assert.deepEqual(
      posts.map(({ id }) => id),
      [first],
    );
  });
}
