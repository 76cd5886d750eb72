import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPracticeWire } from '../support/practice-wire.ts';
import { present } from '../support/publishing-scene.ts';
import { openWatchScene } from '../support/watch-scene.ts';

test('whoever has taken an account over edits, deletes and renames on the network itself: each is told, once', async () => {
  await using wire = await openPracticeWire(openWatchScene);
  const { scene, servers, ids } = wire;
  const { clock } = scene;
  const published = async (text: string): Promise<void> => {
    await scene.decide(await scene.asked({ text, accountIds: [scene.accountIds.mastodon] }));
    await scene.minutes(4);
  };
  await published('The first statement.');
  await published('The second statement.');
  await published('The third statement.');
  const [third, second, first] = servers.mastodon.timeline();
  assert.deepEqual(await scene.told(), []);
  clock.advance(1000);
  servers.mastodon.editByHand(present(first).id, 'HACKED: vote for X');
  servers.mastodon.removeByHand(present(second).id);
  servers.mastodon.setProfile(ids.mastodon, { displayName: 'Bitcoins', note: '<p>Send <b>two</b></p>' });
  await scene.minutes(10);
  assert.deepEqual(await scene.told(), ['outside.seen', 'outside.seen', 'outside.seen']);
  const rows = await scene.store.db.outsideChange.findMany({ orderBy: { kind: 'asc' } });
  assert.partialDeepStrictEqual(rows, [
    { kind: 'edited', now: { text: 'HACKED: vote for X' } },
    { kind: 'deleted' },
    { kind: 'profile', now: { name: 'Bitcoins', bio: 'Send two' } },
  ]);
  const sent = await scene.store.db.delivery.findMany({ orderBy: { sentAt: 'asc' }, select: { id: true } });
  assert.deepEqual([rows[0]?.deliveryId, rows[1]?.deliveryId], [sent[0]?.id, sent[1]?.id]);
  const asked = servers.mastodon.timeline().length;
  assert.equal(asked, 2);
  assert.ok(third !== undefined);
});

test('what Tambour itself corrects is no edit of others, also while its answer is lost', async () => {
  await using wire = await openPracticeWire(openWatchScene);
  const { scene, servers } = wire;
  await scene.decide(await scene.asked({ accountIds: [scene.accountIds.mastodon] }));
  await scene.minutes(4);
  const { id: correctsId, remoteId, remoteUrl } = await scene.store.db.delivery.findFirstOrThrow();
  scene.clock.advance(1000);
  servers.mastodon.editByHand(
    present(servers.mastodon.timeline()[0]).id,
    'As Tambour sent it, and its answer was lost.',
  );
  // A correction that is in doubt: whether the edit is Tambour's is open.
  const correction = await scene.asked({ text: 'A correction.', accountIds: [scene.accountIds.mastodon] });
  await scene.decide(correction);
  const post = { correctsId, correctionNumber: 1, postId: remoteId, postUrl: remoteUrl };
  const doubt = {
    state: 'doubt',
    why: 'no_answer',
    doubtSince: scene.clock.now(),
    sendingSince: scene.clock.now(),
  } as const;
  const dueAt = new Date(scene.clock.now().getTime() + 86_400_000);
  await scene.store.db.delivery.updateMany({
    where: { draftId: correction.id },
    data: { way: 'edit', ...post, ...doubt, dueAt, leaseUntil: null },
  });
  await scene.minutes(6);
  assert.deepEqual(await scene.told(), []);
  // Settled: it was.
  await scene.store.db.delivery.updateMany({
    where: { draftId: correction.id },
    data: { state: 'sent', why: null, sentAt: scene.clock.now(), remoteId: null },
  });
  await scene.minutes(10);
  assert.deepEqual(await scene.told(), []);
  scene.clock.advance(200_000);
  servers.mastodon.editByHand(present(servers.mastodon.timeline()[0]).id, 'HACKED');
  await scene.minutes(6);
  assert.deepEqual(await scene.told(), ['outside.seen']);
});
