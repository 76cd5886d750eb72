import assert from 'node:assert/strict';
import { test } from 'node:test';

import { openPracticeWire, type PracticeWire } from '../support/practice-wire.ts';
import { present } from '../support/publishing-scene.ts';
import { hourMs, minuteMs, openReadingScene, type ReadingScene, said } from '../support/reading-scene.ts';

const nothing = { quotes: 0, replies: 0, views: 0 };

/** One post on both networks, one minute old, and its ids there. */
async function publish(wire: PracticeWire<ReadingScene>): Promise<{
  readonly mastodon: { readonly delivery: string; readonly post: string };
  readonly x: { readonly delivery: string; readonly post: string };
}> {
  const { scene } = wire;
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  await scene.wait(0);
  const of = async (network: 'mastodon' | 'x'): Promise<{ delivery: string; post: string }> => {
    const { id } = await scene.delivery(draft.id, network);
    return { delivery: id, post: await scene.postOf(id) };
  };
  return { mastodon: await of('mastodon'), x: await of('x') };
}

test('a post on both networks is read through the real clients, with followers, boosters, and what X bills', async () => {
  await using wire = await openPracticeWire(openReadingScene);
  const { scene, servers, ids } = wire;
  servers.mastodon.setFollowers(ids.mastodon, 812);
  servers.x.setFollowers(ids.x, 4100);
  const { mastodon, x } = await publish(wire);
  servers.mastodon.setAudience(mastodon.post, { likes: 5, shares: 2, replies: 1 });
  servers.x.setAudience(x.post, { likes: 3, shares: 1, replies: 2, views: 640 });
  await scene.wait(24 * hourMs);
  // A count that fell is kept as it fell.
  servers.mastodon.setAudience(mastodon.post, { likes: 4, shares: 3, replies: 1 });
  servers.mastodon.setBoosters(mastodon.post, [10, 0, 250]);
  servers.x.setAudience(x.post, { likes: 9, shares: 4, quotes: 1, replies: 2, views: 1200 });
  await scene.wait(48 * hourMs);
  assert.deepEqual(said(await scene.readings(mastodon.delivery)), ['h24 counts 5', 'h72 counts 4']);
  assert.deepEqual(said(await scene.readings(x.delivery)), ['h24 counts 3', 'h72 counts 9']);
  const onMastodon = await scene.figures(mastodon.delivery);
  const onX = await scene.figures(x.delivery);
  assert.deepEqual(
    [onMastodon, onX].map((row) => [row.likes, row.shares, row.replies, row.views, row.followers, row.isLate]),
    [
      [4n, 3n, 1n, null, 812n, false],
      [9n, 4n, 2n, 1200n, 4100n, false],
    ],
  );
  const { boosters, boosterFollowers, boostersHidden, boostersAreAll } = onMastodon;
  assert.deepEqual([boosters, boosterFollowers, boostersHidden, boostersAreAll], [3, 260n, 1, true]);
  const billed = await scene.store.db.billedReads.groupBy({
    by: ['accountId', 'what'],
    _sum: { times: true },
    orderBy: { what: 'asc' },
  });
  assert.deepEqual(
    billed.map(({ accountId, what, _sum }) => [accountId === scene.accountIds.x, what, (_sum.times ?? 0) >= 2]),
    [
      [true, 'ownedRead', true],
      [true, 'userRead', true],
    ],
  );
});

test('a post that somebody removed on the network itself is missing, twice told', async () => {
  await using wire = await openPracticeWire(openReadingScene);
  const { scene, servers } = wire;
  const { mastodon, x } = await publish(wire);
  servers.mastodon.removeByHand(mastodon.post);
  servers.x.removeByHand(x.post);
  await scene.wait(24 * hourMs);
  assert.deepEqual([await scene.readings(mastodon.delivery), await scene.readings(x.delivery)], [[], []]);
  await scene.wait(5 * minuteMs);
  assert.deepEqual(said(await scene.readings(mastodon.delivery)), ['h24 missing']);
  assert.deepEqual(said(await scene.readings(x.delivery)), ['h24 missing']);
});

test('counts that no network can mean are not known, and spoil no other', async () => {
  await using wire = await openPracticeWire(openReadingScene);
  const { scene, servers } = wire;
  const { mastodon, x } = await publish(wire);
  servers.mastodon.setAudience(mastodon.post, { likes: -3, shares: 7, ...nothing });
  servers.x.setAudience(x.post, { likes: 1e300, shares: 2.5, ...nothing, replies: -1, views: 11 });
  await scene.wait(24 * hourMs);
  const [onMastodon] = await scene.readings(mastodon.delivery);
  const [onX] = await scene.readings(x.delivery);
  assert.deepEqual([onMastodon?.outcome, onMastodon?.likes, onMastodon?.shares], ['counts', null, 7n]);
  assert.deepEqual(
    [onX?.outcome, onX?.likes, onX?.shares, onX?.replies, onX?.views],
    ['counts', null, null, null, 11n],
  );
});

test('a server that shows something else than the post is not believed until it has for an hour', async () => {
  await using wire = await openPracticeWire(openReadingScene);
  const { scene, servers } = wire;
  const { mastodon } = await publish(wire);
  servers.mastodon.setAudience(mastodon.post, { likes: 2, ...nothing });
  const body = JSON.stringify([{ id: 'another', favourites_count: 900, reblogs_count: 900, replies_count: 0 }]);
  servers.mastodon.troubles.set(
    ['read'],
    { kind: 'answerThis', status: 200, contentType: 'application/json', body },
    null,
  );
  await scene.wait(24 * hourMs);
  assert.deepEqual(await scene.readings(mastodon.delivery), []);
  servers.mastodon.troubles.clear();
  await scene.waitMinutes(2);
  assert.deepEqual(said(await scene.readings(mastodon.delivery)), ['h24 counts 2']);
});

for (const trouble of [
  { kind: 'loseRequest' },
  { kind: 'answerHtml' },
  { kind: 'answerHalf' },
  { kind: 'outOfOrder', status: 503 },
] as const) {
  test(`what is lost on the wire (${trouble.kind}) is read again within the hour, once`, async () => {
    await using wire = await openPracticeWire(openReadingScene);
    const { scene, servers } = wire;
    const { mastodon, x } = await publish(wire);
    servers.mastodon.setAudience(mastodon.post, { likes: 2, ...nothing });
    servers.x.setAudience(x.post, { likes: 3, ...nothing });
    servers.mastodon.troubles.set(['read'], trouble, null);
    servers.x.troubles.set(['read'], trouble, null);
    await scene.wait(24 * hourMs);
    assert.deepEqual([await scene.readings(mastodon.delivery), await scene.readings(x.delivery)], [[], []]);
    servers.mastodon.troubles.clear();
    servers.x.troubles.clear();
    // A busy server may have asked for some minutes.
    await scene.waitMinutes(10);
    assert.deepEqual(said(await scene.readings(mastodon.delivery)), ['h24 counts 2']);
    assert.deepEqual(said(await scene.readings(x.delivery)), ['h24 counts 3']);
    assert.equal(present((await scene.readings(x.delivery))[0]).isLate, false);
  });
}

test('what software a server is, is asked each day until it says so, and then once a week', async () => {
  await using wire = await openPracticeWire(openReadingScene, { software: '' });
  const { scene, servers, ids } = wire;
  const { manners } = servers.mastodon;
  const id = scene.accountIds.mastodon;
  const of = { practice: false, remoteId: ids.mastodon, software: 'Unknown software (4.6.6)' };
  await scene.store.db.account.update({ where: { id }, data: of });
  const known = async (): Promise<string> =>
    (await scene.store.db.account.findUniqueOrThrow({ where: { id } })).software;
  manners.software = 'untold';
  await scene.wait(0);
  assert.equal(await known(), 'Unknown software (4.6.6)');
  manners.software = { name: 'hollo', version: '0.10.0' };
  await scene.wait(24 * hourMs);
  assert.equal(await known(), 'Hollo 0.10.0');
  manners.software = { name: 'hollo', version: '0.11.0' };
  await scene.wait(24 * hourMs);
  assert.equal(await known(), 'Hollo 0.10.0');
  await scene.wait(6 * 24 * hourMs);
  assert.equal(await known(), 'Hollo 0.11.0');
  manners.software = 'untold';
  await scene.wait(8 * 24 * hourMs);
  assert.equal(await known(), 'Hollo 0.11.0', 'a server that does not answer for once');
});
