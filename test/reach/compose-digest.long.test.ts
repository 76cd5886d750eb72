import assert from 'node:assert/strict';
import { before, after, test } from 'node:test';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import { type Digest, digestSchema } from '#reach/digest.ts';
import type { ReachPrices } from '#reach/cost-of.ts';

import { seeded } from '../support/seeded.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { keepRows, noRows } from './digest-rows.ts';
import { naiveDigest } from './naive-digest.ts';
import { addRandomDesk, type RandomDesk } from './random-desks.ts';
import { seededIds } from './seeded-ids.ts';

const desks = 200;

/** With more digits than a price list has, so that each one's share can be told. */
const prices: ReachPrices = {
  asOf: '2026-08-22',
  post: 0.015_3,
  postWithLink: 0.201_7,
  altText: 0.005_11,
  ownedRead: 0.001_013,
  postRead: 0.005_29,
  userRead: 0.010_31,
};

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store[Symbol.asyncDispose]());

function near(one: number, other: number): number {
  return Math.abs(one - other) <= 1e-12 * Math.abs(other) ? other : one;
}

/**
 * Takes the wanted number where the other is the same but for the last digits. Only where sums of fractions or irrational
 * functions meet in another order: dollars, and hours that the database divides. Everything else is the same to the last
 * digit.
 */
function settled(actual: Digest, wanted: Digest): Digest {
  const { hoursToApproval: hours, cost } = actual;
  return {
    ...actual,
    hoursToApproval:
      hours === null || wanted.hoursToApproval === null
        ? hours
        : { ...hours, median: near(hours.median, wanted.hoursToApproval.median) },
    cost:
      cost === null || wanted.cost === null
        ? cost
        : {
            ...cost,
            posts: near(cost.posts, wanted.cost.posts),
            reading: near(cost.reading, wanted.cost.reading),
          },
  };
}

function* traitsOfOne(one: Digest['comparison']['period']): Generator<string> {
  if (one.kind === 'tooFew') yield one.kind;
  else yield `${one.ratio === null ? 'small' : 'ratio'} ${one.more ?? 'unclear'}`;
}

/** Lists the traits of a digest, so that the desks can be seen to have them all. */
function* traitsOf(digest: Digest): Generator<string> {
  const { comparison, twelveWeeks } = digest;
  for (const one of [...Object.values(comparison), twelveWeeks.shares, twelveWeeks.replies]) yield* traitsOfOne(one);
  for (const trait of traitsOfOne(twelveWeeks.perThousandFollowers)) yield `followers ${trait}`;
  if (digest.at28Days === null) yield 'none at 28 days';
  else for (const trait of traitsOfOne(digest.at28Days.comparison)) yield `at 28 days ${trait}`;
  for (const { why } of digest.unpaired) yield why;
  for (const { state, why } of digest.absences) yield `${state} ${why}`;
  for (const { late, best, perThousandFollowers, followers } of digest.columns) {
    if (late > 0) yield 'late';
    yield best === null ? 'no best' : best.boosted === null ? 'best' : 'best boosted';
    yield perThousandFollowers === null ? 'no rate' : 'rate';
    yield followers.before === null ? 'no followers before' : 'followers before';
  }
  if (digest.waiting > 0) yield 'waiting';
  if (digest.sleeps.length > 0) yield 'sleep';
  yield digest.hoursToApproval === null ? 'no hours' : 'hours';
  yield digest.cost === null ? 'no cost' : 'cost';
  for (const { medians } of digest.trend.weeks) yield medians[0] === null ? 'no point' : 'point';
  yield `${digest.trend.networks.length} networks`;
}

const traits = [
  'tooFew, small unclear, ratio unclear, ratio second, followers tooFew, followers ratio unclear',
  'none at 28 days, at 28 days tooFew, at 28 days ratio unclear',
  'one_network, asleep, sleep, apart, vanished, not_read, read_apart, retracted null, late, no best, best, best boosted, no rate, rate',
  'cancelled stopped, cancelled withdrawn, cancelled rejected, cancelled not_approved, hours, no hours, cost, no cost',
  'no followers before, followers before, waiting, no point, point, 1 networks, 2 networks',
].flatMap((line) => line.split(', '));

test('random desks of sixteen weeks have the digest that plain loops over all their rows come to', async () => {
  const random = seeded(5);
  const rows = noRows(seededIds(random));
  const asked: readonly RandomDesk[] = Array.from({ length: desks }, () => addRandomDesk(rows, random));
  await keepRows(store, rows);
  const seen = new Map<string, number>();
  const wrong: number[] = [];
  let first: unknown = null;
  for (const [index, { deskId, period, asOf }] of asked.entries()) {
    const desk = (await readDesk(store.db, { id: deskId }, asOf)) ?? assert.fail('no desk');
    const options = { desk, period, asOf, rules, prices };
    const wanted = await naiveDigest(store.db, options);
    const actual = await composeDigest(store.db, { ...options, decisionKey: store.decisionKey });
    for (const trait of new Set(traitsOf(wanted))) seen.set(trait, (seen.get(trait) ?? 0) + 1);
    try {
      assert.deepEqual(settled(actual, wanted), wanted);
      assert.deepEqual(digestSchema.parse(actual), actual);
    } catch (error) {
      wrong.push(index);
      first ??= error;
    }
  }
  assert.equal(wrong.length, 0, `desks ${wrong.join(', ')} of ${desks}; the first: ${String(first)}`);
  const rare = traits.filter((trait) => (seen.get(trait) ?? 0) < 3);
  assert.deepEqual(rare, [], [...seen].map(([trait, times]) => `${trait}: ${times}`).join('; '));
});
