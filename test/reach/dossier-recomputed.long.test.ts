import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import { dossierCsv } from '#reach/dossier/dossier-csv.ts';
import { dayIn } from '#reach/dossier/dossier-months.ts';
import { exportEvents } from '#reach/dossier/events-file.ts';
import { exportPairs } from '#reach/dossier/pairs-file.ts';
import { exportFigures } from '#reach/export-figures.ts';
import { periodOfDays } from '#reach/period-of-days.ts';

import { csvRecords } from '../support/csv-parser.ts';
import { testPrices as prices } from '../support/prices.ts';
import { present } from '../support/publishing-scene.ts';
import { seeded } from '../support/seeded.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { addBesides } from './besides.ts';
import { diceOf } from './dice.ts';
import { keepRows, noRows } from './digest-rows.ts';
import { happeningColumns, happeningsInTables } from './happenings-in-tables.ts';
import { afterYear, dossierOf, makeUpYear, year } from './dossier-year.ts';
import { pairsOfFile } from './pairs-of-file.ts';
import { addRandomDesk } from './random-desks.ts';
import { type FiguresFiles, recomputeDossier } from './recompute-dossier.ts';
import { seededIds } from './seeded-ids.ts';

interface Asked {
  readonly deskId: string;
  readonly days: { readonly first: string; readonly last: string };
  readonly asOf: Date;
}

async function text(lines: AsyncIterable<string>): Promise<string> {
  return (await Array.fromAsync(lines)).join('');
}

async function filesOf(store: TestStore, { deskId, days, asOf }: Asked): Promise<FiguresFiles> {
  const desk = present(await readDesk(store.db, { id: deskId }, asOf));
  const { from, to } = periodOfDays({ from: days.first, to: days.last }, desk.timeZone);
  const of = { desk, span: { from: present(from), to: present(to) }, asOf };
  return {
    posts: await text(exportFigures(store.db, { deskId, from, to })),
    pairs: await text(exportPairs(store, of)),
    events: await text(exportEvents(store, { ...of, rules, prices })),
  };
}

/** Returns the values by measure, month, account and network; several of what may happen several times. */
function byPlace(rows: readonly Readonly<Record<string, string | null>>[]): ReadonlyMap<string, readonly string[]> {
  const places = Map.groupBy(rows, ({ measure, month, account, network }) =>
    [measure, month, account, network].join(' '),
  );
  return new Map([...places].map(([place, all]) => [place, all.map(({ value }) => value ?? '').toSorted()]));
}

/** Compares every cell of the dossier's file with what the program comes to, both ways, and counts them. */
async function compare(store: TestStore, asked: Asked): Promise<number> {
  const { deskId, days, asOf } = asked;
  const told = csvRecords(dossierCsv(await dossierOf(store, deskId, { days, asOf })));
  const files = await filesOf(store, asked);
  const again = await recomputeDossier(store.db, files, asOf);
  findPairsAgain(files);
  await findHappeningsAgain(store, asked, files);
  const [here, there] = [byPlace(told), byPlace(again.map((row) => ({ ...row })))];
  assert.deepEqual([...here.keys()].toSorted(), [...there.keys()].toSorted());
  for (const [place, values] of here) {
    const others = there.get(place) ?? [];
    assert.equal(values.length, others.length, place);
    for (const [at, value] of values.entries())
      assert.ok(isSame(value, others[at] ?? ''), `${place}: ${value} is ${others[at]}`);
  }
  return told.length;
}

/** Compares the file of pairs with those that another program finds in the file of posts. */
function findPairsAgain({ posts, pairs }: FiguresFiles): void {
  const rows = csvRecords(pairs).filter((row) => row['why_not'] === '');
  for (const networks of ['mastodon/x', 'mastodon/bluesky', 'x/bluesky'])
    for (const age of ['72h', '28d']) {
      const told = rows
        .filter((row) => row['networks'] === networks && row['age'] === age)
        .map((row) => [row['draft'], row['first_interactions'], row['second_interactions']].join(' '));
      const found = pairsOfFile(posts, age, networks.split('/')).map(({ draft, mastodon: one, x: other }) =>
        [draft, one.interactions, other.interactions].join(' '),
      );
      assert.deepEqual(told.toSorted(), found.toSorted());
    }
}

/** Compares what the file of events says happened with what a program of its own finds in the tables. */
async function findHappeningsAgain(
  store: TestStore,
  { deskId, days, asOf }: Asked,
  { events, pairs }: FiguresFiles,
): Promise<void> {
  const { timeZone } = present(await readDesk(store.db, { id: deskId }, asOf));
  const { from, to } = periodOfDays({ from: days.first, to: days.last }, timeZone);
  const rows = csvRecords(events);
  const accounts = rows.flatMap((row) => (row['what'] === 'known_since' ? [row['account_id'] ?? ''] : []));
  const span = { from: present(from), to: present(to) };
  const found = await happeningsInTables(store.db, { deskId, accounts, ...span, asOf });
  const told = rows
    .filter(({ what }) => /^(?:incident_|sleep$|reserve_period$|emergency|pointers$|moderation)/u.test(what ?? ''))
    .map((row) => happeningColumns.map((name) => row[name] ?? '').join(' '))
    .filter((line) => !/^moderation_minutes \S+ {4}$/u.test(line));
  const cells = ['month', 'networks', 'first_interactions', 'second_interactions'] as const;
  const past = csvRecords(pairs)
    .filter(({ age }) => age === 'past')
    .map((row) => ['past_pair', ...cells.map((name) => row[name])].join(' '));
  assert.deepEqual([...told, ...past].toSorted(), found.toSorted());
}

/** Both text, or numbers that are the same where the file rounds them to four decimals. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  return one !== '' && other !== '' && Math.abs(Number(one) - Number(other)) <= 0.5001e-4;
}

test('a program that knows the files of figures alone comes to every cell of the dossiers of twelve wild desks', async (t) => {
  await using store = await openTestStore();
  const random = seeded(25);
  const rows = noRows(seededIds(random));
  const desks = Array.from({ length: 12 }, () => addRandomDesk(rows, random));
  await keepRows(store, rows);
  let cells = 0;
  for (const { deskId, asOf } of desks) {
    const { timeZone } = present(await readDesk(store.db, { id: deskId }, asOf));
    const from = new Date(asOf.getTime() - 120 * 86_400_000);
    await addBesides(store, diceOf(random), { deskId, from, to: asOf, asOf, newId: rows.newId });
    cells += await compare(store, {
      deskId,
      asOf,
      days: { first: dayIn(from, timeZone), last: dayIn(asOf, timeZone) },
    });
  }
  t.diagnostic(`${cells} cells`);
});

test('it does so for a year of twelve more: on one network, two and three, with two accounts on one, and over odd days', async (t) => {
  await using store = await openTestStore();
  const networks = [
    ['mastodon', 'x'],
    ['mastodon', 'x', 'bluesky'],
    ['x', 'bluesky', 'mastodon', 'x'],
    ['mastodon', 'mastodon', 'x'],
    ['bluesky'],
    ['bluesky', 'x'],
  ] as const;
  let cells = 0;
  for (let seed = 11; seed < 23; seed += 1) {
    const kinds = networks[seed % networks.length] ?? [];
    const { rows, deskId } = makeUpYear({ seed, networks: kinds, posts: seed === 22 ? 0 : 60 + 10 * (seed % 4) });
    await keepRows(store, rows);
    const [from, to] = [new Date('2025-11-30T23:00:00Z'), new Date('2026-11-30T23:00:00Z')];
    await addBesides(store, diceOf(seeded(seed)), { deskId, from, to, asOf: afterYear, newId: rows.newId });
    const days = seed % 3 === 0 ? { first: '2026-02-14', last: '2026-10-25' } : year;
    cells += await compare(store, { deskId, asOf: afterYear, days });
  }
  t.diagnostic(`${cells} cells`);
});
