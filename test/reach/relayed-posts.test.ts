import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import * as fc from 'fast-check';

import type { FiguresRow } from '#reach/figures-row.ts';
import { readDesk } from '#desks/desk.ts';
import { exportPairs, sinceEver } from '#reach/dossier/pairs-file.ts';
import { exportFigures } from '#reach/export-figures.ts';
import { isRelayedPair, mostRelayedApartMs, pairsOf } from '#reach/pairs-of.ts';
import type { Prisma } from '#storage/generated/client.ts';

import { csvRecords } from '../support/csv-parser.ts';
import { openTestStore } from '../support/store.ts';
import { addAccount, addDesk, addSleep, noRows } from './digest-rows.ts';
import { asOf, composed, counts, monday, newId, openRows, post, text } from './digest-scene.ts';
import { pairsOfFile } from './pairs-of-file.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The original of a post of Monday ten o'clock, published so long before it, and read at 72 hours. */
function original(
  accountId: string,
  beforeMs: number,
  changes: Partial<Prisma.OriginalFiguresCreateManyInput> = {},
): Omit<Prisma.OriginalFiguresCreateManyInput, 'draftId'> {
  const publishedAt = new Date(monday.getTime() - beforeMs);
  const readAt = new Date(publishedAt.getTime() + 72 * hourMs);
  const got = { likes: 3, shares: 0, quotes: 0, replies: 0, ownReplies: 0 };
  return { accountId, remoteId: '7', publishedAt, outcome: 'counts', readAt, ...got, ...changes };
}

describe('a relayed post in the digest', () => {
  test('it is counted, with the replies that nobody answered, and makes a pair with its original within the hour', async () => {
    await using store = await openTestStore();
    const { rows, deskId, mastodon, x } = openRows();
    const account = { network: 'mastodon', id: mastodon } as const;
    const relayed = [1, 2, 3, 4].map((number) => text(rows, deskId, number, `Relayed ${number}`));
    for (const of of relayed) post(rows, of, account, counts(5, { replies: 4, ownReplies: 1, unanswered: 2 }));
    const own = text(rows, deskId, 5, 'Our own');
    post(rows, own, account, counts(1));
    const originals = [
      original(x, mostRelayedApartMs),
      original(x, mostRelayedApartMs + 1),
      original(x, minuteMs, { outcome: null, readAt: null, likes: null }),
      null,
    ];
    rows.relayed.push(...relayed.map(({ draftId }, at) => ({ deskId, draftId, original: originals[at] ?? null })));
    const digest = await composed(store, rows, deskId);
    const { drafts, ...said } = digest.relayed;
    assert.deepEqual(
      drafts.toSorted((one, other) => one - other),
      [1, 2, 3, 4],
    );
    assert.deepEqual(said, { unanswered: 8, pairs: [1] });
    assert.deepEqual(
      digest.pairs.map(({ draftNumber, title, interactions }) => ({ draftNumber, title, interactions })),
      [{ draftNumber: 1, title: 'Relayed 1', interactions: [8, 3] }],
    );
    assert.deepEqual(digest.unpaired.map(({ draftNumber, why }) => `${draftNumber} ${why}`).toSorted(), [
      '2 relayed_apart',
      '3 not_read',
      '4 one_network',
      '5 one_network',
    ]);
    // The original is no post of the week: it was counted where it was written.
    assert.deepEqual(
      digest.columns.map(({ posts, interactions }) => [posts, interactions]),
      [
        [5, 33],
        [0, null],
      ],
    );
  });

  test('an original on an account that the desk has left makes the pair that the file of figures makes', async () => {
    await using store = await openTestStore();
    const rows = noRows(newId);
    const [mastodon, left] = [addAccount(rows, 'mastodon'), addAccount(rows, 'x')];
    const deskId = addDesk(rows, 'Europe/Paris', [mastodon]);
    const of = text(rows, deskId, 1);
    post(rows, of, { network: 'mastodon', id: mastodon }, counts(5));
    rows.relayed.push({ deskId, draftId: of.draftId, original: original(left, minuteMs) });
    const { compared, pairs, unpaired } = await composed(store, rows, deskId);
    const file = (await Array.fromAsync(exportFigures(store.db, { deskId, from: null, to: null }))).join('');
    assert.deepEqual([compared, pairs.length, unpaired, pairsOfFile(file).length], [['mastodon', 'x'], 1, [], 1]);
  });

  test('an original makes no pair if its account slept then, though the desk has another one there by now', async () => {
    await using store = await openTestStore();
    const rows = noRows(newId);
    const [mastodon, left, x] = [addAccount(rows, 'mastodon'), addAccount(rows, 'x'), addAccount(rows, 'x')];
    const deskId = addDesk(rows, 'Europe/Paris', [mastodon, x]);
    const of = text(rows, deskId, 1);
    post(rows, of, { network: 'mastodon', id: mastodon }, counts(5));
    rows.relayed.push({ deskId, draftId: of.draftId, original: original(left, minuteMs) });
    addSleep(rows, left, {
      startsAt: new Date(monday.getTime() - hourMs),
      endsAt: new Date(monday.getTime() + hourMs),
      endedAt: null,
      cancelledAt: null,
    });
    const digest = await composed(store, rows, deskId);
    assert.deepEqual([digest.pairs, digest.unpaired.map(({ why }) => why)], [[], ['asleep']]);
    const desk = (await readDesk(store.db, { id: deskId }, asOf)) ?? assert.fail('no desk');
    const span = { from: sinceEver, to: asOf };
    const csv = (await Array.fromAsync(exportPairs(store, { desk, span, asOf }))).join('');
    const at72Hours = csvRecords(csv).filter(({ age }) => age === '72h');
    assert.deepEqual(
      at72Hours.map((row) => row['why_not']),
      ['asleep'],
    );
  });

  test('a relayed draft that went out on both networks is a pair of its own, within ten minutes', async () => {
    await using store = await openTestStore();
    const { rows, deskId, mastodon, x } = openRows();
    const of = text(rows, deskId, 1);
    post(rows, of, { network: 'mastodon', id: mastodon }, counts(5));
    post(rows, of, { network: 'x', id: x, at: new Date(monday.getTime() + 20 * minuteMs) }, counts(9));
    rows.relayed.push({ deskId, draftId: of.draftId, original: original(x, minuteMs) });
    const digest = await composed(store, rows, deskId);
    assert.deepEqual([digest.pairs, digest.relayed.pairs, digest.unpaired[0]?.why], [[], [], 'apart']);
  });
});

interface Case {
  readonly beforeMs: number;
  readonly ageMs: number;
  readonly originalAgeMs: number;
  readonly likes: number | null;
  readonly outcome: FiguresRow['outcome'];
  readonly isEdited: boolean;
  readonly isRelayedFromX: boolean;
}

function at(instant: number): Date {
  return new Date(monday.getTime() + instant);
}

function rowsOf({ beforeMs, ageMs, originalAgeMs, likes, outcome, isEdited, isRelayedFromX }: Case): FiguresRow[] {
  const [own, from] = isRelayedFromX ? (['mastodon', 'x'] as const) : (['x', 'mastodon'] as const);
  const base = {
    draftId: 'd',
    draftNumber: 1,
    revision: 1,
    state: 'sent',
    url: null,
    followers: null,
    isLate: false,
    shares: 0,
    quotes: 0,
    replies: 0,
    ownReplies: 0,
    unanswered: null,
    views: null,
    boosters: null,
    boosterFollowers: null,
    boostersHidden: null,
    boostersAreAll: null,
    isRelayed: true,
  } as const;
  return [
    {
      ...base,
      deliveryId: 'd',
      accountId: own,
      network: own,
      publishedAt: at(0),
      readAt: at(ageMs),
      outcome: 'counts',
      likes: 1,
      isEdited,
      isOriginal: false,
    },
    {
      ...base,
      deliveryId: 'o',
      accountId: from,
      network: from,
      publishedAt: at(-beforeMs),
      readAt: at(originalAgeMs - beforeMs),
      outcome,
      likes,
      isEdited: false,
      isOriginal: true,
    },
  ];
}

const near = fc.constantFrom(0, 10 * minuteMs, 10 * minuteMs + 1, hourMs - 1, hourMs, hourMs + 1, 5 * hourMs);

test('a relayed post and its original make a pair if and only if both are read at one age and an hour apart at most', () => {
  const cases: fc.Arbitrary<Case> = fc.record({
    beforeMs: fc.tuple(near, fc.constantFrom(1, -1)).map(([ms, sign]) => ms * sign),
    ageMs: fc.constantFrom(72 * hourMs, 72.5 * hourMs),
    originalAgeMs: near.map((ms) => 72 * hourMs + ms),
    likes: fc.option(fc.nat(9), { nil: null }),
    outcome: fc.constantFrom('counts', 'counts', 'counts', 'missing', 'unreadable', 'missed', null),
    isEdited: fc.boolean(),
    isRelayedFromX: fc.boolean(),
  });
  const accounts = [
    { id: 'mastodon', network: 'mastodon' },
    { id: 'x', network: 'x' },
  ] as const;
  fc.assert(
    fc.property(cases, fc.boolean(), (one, isTurned) => {
      const rows = isTurned ? rowsOf(one).toReversed() : rowsOf(one);
      const [pairing, ...others] = pairsOf(rows, ['mastodon', 'x'], accounts);
      assert.deepEqual(others, []);
      const isPair =
        Math.abs(one.beforeMs) <= hourMs &&
        Math.abs(one.ageMs - one.originalAgeMs) <= hourMs &&
        one.outcome === 'counts' &&
        one.likes !== null &&
        !one.isEdited;
      assert.equal(pairing?.kind, isPair ? 'pair' : 'unpaired', JSON.stringify(pairing));
      if (pairing?.kind === 'pair') {
        assert.ok(isRelayedPair(pairing.pair));
        assert.deepEqual(
          pairing.pair.posts.map(({ network }) => network),
          ['mastodon', 'x'],
        );
      } else assert.equal(pairing?.row.isOriginal, false, 'the post that we published is named');
    }),
    { numRuns: 2000 },
  );
});
