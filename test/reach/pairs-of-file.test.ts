import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { beginFigures } from '#reach/begin-figures.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import type { Digest } from '#reach/digest.ts';
import { exportFigures } from '#reach/export-figures.ts';

import { askedCorrection, publishedDraft, type Ways } from '../support/correction-scene.ts';
import { csvRecords } from '../support/csv-parser.ts';
import { openNight } from '../support/night.ts';
import { testPrices } from '../support/prices.ts';
import { openScene, type Scene } from '../support/publishing-scene.ts';
import { seeded } from '../support/seeded.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { keepRows, noRows } from './digest-rows.ts';
import { type Counted, naiveComparison } from './naive-comparison.ts';
import { naiveDay, naiveWeeksBefore } from './naive-weeks.ts';
import { type PairOfFile, pairsOfFile } from './pairs-of-file.ts';
import { addRandomDesk } from './random-desks.ts';
import { seededIds } from './seeded-ids.ts';

const hourMs = 3_600_000;
const desks = 24;

/** The file of a desk with all that was published before that moment. */
async function fileOf({ db }: Pick<TestStore, 'db'>, deskId: string, to: Date | null = null): Promise<string> {
  return (await Array.fromAsync(exportFigures(db, { deskId, from: null, to }))).join('');
}

/** The comparisons that a digest makes of its twelve weeks, from the pairs of the file. */
function comparisonsOf(
  pairs: readonly PairOfFile[],
  timeZone: string,
): Pick<Digest, 'twelveWeeks'> & { readonly interactions: unknown } {
  const dayOf = ({ at }: PairOfFile['mastodon']): number => naiveDay(at, timeZone);
  const partsOf = (part: 'shares' | 'others'): readonly Counted[] =>
    pairs.flatMap(({ mastodon, x }) =>
      mastodon[part] === null || x[part] === null
        ? []
        : [{ day: dayOf(mastodon), mastodon: mastodon[part], x: x[part] }],
    );
  const interactions = pairs.map(({ mastodon, x }) => ({
    day: dayOf(mastodon),
    mastodon: mastodon.interactions,
    x: x.interactions,
  }));
  const rated = pairs.flatMap(({ mastodon, x }) =>
    (mastodon.followers ?? 0) <= 0 || (x.followers ?? 0) <= 0
      ? []
      : [
          {
            day: dayOf(mastodon),
            mastodon: mastodon.interactions,
            x: x.interactions,
            shift: Math.log(x.followers ?? 0) - Math.log(mastodon.followers ?? 0),
          },
        ],
  );
  return {
    interactions: naiveComparison(interactions),
    twelveWeeks: {
      shares: naiveComparison(partsOf('shares')),
      replies: naiveComparison(partsOf('others')),
      perThousandFollowers: naiveComparison(rated),
    },
  };
}

test('a program that reads the file alone comes to the pairs of random desks and to what they say', async () => {
  await using store = await openTestStore();
  const random = seeded(28);
  const rows = noRows(seededIds(random));
  const asked = Array.from({ length: desks }, () => addRandomDesk(rows, random));
  await keepRows(store, rows);
  const seen = { pairs: 0, old: 0, relayed: 0, ofSeveral: 0, asleep: 0 };
  for (const { deskId, period, asOf } of asked) {
    const desk = (await readDesk(store.db, { id: deskId }, asOf)) ?? assert.fail('no desk');
    const { decisionKey } = store;
    const digest = await composeDigest(store.db, { desk, period, asOf, rules, prices: testPrices, decisionKey });
    const file = await fileOf(store, deskId, asOf);
    const all = pairsOfFile(file);
    const since = (from: number): readonly PairOfFile[] =>
      all.filter(({ mastodon: { at } }) => from <= at && at < period.to.getTime());
    const ofPeriod = since(period.from.getTime());
    assert.deepEqual(
      ofPeriod.map(({ draft, mastodon, x }) => ({
        draftNumber: draft,
        interactions: [mastodon.interactions, x.interactions],
      })),
      digest.pairs.map(({ draftNumber, interactions }) => ({ draftNumber, interactions })),
    );
    assert.deepEqual(
      ofPeriod.filter(({ isRelayed }) => isRelayed).map(({ draft }) => draft),
      digest.relayed.pairs,
    );
    const of12 = since(naiveWeeksBefore(period.to.getTime(), 12, desk.timeZone));
    const { comparison, twelveWeeks } = digest;
    assert.deepEqual(comparisonsOf(of12, desk.timeZone), { interactions: comparison.twelveWeeks, twelveWeeks });
    if (digest.at28Days !== null) {
      const old = asOf.getTime() - (28 * 24 + 1) * hourMs;
      const [weeksFrom, to] = [naiveWeeksBefore(period.to.getTime(), 12, desk.timeZone), period.to.getTime()];
      const later = pairsOfFile(file, '28d').filter(
        ({ mastodon: { at }, x }) => weeksFrom <= at && at < Math.min(to, old) && x.at < old,
      );
      assert.deepEqual(comparisonsOf(later, desk.timeZone).interactions, digest.at28Days.comparison);
      seen.old += later.length;
    }
    seen.pairs += ofPeriod.length;
    seen.relayed += of12.filter(({ isRelayed }) => isRelayed).length;
    if (desk.accounts.length > 2) seen.ofSeveral += ofPeriod.length;
    seen.asleep += digest.unpaired.filter(({ why }) => why === 'asleep').length;
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count >= 3, `${what}: ${count}`);
});

async function corrected(scene: Scene, ways: Ways): Promise<void> {
  const draft = await publishedDraft(scene, { text: 'Untill 18:00.' });
  await scene.store.write((work) => beginFigures(work.tx, scene.clock.now()));
  await scene.decide(await askedCorrection(scene, draft, { text: 'Until 18:00.', ways }));
  await scene.pass(600);
  await scene.store.write((work) => beginFigures(work.tx, scene.clock.now()));
}

test('a post that was corrected in its place says when, and one that replaced it is a correction', async () => {
  await using scene = await openScene();
  await corrected(scene, {});
  const edit = await scene.store.db.delivery.findFirstOrThrow({ where: { way: 'edit' } });
  const rows = csvRecords(await fileOf(scene.store, scene.deskId));
  assert.deepEqual(rows.map((row) => [row['network'], row['kind'], row['corrected_in_place_at']].join()).toSorted(), [
    `mastodon,post,${edit.sentAt?.toISOString()}`,
    'x,correction,',
    'x,post,',
  ]);
});

test('a post corrected on one network alone makes no pair from the file if it was read after that', async () => {
  await using scene = await openScene();
  await corrected(scene, { x: 'leave' });
  const editedAt = (await scene.store.db.delivery.findFirstOrThrow({ where: { way: 'edit' } })).sentAt ?? new Date(0);
  const counts = { outcome: 'counts', isLate: false, likes: 1, shares: 0, replies: 0 } as const;
  const figures = await scene.store.db.deliveryFigures.findMany();
  for (const [readAt, pairs] of [
    [new Date(editedAt.getTime() - 1), 1],
    [editedAt, 1],
    [new Date(editedAt.getTime() + 1), 0],
  ] as const) {
    await scene.store.db.reading.deleteMany();
    await scene.store.db.reading.createMany({
      data: figures.map(({ deliveryId }) => ({ deliveryId, age: 'h72', readAt, ...counts })),
    });
    assert.equal(pairsOfFile(await fileOf(scene.store, scene.deskId)).length, pairs, readAt.toISOString());
  }
});

test('what went out by the emergency path is of that kind', async () => {
  await using night = await openNight();
  const sent = await night.publish({});
  await night.pass(10);
  assert.equal(sent.kind, 'sent');
  const rows = csvRecords(await fileOf(night.store, night.deskId));
  assert.deepEqual([...new Set(rows.map(({ kind }) => kind))], ['emergency']);
});

test('an account that the desk no longer has stands behind those that it has, and keeps its place', async () => {
  await using scene = await openScene();
  await publishedDraft(scene);
  const orders = async (): Promise<unknown> =>
    Object.fromEntries(
      csvRecords(await fileOf(scene.store, scene.deskId)).map((row) => [row['network'], row['account_order']]),
    );
  assert.deepEqual(await orders(), { mastodon: '1', x: '2' });
  await scene.store.db.deskAccount.delete({
    where: { deskId_accountId: { deskId: scene.deskId, accountId: scene.accountIds.mastodon } },
  });
  assert.deepEqual(await orders(), { mastodon: '2', x: '1' });
});

test('a sleep about the publication is told with its end, an open one without, and one called off or far away not', async () => {
  await using scene = await openScene();
  await publishedDraft(scene);
  const { db } = scene.store;
  const { accountId, sentAt } = await db.delivery.findFirstOrThrow({ where: { accountId: scene.accountIds.x } });
  const at = (sentAt ?? new Date(0)).getTime();
  const time = (afterMs: number): Date => new Date(at + afterMs);
  const asleep = async (): Promise<unknown> =>
    csvRecords(await fileOf(scene.store, scene.deskId)).find(({ network }) => network === 'x')?.['asleep'];
  assert.equal(await asleep(), '');
  const sleep = { accountId, createdAt: time(0) };
  const ids = Array.from({ length: 5 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);
  const [one = '', other = '', off = '', early = '', late = ''] = ids;
  await db.sleep.createMany({
    data: [
      { id: one, ...sleep, startsAt: time(-3 * hourMs), endsAt: time(hourMs), endedAt: time(-hourMs + 1) },
      { id: other, ...sleep, startsAt: time(hourMs), endsAt: null },
      { id: off, ...sleep, startsAt: time(-hourMs), endsAt: null, cancelledAt: time(-hourMs) },
      { id: early, ...sleep, startsAt: time(-9 * hourMs), endsAt: time(-hourMs) },
      { id: late, ...sleep, startsAt: time(hourMs + 1), endsAt: null },
    ],
  });
  const text = (afterMs: number): string => time(afterMs).toISOString();
  assert.equal(await asleep(), `${text(-3 * hourMs)}/${text(-hourMs + 1)} ${text(hourMs)}/..`);
});
