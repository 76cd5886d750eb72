import { Client } from 'pg';

import { estimate, median, quantile } from '../figures.ts';
import type { Postgres } from '../open-postgres.ts';
import { type Report, type Row, rowOf } from '../report.ts';
import { cases } from '../../support/chart-cases.ts';
import { seeded } from '../../support/seeded.ts';
import { type Charts, chartRounds } from './chart-rounds.ts';
import { type Composed, composeRounds, type Round } from './compose-rounds.ts';
import { type Area, fillHistory } from './fill-history.ts';
import { batch, type IngestRound, ingestRounds } from './ingest-rounds.ts';
import { openHistory } from './open-history.ts';
import { tableSizes } from './table-sizes.ts';

const seed = 20_261_123;
const years = { small: 2, large: 10 } as const;
const weeks = 52;
/** The chart of the fullest week, and that of its twelve weeks. */
const pictures = ['week-full', 'trend'];

/**
 * Measures a weekly digest with a million readings and with ten million, its charts, and how fast readings are
 * recorded. The large database is a copy of the small one plus more rows, so that both can be queried in turn.
 */
export async function benchDigest(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  const desks = { small: Math.ceil(101 * scale), large: Math.ceil(201 * scale) };
  const few = (count: number, least: number): number => Math.max(least, Math.round(count * scale));
  const ofSmall = await postgres.newDatabase();
  // Opening it runs the migrations.
  await (await openHistory(ofSmall))[Symbol.asyncDispose]();
  const begun = await fill(ofSmall, [{ desks: [1, desks.small], weeks: [0, years.small * weeks - 1] }]);
  const ofLarge = await postgres.newDatabase(ofSmall);
  const grown = await fill(ofLarge, [
    { desks: [1, desks.small], weeks: [years.small * weeks, years.large * weeks - 1] },
    { desks: [desks.small + 1, desks.large], weeks: [0, years.large * weeks - 1] },
  ]);
  await using small = await openHistory(ofSmall);
  await using large = await openHistory(ofLarge);
  const sizes = { small: begun.readings, large: begun.readings + grown.readings };
  const composed = await composeRounds({ small, large }, { warmUp: 20, rounds: few(200, 30) });
  const charts = await chartRounds(
    Object.entries(cases).flatMap(([name, pictureIn]) => (pictures.includes(name) ? [pictureIn('fr')] : [])),
    { processes: few(10, 3), drawings: few(11, 5) },
  );
  const rounds = few(30, 8);
  const warmUp = 4;
  // Each of a desk's two accounts has the posts for one batch.
  await fill(ofLarge, [{ desks: [1, Math.ceil((3 * (rounds + warmUp)) / 2)], weeks: [-14, -1] }]);
  const ingested = await ingestRounds(large, { warmUp, rounds });
  return [composeReport(composed, sizes), chartReport(charts), ingestReport(ingested)];
}

async function fill(databaseUrl: string, areas: readonly Area[]): Promise<{ readonly readings: number }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { readings, tookMs } = await fillHistory(client, areas);
    console.log(`\n${millions(readings)} more readings, written in ${(tookMs / 1000).toFixed(0)} s`);
    console.log(await tableSizes(client));
    return { readings };
  } finally {
    await client.end();
  }
}

function millions(readings: number): string {
  return `${(readings / 1e6).toFixed(2)} M`;
}

function composeReport(composed: Composed, sizes: { readonly small: number; readonly large: number }): Report {
  const { rounds, firstMs, unequal, compared } = composed;
  const random = seeded(seed);
  const row = (what: string, read: (round: Round) => number | null): Row =>
    rowOf(
      what,
      'ms',
      rounds.map(read).filter((value) => value !== null),
    );
  const [small, large] = [millions(sizes.small), millions(sizes.large)];
  const growth = {
    what: `${large} / ${small}`,
    ...estimate(
      rounds.map((one) => one.largeMs / one.smallMs),
      random,
    ),
  };
  const largeMs = rounds.map((one) => one.largeMs);
  return {
    title: `digest of one desk's week, composed among ${small} and ${large} readings`,
    rows: [
      row(`among ${small}`, (one) => one.smallMs),
      row(`among ${large}`, (one) => one.largeMs),
      row(`among ${large}, from the readings themselves`, (one) => one.naiveMs),
      rowOf(`the first on new connections, ${small}`, 'ms', [firstMs.small]),
      rowOf(`the first on new connections, ${large}`, 'ms', [firstMs.large]),
      row('floor', (one) => one.floorMs),
      row('floor again', (one) => one.floorAgainMs),
    ],
    ratios: [
      growth,
      {
        what: 'digest / floor',
        ...estimate(
          rounds.map((one) => one.largeMs / one.floorMs),
          random,
        ),
      },
    ],
    floorAgainstFloor: median(rounds.map((one) => one.floorAgainMs / one.floorMs)),
    goals: [
      { what: growth.what, measured: growth.median, atMost: 1.2 },
      { what: `ms among ${large}, p50`, measured: median(largeMs), atMost: 100 },
      { what: `ms among ${large}, p99`, measured: quantile(largeMs, 0.99), atMost: 100 },
      { what: `of ${compared} digests, those unlike the naive query's`, measured: unequal, atMost: 0 },
    ],
    samples: { rounds, firstMs, unequal, compared },
  };
}

function chartReport({ cold, warm }: Charts): Report {
  const random = seeded(seed);
  return {
    title: "the digest's two pictures, their thread's start included",
    rows: [
      rowOf(
        'the first of a process',
        'ms',
        cold.map((one) => one.chartMs),
      ),
      rowOf(
        'later ones',
        'ms',
        warm.map((one) => one.chartMs),
      ),
      rowOf(
        'floor: a thread that draws nothing',
        'ms',
        warm.map((one) => one.floorMs),
      ),
      rowOf(
        'floor again',
        'ms',
        warm.map((one) => one.floorAgainMs),
      ),
    ],
    ratios: [
      {
        what: 'chart / floor',
        ...estimate(
          warm.map((one) => one.chartMs / one.floorMs),
          random,
        ),
      },
    ],
    floorAgainstFloor: median(warm.map((one) => one.floorAgainMs / one.floorMs)),
    goals: [
      { what: 'ms, the slowest first of a process', measured: slowest(cold), atMost: 1000 },
      { what: 'ms, the slowest later one', measured: slowest(warm), atMost: 1000 },
    ],
    samples: { cold, warm },
  };
}

function slowest(all: Charts['warm']): number {
  return Math.max(...all.map(({ chartMs }) => chartMs));
}

function ingestReport(rounds: readonly IngestRound[]): Report {
  const rate = (read: (round: IngestRound) => number): number =>
    Math.round((rounds.length * batch * 6 * 1000) / rounds.reduce((sum, round) => sum + read(round), 0));
  const row = (what: string, read: (round: IngestRound) => number): Row => rowOf(what, 'ms', rounds.map(read));
  const kept = {
    what: 'rows/s, the room / raw',
    ...estimate(
      rounds.map((one) => one.rawMs / one.roomMs),
      seeded(seed),
    ),
  };
  return {
    title: `readings kept: ${rate((one) => one.roomMs)} rows/s by the room, ${rate((one) => one.rawMs)} rows/s raw`,
    rows: [
      row(`the room: 6 × ${batch} rows`, (one) => one.roomMs),
      row(`  those at 72 hours: ${batch} rows`, (one) => one.comparedMs),
      row(`floor: one INSERT each, 6 × ${batch} rows`, (one) => one.rawMs),
      row('floor again', (one) => one.rawAgainMs),
    ],
    ratios: [kept],
    floorAgainstFloor: median(rounds.map((one) => one.rawAgainMs / one.rawMs)),
    goals: [{ what: kept.what, measured: kept.median, atLeast: 0.5 }],
    samples: rounds,
  };
}
