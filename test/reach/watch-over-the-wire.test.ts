import assert from 'node:assert/strict';
import { test } from 'node:test';

import { noMembers } from '#desks/may.ts';
import { settle } from '#publishing/doubt/settle.ts';
import { askRetractDouble } from '#reach/watch/ask-retract-duplicate.ts';

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

// With what a server changes when it shows a text: a mention's domain, white space, a list's marks.
const text = 'Ask @mairie@social.example.org:\n\n- at https://example.org/a_b\n- by *noon*  today.';

test('of a server that stalls for longer than both looks, once a person names one post the other is told, and retracted', async () => {
  const slow = { software: 'Hollo 0.10.0', timeouts: { sendMs: 1_000 } };
  await using wire = await openPracticeWire(openWatchScene, slow);
  const { scene, servers } = wire;
  servers.mastodon.manners.keys = 'looksFirst';
  const goOn = servers.mastodon.stallWrites();
  const draft = await scene.asked({ text, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  await scene.minutes(4);
  goOn();
  await scene.minutes(6);
  const [one, other] = servers.mastodon.timeline();
  assert.ok(one !== undefined && other !== undefined);
  const delivery = await scene.delivery(draft.id);
  assert.partialDeepStrictEqual(delivery, { state: 'held', why: 'several_found' });
  assert.deepEqual(await scene.told(), []);
  const sighting = { kind: 'published', post: { id: one.id, url: 'https://hollo.example/1' }, isSeen: false } as const;
  const settler = { kind: 'member', id: 'karim', name: 'Karim', members: noMembers } as const;
  const answer = { deliveryId: delivery.id, by: settler, sighting };
  await scene.store.write((work) => settle(work, answer));
  await scene.minutes(2);
  assert.deepEqual([await scene.told(), await scene.kept()], [['foreign.seen'], [other.id]]);
  const double = await scene.store.db.foreignPost.findFirstOrThrow();
  assert.equal(double.duplicateOfId, delivery.id);
  const request = { foreignId: double.id, desk: await scene.desk(), members: noMembers };
  const by = { id: 'karim', name: 'Karim' };
  await scene.store.write((work) => askRetractDouble(work, { ...request, by }));
  await scene.minutes(2);
  assert.deepEqual(
    servers.mastodon.timeline().map(({ id }) => id),
    [one.id],
  );
});

const series = { text: ['The river rises.', 'Leave the quays.', 'Call us.'].join('\n---\n'), series: 'plain' } as const;

for (const trouble of [null, { kind: 'loseAnswer' }] as const) {
  const how = trouble === null ? '' : ', nor while an answer is lost on its second part';
  test(`the parts of a series are no foreign posts, and nobody is told that they are gone${how}`, async () => {
    await using wire = await openPracticeWire(openWatchScene, { takesSeries: true });
    const { scene, servers } = wire;
    const draft = await scene.asked(series);
    await scene.decide(draft);
    await scene.pass(20);
    if (trouble !== null) for (const server of Object.values(servers)) server.troubles.set(['publish'], trouble, 1);
    await scene.minutes(40);
    assert.deepEqual([servers.mastodon.timeline().length, servers.x.timeline().length], [3, 3]);
    assert.deepEqual([await scene.kept(), await scene.told()], [[], []]);
  });
}
