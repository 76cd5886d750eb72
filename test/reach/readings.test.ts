import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readAccount } from '#reach/read-account.ts';
import { ageHours, readingAges } from '#reach/reading-ages.ts';

import { present } from '../support/publishing-scene.ts';
import { hourMs, likes, minuteMs, never, openReadingScene, said } from '../support/reading-scene.ts';

test('a post is read once at each age, within its hour, and never before; then no more', async () => {
  await using scene = await openReadingScene();
  const draft = await scene.asked();
  await scene.decide(draft);
  await scene.pass(60);
  const { id, sentAt } = present(await scene.store.db.delivery.findFirst({ where: { accountId: scene.accountIds.x } }));
  const publishedAt = present(sentAt).getTime();
  await scene.wait(0);
  for (const [index, age] of readingAges.entries()) {
    await scene.wait(publishedAt + ageHours[age] * hourMs - 1 - scene.clock.now().getTime());
    assert.equal(scene.x.reads.length, index, `read before ${age}`);
    await scene.wait(minuteMs);
    await scene.wait(minuteMs);
    assert.equal(scene.x.reads.length, index + 1);
  }
  await scene.wait(40 * 24 * hourMs);
  assert.equal(scene.x.reads.length, readingAges.length);
  const readings = await scene.readings(id);
  assert.deepEqual(
    said(readings),
    readingAges.map((age) => `${age} counts 0`),
  );
  assert.equal(await scene.next(id), null);
  assert.equal((await scene.figures(id)).publishedAt.getTime(), publishedAt);
});

test('after two days down what has passed is missed, not zero, and what is left is late', async () => {
  await using scene = await openReadingScene();
  const young = await scene.published();
  await likes(scene, young, 3);
  await scene.wait(25 * hourMs + 1);
  assert.deepEqual(said(await scene.readings(young)), ['h24 counts 3 late']);

  // As after an upgrade from a Tambour that read nothing, too: no figures are there yet.
  const old = await scene.published();
  await likes(scene, old, 7);
  await scene.wait(80 * hourMs);
  const [missed, late] = await scene.readings(old);
  assert.deepEqual(said([present(missed), present(late)]), ['h24 missed late', 'h72 counts 7 late']);
  assert.deepEqual(
    [missed?.shares, missed?.quotes, missed?.replies, missed?.ownReplies, missed?.unanswered, missed?.views],
    [null, null, null, null, null, null],
  );
  assert.equal((await scene.next(old))?.age, 'd7');
});

test('down for longer than a post is read: every age is missed, in one go, and no age is silently absent', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  await scene.wait(1);
  await scene.wait(36 * 24 * hourMs);
  assert.deepEqual(
    said(await scene.readings(id)),
    readingAges.map((age) => `${age} missed late`),
  );
  const { outcome, readAt, likes: count } = await scene.figures(id);
  assert.deepEqual([outcome, readAt, count], ['missed', scene.clock.now(), null]);
  assert.equal(await scene.next(id), null);
  assert.equal(scene.mastodon.reads.length, 0);
});

test('what was published more than 31 days ago, or never, has no figures', async () => {
  await using scene = await openReadingScene();
  const day = 24 * hourMs;
  const at = (days: number): Date => new Date(scene.clock.now().getTime() - days * day);
  await scene.published('mastodon', { sentAt: at(32), sendingSince: at(32) });
  await scene.published('mastodon', { state: 'failed', sentAt: null, remoteId: null });
  await scene.published('mastodon', {
    state: 'doubt',
    why: 'no_answer',
    dueAt: new Date('2100-01-01'),
    sentAt: null,
    remoteId: null,
    doubtSince: at(0),
  });
  const kept = await scene.published('mastodon', { sentAt: at(30), sendingSince: at(30) });
  await scene.wait(1);
  await scene.wait(1);
  assert.deepEqual(
    (await scene.store.db.deliveryFigures.findMany()).map(({ deliveryId }) => deliveryId),
    [kept],
  );
  assert.deepEqual(said(await scene.readings(kept)), [
    'h24 missed late',
    'h72 missed late',
    'd7 missed late',
    'd14 missed late',
    'd21 missed late',
    'd28 counts 0 late',
  ]);
});

test('the age of a post that was in doubt counts from the first attempt, and never from before it was to leave', async () => {
  await using scene = await openReadingScene();
  const sentAt = scene.clock.now();
  const hourAgo = new Date(sentAt.getTime() - hourMs);
  const dayAgo = new Date(sentAt.getTime() - 24 * hourMs);
  const plain = await scene.published('mastodon', { sendingSince: hourAgo });
  const doubted = await scene.published('mastodon', { sendingSince: hourAgo, doubtSince: hourAgo });
  const restored = await scene.published('mastodon', { sendingSince: dayAgo, doubtSince: dayAgo });
  const { draftId } = present(await scene.store.db.delivery.findUnique({ where: { id: restored } }));
  await scene.store.db.revision.updateMany({ where: { draftId }, data: { publishAt: hourAgo } });
  await scene.wait(1);
  const begun = await Promise.all([plain, doubted, restored].map((id) => scene.figures(id)));
  assert.deepEqual(
    begun.map(({ publishedAt }) => publishedAt),
    [sentAt, hourAgo, hourAgo],
  );
});

test('forty-five posts of an account are asked for together; more than a hundred by the next sweep', async () => {
  await using scene = await openReadingScene();
  for (let n = 0; n < 45; n += 1) await scene.published();
  await scene.wait(24 * hourMs);
  assert.deepEqual(
    scene.mastodon.reads.map(({ ids }) => new Set(ids).size),
    [45],
  );
  assert.equal(await scene.store.db.reading.count({ where: { outcome: 'counts', isLate: false } }), 45);
  for (let n = 0; n < 60; n += 1) await scene.published();
  await scene.wait(48 * hourMs);
  await scene.wait(minuteMs);
  await scene.wait(minuteMs);
  assert.deepEqual(
    scene.mastodon.reads.map(({ ids }) => ids.length),
    [45, 100, 5],
  );
  assert.equal(await scene.store.db.reading.count(), 45 + 105);
});

test('while reading X is off X is never asked and nothing is missed; once it is on, what has passed is', async () => {
  await using scene = await openReadingScene();
  scene.readsX = false;
  const onX = await scene.published('x');
  const onMastodon = await scene.published('mastodon');
  for (let day = 0; day < 9; day += 1) await scene.wait(24 * hourMs + minuteMs);
  assert.deepEqual([scene.x.reads, scene.x.followerLooks, await scene.readings(onX)], [[], [], []]);
  assert.deepEqual(await scene.store.waitingJobs(), []);
  assert.equal((await scene.readings(onMastodon)).length, 3);

  // A job that was ordered while it was on.
  await readAccount(scene.reader, scene.accountIds.x, never);
  assert.deepEqual([scene.x.reads, await scene.readings(onX)], [[], []]);

  scene.readsX = true;
  await scene.wait(minuteMs);
  assert.deepEqual(said(await scene.readings(onX)), ['h24 missed late', 'h72 missed late', 'd7 counts 0 late']);
});

test('counts are kept as they were told: what fell as it fell, what is not known as null', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  const post = await scene.postOf(id);
  const counts = { likes: 12, shares: 5, quotes: null, replies: 3, ownReplies: 1, unanswered: null, views: null };
  scene.mastodon.readings.set(post, { kind: 'counts', counts });
  await scene.wait(24 * hourMs);
  scene.mastodon.readings.set(post, { kind: 'counts', counts: { ...counts, likes: 9, shares: 9_007_199_254_740_991 } });
  await scene.wait(48 * hourMs);
  const [first, second] = await scene.readings(id);
  const { likes: l, shares, quotes, replies, ownReplies, unanswered, views } = present(second);
  assert.deepEqual(
    [first?.likes, first?.shares, l, shares, quotes, replies, ownReplies, unanswered, views],
    [12n, 5n, 9n, 9_007_199_254_740_991n, null, 3n, 1n, null, null],
  );
  const figures = await scene.figures(id);
  assert.deepEqual(
    [figures.outcome, figures.readAt, figures.isLate, figures.likes, figures.quotes, figures.ownReplies],
    ['counts', scene.clock.now(), false, 9n, null, 1n],
  );
});

test('the posts of an account that left its desk go on being read', async () => {
  await using scene = await openReadingScene();
  const id = await scene.published();
  await scene.wait(1);
  await scene.store.db.deskAccount.deleteMany();
  await scene.wait(24 * hourMs);
  assert.deepEqual(said(await scene.readings(id)), ['h24 counts 0']);
});

test('over a change of the clocks a day is twenty-four hours and a week a hundred and sixty-eight', async () => {
  await using scene = await openReadingScene();
  // The night of 27 March 2027 has an hour less in Paris.
  scene.clock.advance(new Date('2027-03-26T23:30:00+01:00').getTime() - scene.clock.now().getTime());
  const id = await scene.published();
  await scene.wait(1);
  await scene.wait(24 * hourMs - 2);
  assert.deepEqual(await scene.readings(id), []);
  await scene.wait(1);
  await scene.wait(48 * hourMs);
  await scene.wait(96 * hourMs);
  assert.deepEqual(
    (await scene.readings(id)).map(({ readAt, isLate }) => [readAt.toISOString(), isLate]),
    [
      ['2027-03-27T22:30:00.000Z', false],
      ['2027-03-29T22:30:00.000Z', false],
      ['2027-04-02T22:30:00.000Z', false],
    ],
  );
});
