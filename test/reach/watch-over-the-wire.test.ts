import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPracticeWire } from '../support/practice-wire.ts';
import { openWatchScene } from '../support/watch-scene.ts';

test('whoever has the token of the practice Mastodon, or posts on X by hand, is told of; a reply is not', async () => {
  await using wire = await openPracticeWire(openWatchScene);
  const { scene, servers, ids, mastodonKeys } = wire;
  const ours = await scene.asked();
  await scene.decide(ours);
  await scene.minutes(11);
  const { url, token } = mastodonKeys;
  const post = async (body: Readonly<Record<string, string>>): Promise<string> => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/api/v1/statuses`, { method: 'POST', headers, body: JSON.stringify(body) });
    const { id }: { id: string } = JSON.parse(await answer.text());
    return id;
  };
  const onMastodon = await post({ status: 'Gagnez des bitcoins' });
  await post({ status: 'Un merci', in_reply_to_id: onMastodon });
  const onX = servers.x.postByHand(ids.x, 'Gagnez des bitcoins');
  assert.ok(onX !== null);
  servers.x.postByHand(ids.x, 'Un merci', onX);
  await scene.minutes(12);
  const rows = await scene.store.db.foreignPost.findMany({ select: { remoteId: true, text: true } });
  assert.deepEqual(
    rows.toSorted((one, other) => (one.remoteId < other.remoteId ? -1 : 1)),
    [onMastodon, onX].toSorted().map((remoteId) => ({ remoteId, text: 'Gagnez des bitcoins' })),
  );
  assert.deepEqual(await scene.told(), ['foreign.seen', 'foreign.seen']);
});
