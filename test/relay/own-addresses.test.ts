import assert from 'node:assert/strict';
import { test } from 'node:test';

import { pagesOf } from '#relay/account-addresses.ts';
import { isOurs } from '#relay/loops.ts';

import { openScene } from '../support/publishing-scene.ts';

test('what Tambour published on X is ours by its id at each of its addresses; an id elsewhere is another post’s', async () => {
  await using scene = await openScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  const remoteId = '1234567890123456789';
  for (const [network, remoteUrl] of [
    ['x', `https://x.com/i/web/status/${remoteId}`],
    ['mastodon', `https://social.example.org/@ville/${remoteId}`],
  ] as const) {
    const { id } = await scene.delivery(draft.id, network);
    await scene.store.db.delivery.update({ where: { id }, data: { remoteId, remoteUrl } });
  }
  const ours = (link: string): Promise<unknown> =>
    scene.store.write(({ tx }) => {
      const key = link.replace('https://', '');
      return isOurs(tx, { key, link, title: '', summary: '', publishedAt: null, datedAt: null });
    });
  assert.equal(await ours(`https://x.com/ville/status/${remoteId}`), 'ours');
  assert.equal(await ours(`https://mobile.twitter.com/ville/status/${remoteId}`), 'ours');
  assert.equal(await ours(`https://social.example.org/@ville/${remoteId}`), 'ours');
  assert.equal(await ours(`https://other.example/@ville/${remoteId}`), null);
  assert.equal(await ours(`https://x.com/ville/status/${remoteId.replace('1', '2')}`), null);
});

function pages(network: string, handle: string, serverUrl: string): readonly string[] {
  return [...new Set(pagesOf({ network, handle, serverUrl }))];
}

test('an account has the pages that a source may read: of X by its handle, of Mastodon with its server, of Bluesky none', () => {
  assert.deepEqual(pages('x', '@Ville', 'https://api.x.com'), ['x.com/ville']);
  assert.deepEqual(pages('mastodon', '@ville@example.org', 'https://social.example.org'), [
    'example.org/@ville',
    'social.example.org/@ville',
  ]);
  assert.deepEqual(pages('bluesky', '@ville.example.org', 'https://bsky.social'), []);
});
