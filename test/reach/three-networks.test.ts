import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { NetworkKind } from '#networks/network-rules.ts';
import type { Digest } from '#reach/digest.ts';

import { seeded } from '../support/seeded.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { addAccount, addDesk, addDraft, addRevision, type DigestRows, keepRows, noRows } from './digest-rows.ts';
import { compose, counts, newId, post, to } from './digest-scene.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store[Symbol.asyncDispose]());

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** One post of a made-up desk: minutes after its time and likes on each network where it went out. */
interface Made {
  readonly at: Date;
  readonly on: ReadonlyMap<NetworkKind, { readonly minutes: number; readonly likes: number }>;
}

const networks = ['mastodon', 'x', 'bluesky'] as const;

function made(count: number): readonly Made[] {
  const random = seeded(27);
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, () => {
    const there = networks.filter(() => below(4) > 0);
    return {
      at: new Date(to.getTime() - (1 + below(83 * 24)) * hourMs),
      on: new Map(there.map((network) => [network, { minutes: below(12), likes: below(network === 'x' ? 60 : 30) }])),
    };
  }).filter(({ on }) => on.size > 0);
}

/** Writes a desk on these networks, with those of the posts that went out there. */
function addMade(rows: DigestRows, posts: readonly Made[], on: readonly NetworkKind[]): string {
  const accounts = new Map(on.map((network) => [network, addAccount(rows, network)]));
  const deskId = addDesk(rows, 'Europe/Paris', [...accounts.values()]);
  for (const [at, one] of posts.entries()) {
    const there = on.filter((network) => one.on.has(network));
    if (there.length === 0) continue;
    const of = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, at + 1) });
    for (const network of there) {
      const { minutes = 0, likes = 0 } = one.on.get(network) ?? {};
      const publishedAt = new Date(one.at.getTime() + minutes * minuteMs);
      post(rows, of, { network, id: accounts.get(network) ?? '', at: publishedAt }, counts(likes));
    }
  }
  return deskId;
}

/** What a digest says of two networks. */
function saidOf({ compared, further, ...digest }: Digest, pair: readonly NetworkKind[]): unknown {
  const { comparison, twelveWeeks, at28Days, trend, unpaired } = digest;
  const all = [{ compared, comparison, twelveWeeks, at28Days, trend, unpaired }, ...further];
  const { relayed: _, ...said } =
    all.map((one) => ({ relayed: [], ...one })).find((one) => JSON.stringify(one.compared) === JSON.stringify(pair)) ??
    assert.fail(pair.join());
  return said;
}

test('each two of three networks are compared as on a desk that has these two alone', async () => {
  const posts = made(90);
  const rows = noRows(newId);
  const desk = addMade(rows, posts, ['bluesky', 'x', 'mastodon']);
  const pairs = [
    ['mastodon', 'x'],
    ['mastodon', 'bluesky'],
    ['x', 'bluesky'],
  ] as const;
  const alone = pairs.map((pair) => addMade(rows, posts, pair));
  await keepRows(store, rows);
  const digest = await compose(store, desk);
  assert.deepEqual([digest.compared, ...digest.further.map(({ compared }) => compared)], pairs);
  for (const [at, pair] of pairs.entries()) {
    const two = await compose(store, alone[at] ?? '');
    assert.deepEqual(two.further, []);
    assert.ok(two.comparison.twelveWeeks.pairs > 10, 'there is something to compare');
    assert.deepEqual(saidOf(digest, pair), saidOf(two, pair));
  }
});

test('of four accounts the first on each network is compared', async () => {
  const rows = noRows(newId);
  const accounts = (['x', 'mastodon', 'bluesky', 'mastodon'] as const).map((network) => addAccount(rows, network));
  const deskId = addDesk(rows, 'Europe/Paris', accounts);
  const of = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, 1) });
  const at = new Date(to.getTime() - 4 * 24 * hourMs);
  for (const [index, network] of (['x', 'mastodon', 'bluesky', 'mastodon'] as const).entries()) {
    post(rows, of, { network, id: accounts[index] ?? '', at }, counts(10 + index));
  }
  await keepRows(store, rows);
  const { pairs, medians, columns, further } = await compose(store, deskId);
  assert.deepEqual([pairs.map(({ interactions }) => interactions), medians], [[[11, 10]], [11, 10]]);
  assert.deepEqual(
    further.map(({ trend }) => trend.medians),
    [
      [11, 12],
      [10, 12],
    ],
  );
  assert.deepEqual(
    columns.map(({ interactions }) => interactions),
    [10, 11, 12, 13],
  );
});
