import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAccount } from '#reach/read-account.ts';
import { utcDayOf } from '#reach/utc-day-of.ts';

import {
  hourMs,
  minuteMs,
  never,
  openReadingScene,
  type ReadingScene,
  replicasThatMeet,
} from '../support/reading-scene.ts';
import type { SceneNetwork } from '../support/scripted-rules.ts';

/** Followers by day. */
async function followers(scene: ReadingScene, network: SceneNetwork = 'mastodon'): Promise<readonly string[]> {
  const rows = await scene.store.db.followerReading.findMany({
    where: { accountId: scene.accountIds[network] },
    orderBy: { day: 'asc' },
  });
  return rows.map(({ day, followers: count }) => `${day.toISOString().slice(0, 10)} ${count}`);
}

test('followers are read once a day, by the days of UTC', async () => {
  await using scene = await openReadingScene();
  await scene.wait(0);
  await scene.wait(14 * hourMs);
  assert.deepEqual(await followers(scene), ['2026-11-23 1000']);
  scene.mastodon.followerCount = 990;
  await scene.wait(hourMs - 1);
  assert.equal(scene.mastodon.followerLooks.length, 1);
  await scene.wait(1);
  await scene.waitMinutes(3);
  assert.deepEqual(await followers(scene), ['2026-11-23 1000', '2026-11-24 990']);
  assert.equal(scene.mastodon.followerLooks.length, 2);
});

test('two replicas that ask at once keep one number of the day', async () => {
  await using scene = await openReadingScene();
  const reader = replicasThatMeet(scene, 'mastodon', 2);
  await Promise.all([1, 2].map(() => readAccount(reader, scene.accountIds.mastodon, never)));
  assert.equal(scene.mastodon.followerLooks.length, 2);
  assert.deepEqual(await followers(scene), ['2026-11-23 1000']);
});

test('a network that tells no number of followers is asked once a day, and the number is not zero', async () => {
  await using scene = await openReadingScene();
  scene.mastodon.followerCount = null;
  await scene.waitMinutes(20);
  assert.deepEqual(await followers(scene), ['2026-11-23 null']);
  assert.equal(scene.mastodon.followerLooks.length, 1);
});

test('followers that got no answer are asked for again after a quarter of an hour, and posts at their time', async () => {
  await using scene = await openReadingScene();
  const silence = { followers: null, billed: {}, end: { kind: 'unreadable', why: 'no_answer' } } as const;
  scene.mastodon.followersTroubles.push(silence, silence);
  await scene.published();
  const publishedAt = new Date(scene.clock.now().getTime() - 24 * hourMs);
  await scene.store.db.readingsToCome.updateMany({ data: { publishedAt } });
  await scene.wait(0);
  await scene.waitMinutes(29);
  assert.equal(scene.mastodon.followerLooks.length, 2);
  assert.deepEqual(await followers(scene), []);
  await scene.wait(minuteMs);
  assert.deepEqual(await followers(scene), ['2026-11-23 1000']);
});

test('followers wait as long as the network asks', async () => {
  await using scene = await openReadingScene();
  const end = { kind: 'tryLater', why: 'rate_limit', afterSeconds: 120 } as const;
  scene.mastodon.followersTroubles.push({ followers: null, billed: {}, end });
  await scene.wait(0);
  await scene.waitMinutes(1);
  assert.deepEqual([scene.mastodon.followerLooks.length, await followers(scene)], [1, []]);
  await scene.waitMinutes(1);
  assert.deepEqual(await followers(scene), ['2026-11-23 1000']);
});

test('followers of an account without desk and without posts to come are not asked for', async () => {
  await using scene = await openReadingScene();
  await scene.store.db.deskAccount.deleteMany({ where: { accountId: scene.accountIds.x } });
  await scene.wait(0);
  assert.equal(scene.x.followerLooks.length, 0);
  await scene.published('x');
  await scene.wait(minuteMs);
  assert.equal(scene.x.followerLooks.length, 1);
});

for (const [what, hoursAway, kept] of [
  ['the one before, where that is nearer', [-30, -7, 17], -7],
  ['the one after, where that is nearer', [-34, -20, 5], 5],
  ['one a day and a half away', [-36, 40], -36],
  ['none that is further away', [-36.01, 36.01], null],
] as const) {
  test(`followers at the publication are those read nearest to it: ${what}`, async () => {
    await using scene = await openReadingScene();
    const accountId = scene.accountIds.mastodon;
    scene.mastodon.followerCount = null;
    await scene.wait(5 * 24 * hourMs);
    const id = await scene.published();
    const publishedMs = scene.clock.now().getTime();
    // Instead of those of the days until now, in which nobody was told any.
    await scene.store.db.followerReading.deleteMany({ where: { accountId } });
    await scene.store.db.followerReading.createMany({
      data: hoursAway.map((hours) => {
        const readAt = new Date(publishedMs + hours * hourMs);
        return { accountId, day: new Date(utcDayOf(readAt)), followers: 5000 + Math.round(hours), readAt };
      }),
    });
    await scene.wait(24 * hourMs);
    assert.equal((await scene.figures(id)).followers, null);
    await scene.wait(48 * hourMs);
    const { followers: count } = await scene.figures(id);
    assert.equal(count, kept === null ? null : BigInt(5000 + kept));
  });
}

test('what X bills for reading is summed by account, day and kind', async () => {
  await using scene = await openReadingScene();
  await scene.published('x');
  await scene.published('x');
  await scene.wait(0);
  await scene.wait(hourMs);
  await scene.published('x');
  await scene.wait(23 * hourMs);
  await scene.wait(hourMs);
  const rows = await scene.store.db.billedReads.findMany({ orderBy: [{ day: 'asc' }, { what: 'asc' }] });
  assert.deepEqual(
    rows.map(({ accountId, day, what, times }) => [
      accountId === scene.accountIds.x,
      `${day.toISOString().slice(0, 10)} ${what} ${times}`,
    ]),
    [
      [true, '2026-11-23 userRead 1'],
      [true, '2026-11-24 ownedRead 3'],
      [true, '2026-11-24 userRead 1'],
    ],
  );
});

test('who boosted a post is asked on Mastodon alone, at 72 hours, where somebody did', async () => {
  await using scene = await openReadingScene();
  const [shared, alone, onX] = [await scene.published(), await scene.published(), await scene.published('x')];
  const post = await scene.postOf(shared);
  const some = { likes: 1, shares: 2, quotes: 0, replies: 0, ownReplies: 0, unanswered: 0, views: null };
  scene.mastodon.readings.set(post, { kind: 'counts', counts: some });
  scene.x.readings.set(await scene.postOf(onX), { kind: 'counts', counts: some });
  const told = { accounts: 2, followersTogether: 350, hidden: 1, areAll: false };
  scene.mastodon.boostersOf.set(post, { kind: 'boosters', ...told });
  await scene.wait(24 * hourMs);
  assert.deepEqual(scene.mastodon.boosterLooks, []);
  await scene.wait(48 * hourMs);
  assert.deepEqual([scene.mastodon.boosterLooks, scene.x.boosterLooks], [[post], []]);
  const { boosters, boosterFollowers, boostersHidden, boostersAreAll } = await scene.figures(shared);
  assert.deepEqual([boosters, boosterFollowers, boostersHidden, boostersAreAll], [2, 350n, 1, false]);
  assert.equal((await scene.figures(alone)).boosters, null);
});

test('where a network limits who asks for boosters, the counts are kept and nothing is asked until it allows', async () => {
  await using scene = await openReadingScene();
  const [one, two] = [await scene.published(), await scene.published()];
  const some = { likes: 1, shares: 2, quotes: 0, replies: 0, ownReplies: 0, unanswered: 0, views: null };
  for (const id of [one, two]) {
    const post = await scene.postOf(id);
    scene.mastodon.readings.set(post, { kind: 'counts', counts: some });
    scene.mastodon.boostersOf.set(post, { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 });
  }
  await scene.wait(71 * hourMs);
  const looks = scene.mastodon.followerLooks.length;
  await scene.wait(hourMs);
  assert.equal(scene.mastodon.boosterLooks.length, 1);
  for (const id of [one, two]) {
    const { outcome, shares, boosters } = await scene.figures(id);
    assert.deepEqual([outcome, shares, boosters], ['counts', 2n, null]);
  }
  assert.equal(scene.mastodon.followerLooks.length, looks);
  const account = await scene.store.db.account.findUnique({ where: { id: scene.accountIds.mastodon } });
  assert.equal(account?.readNotBefore?.getTime(), scene.clock.now().getTime() + 300_000);
});
