import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { readCalendar } from '#pages/calendar/read-calendar.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import { type Digest, digestSchema } from '#reach/digest.ts';
import { exportFigures } from '#reach/export-figures.ts';
import { readingsOfDraft } from '#reach/readings-of-draft.ts';

import { csvRecords } from '../support/csv-parser.ts';
import { openPracticeWire, type PracticeWire } from '../support/practice-wire.ts';
import { testPrices } from '../support/prices.ts';
import { present } from '../support/publishing-scene.ts';
import { hourMs, openReadingScene, type ReadingScene } from '../support/reading-scene.ts';
import type { SceneNetwork } from '../support/scripted-rules.ts';

const texts = ['The river rises.', 'Leave the quays.', 'Park on the hill.', 'Call 0 800 000 000.'];
const series = { text: texts.join('\n---\n'), series: 'plain' } as const;

interface Published {
  readonly draftId: string;
  /** Ids of its parts on each network, in order. */
  readonly posts: Readonly<Record<SceneNetwork, readonly string[]>>;
}

/** Publishes the series on both networks, and has strangers like and answer some of its parts. */
async function publish({ scene, servers }: PracticeWire<ReadingScene>): Promise<Published> {
  const draft = await scene.asked(series);
  await scene.decide(draft);
  await scene.pass(300);
  await scene.wait(0);
  const rows = await scene.store.db.delivery.findMany({ where: { draftId: draft.id }, orderBy: { position: 'asc' } });
  const on = (network: SceneNetwork): readonly string[] =>
    rows.flatMap(({ accountId, remoteId }) => (accountId === scene.accountIds[network] ? [present(remoteId)] : []));
  const posts = { mastodon: on('mastodon'), x: on('x') };
  assert.deepEqual([posts.mastodon.length, posts.x.length], [4, 4]);
  for (const server of ['mastodon', 'x'] as const) for (const id of posts[server]) servers[server].setAudience(id, {});
  servers.mastodon.setAudience(present(posts.mastodon[0]), { likes: 5, shares: 2, replies: 1 });
  servers.mastodon.setAudience(present(posts.mastodon[2]), { likes: 1, replies: 2 });
  servers.x.setAudience(present(posts.x[0]), { likes: 3, views: 100 });
  servers.x.setAudience(present(posts.x[1]), { likes: 4, views: 50 });
  return { draftId: draft.id, posts };
}

async function digestOf(scene: ReadingScene): Promise<Digest> {
  const { store, deskId, clock } = scene;
  const asOf = clock.now();
  const period = { from: new Date(asOf.getTime() - 7 * 24 * hourMs), to: asOf };
  const { decisionKey } = store;
  const digest = await composeDigest(store.db, {
    desk: { ...(await scene.desk()), id: deskId },
    period,
    asOf,
    rules,
    prices: testPrices,
    decisionKey,
  });
  assert.deepEqual(digestSchema.parse(JSON.parse(JSON.stringify(digest))), digest, 'as it is stored');
  return digest;
}

test('a series is one publication: its first post is compared, all parts stand beside it, our own are no replies', async () => {
  await using wire = await openPracticeWire(openReadingScene, { takesSeries: true });
  const { scene } = wire;
  const { draftId } = await publish(wire);
  await scene.wait(24 * hourMs);
  await scene.wait(48 * hourMs);
  const digest = await digestOf(scene);
  const { mastodon, x } = scene.accountIds;
  assert.equal(digest.posts, 1);
  assert.deepEqual(
    digest.columns.map(({ accountId, posts, read, interactions, replies, unanswered }) => [
      accountId === mastodon ? 'mastodon' : 'x',
      posts,
      read,
      interactions,
      replies,
      unanswered,
    ]),
    // Two strangers answered the third part: nobody answered them, nor the one under the first.
    [
      ['mastodon', 1, 1, 8, 1, 3],
      ['x', 1, 1, 3, 0, null],
    ],
  );
  assert.deepEqual(
    digest.pairs.map(({ interactions }) => interactions),
    [[8, 3]],
  );
  assert.deepEqual(
    digest.series.map(({ accountId, parts, read, first, together }) => [accountId, parts, read, first, together]),
    [
      [mastodon, 4, 4, 8, 11],
      [x, 4, 4, 3, 7],
    ],
  );
  assert.deepEqual(
    digest.toAnswer.map(({ unanswered }) => unanswered),
    [3],
  );
  const read = (await readingsOfDraft(scene.store.db, draftId)).filter(({ age }) => age === 'h72');
  const shown = [mastodon, x].flatMap((id) => read.filter(({ accountId }) => accountId === id));
  assert.deepEqual(
    shown.map(({ accountId, likes, replies, series: all }) => [accountId, likes, replies, all?.likes, all?.replies]),
    [
      [mastodon, 5, 1, 6, 3],
      [x, 3, 0, 7, 0],
    ],
  );
});

test('where X no longer shows our own replies, the one that it counts under a part is known to be the next part', async () => {
  await using wire = await openPracticeWire(openReadingScene, { takesSeries: true });
  const { scene, servers } = wire;
  const { draftId, posts } = await publish(wire);
  for (const hours of [24, 48]) await scene.wait(hours * hourMs);
  servers.x.setAudience(present(posts.x[1]), { replies: 1 });
  await scene.wait(96 * hourMs);
  const parts = await scene.store.db.reading.findMany({
    where: { age: 'd7', figures: { accountId: scene.accountIds.x } },
    orderBy: { figures: { delivery: { position: 'asc' } } },
  });
  assert.deepEqual(
    parts.map(({ replies, ownReplies }) => [replies, ownReplies]),
    // Of two replies under the second part nobody knows which are ours: one is, and a count is not guessed.
    [
      [1n, 1n],
      [2n, null],
      [1n, 1n],
      [0n, null],
    ],
  );
  const ofX = ({ accountId, age }: { readonly accountId: string; readonly age: string }): boolean =>
    accountId === scene.accountIds.x && age === 'd7';
  const shown = (await readingsOfDraft(scene.store.db, draftId)).find(ofX);
  assert.deepEqual([shown?.replies, shown?.series?.replies], [0, 1]);
});

test('a reply that X counted before the second part was public is nobody’s but a stranger’s', async () => {
  await using wire = await openPracticeWire(openReadingScene, { takesSeries: true });
  const { scene } = wire;
  const { draftId } = await publish(wire);
  await scene.store.db.delivery.updateMany({
    where: { draftId, accountId: scene.accountIds.x, position: 2 },
    data: { sentAt: new Date(scene.clock.now().getTime() + 30 * 24 * hourMs) },
  });
  for (const hours of [24, 48, 96]) await scene.wait(hours * hourMs);
  const [first] = await scene.store.db.reading.findMany({
    where: { age: 'd7', figures: { accountId: scene.accountIds.x, delivery: { position: 1 } } },
  });
  assert.deepEqual([first?.replies, first?.ownReplies], [1n, null]);
});

test('the figures’ file has a row for each part that says so, and the calendar one entry', async () => {
  await using wire = await openPracticeWire(openReadingScene, { takesSeries: true });
  const { scene } = wire;
  await publish(wire);
  for (const hours of [24, 48]) await scene.wait(hours * hourMs);
  const file = await Array.fromAsync(exportFigures(scene.store.db, { deskId: scene.deskId, from: null, to: null }));
  const rows = csvRecords(file.join('')).filter(({ age }) => age === '72h');
  assert.deepEqual(
    rows
      .filter(({ network }) => network === 'mastodon')
      .map(({ kind, part, text_start: text, likes }) => [kind, part, text, likes].join(' | '))
      .toSorted(),
    [
      'post | 1 | The river rises. | 5',
      'series_part | 2 | Leave the quays. | 0',
      'series_part | 3 | Park on the hill. | 1',
      'series_part | 4 | Call 0 800 000 000. | 0',
    ],
  );
  assert.equal(rows.filter(({ kind }) => kind === 'post').length, (await digestOf(scene)).columns.length);
  const now = scene.clock.now().getTime();
  const wish = { from: new Date(now - 7 * 24 * hourMs), to: new Date(now), showsTexts: false };
  const { entries } = await readCalendar(scene.store, await scene.desk(), wish);
  assert.deepEqual(
    entries.map(({ number, state, text }) => [number, state, text]),
    [[1, 'public', series.text]],
  );
});

test('what a reader of the calendar alone may see of a series is nothing until all of its parts are public', async () => {
  await using wire = await openPracticeWire(openReadingScene, { takesSeries: true });
  const { scene } = wire;
  const { draftId } = await publish(wire);
  await scene.store.db.delivery.updateMany({ where: { draftId, position: 4 }, data: { state: 'held', why: 'frozen' } });
  const now = scene.clock.now().getTime();
  const wish = { from: new Date(now - hourMs), to: new Date(now + hourMs), showsTexts: false };
  const { entries } = await readCalendar(scene.store, await scene.desk(), wish);
  assert.deepEqual(
    entries.map(({ text }) => text),
    [null],
  );
});

test('a series of which a part was refused is one line of what did not go out, by the first such part', async () => {
  await using scene = await openReadingScene();
  const draft = await scene.asked({ ...series, accountIds: [scene.accountIds.mastodon] });
  await scene.decide(draft);
  let sent = 0;
  scene.mastodon.whileSending = async () => {
    sent += 1;
    if (sent === 3) scene.mastodon.troubles.push({ answer: { kind: 'refused', why: 'forbidden' } });
  };
  await scene.pass(600);
  for (const hours of [24, 48]) await scene.wait(hours * hourMs);
  const digest = await digestOf(scene);
  assert.deepEqual(
    digest.absences.map(({ state, part }) => [state, part]),
    [['failed', { position: 3, of: 4 }]],
  );
  assert.deepEqual(
    digest.series.map(({ parts, read }) => [parts, read]),
    [[2, 2]],
  );
});
