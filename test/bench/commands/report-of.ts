import { estimate, median, quantile } from '../figures.ts';
import { type Report, rowOf } from '../report.ts';
import { seeded } from '../../support/seeded.ts';
import type { Hit } from './load.ts';

/** Some seconds of load on Tambour, between some on the empty app. */
export interface Slice {
  readonly tambour: readonly Hit[];
  readonly floor: readonly Hit[];
  readonly floorAgain: readonly Hit[];
  /** Posts without an answer at the start of Tambour's seconds, and at their end. */
  readonly hungBefore: number;
  readonly hungAfter: number;
}

export function reportOf(perSecond: number, slices: readonly Slice[]): Report {
  const tambour = slices.flatMap((slice) => slice.tambour);
  const took = timesOf(tambour);
  const random = seeded(1);
  const ratio = (read: (slice: Slice) => readonly Hit[], share: number): readonly number[] =>
    slices.map((slice) => quantile(timesOf(read(slice)), share) / quantile(timesOf(slice.floor), share));
  const hung = slices.map(({ hungBefore, hungAfter }) => `${hungBefore} to ${hungAfter}`).join(', ');
  return {
    title: `commands, ${perSecond}/s, while posts get no answer (${hung})`,
    rows: [
      rowOf('Tambour', 'ms', took),
      ...[...new Set(tambour.map(({ what }) => what))].map((what) =>
        rowOf(`  ${what}`, 'ms', timesOf(tambour.filter((one) => one.what === what))),
      ),
      rowOf('empty Bolt app', 'ms', timesOf(slices.flatMap(({ floor }) => floor))),
      rowOf('empty Bolt app again', 'ms', timesOf(slices.flatMap(({ floorAgain }) => floorAgain))),
    ],
    ratios: [
      {
        what: 'Tambour / Bolt, p50',
        ...estimate(
          ratio((slice) => slice.tambour, 0.5),
          random,
        ),
      },
      {
        what: 'Tambour / Bolt, p99',
        ...estimate(
          ratio((slice) => slice.tambour, 0.99),
          random,
        ),
      },
    ],
    floorAgainstFloor: median(ratio((slice) => slice.floorAgain, 0.5)),
    goals: [
      { what: 'p99, ms', measured: quantile(took, 0.99), atMost: 50 },
      { what: 'later than 3 s', measured: took.filter((ms) => ms > 3_000).length, atMost: 0 },
      { what: 'not acknowledged', measured: tambour.filter((one) => one.acknowledgedAt === null).length, atMost: 0 },
      { what: 'acknowledged before its answer', measured: tambour.filter((one) => !one.isAnswered).length, atMost: 0 },
    ],
    samples: slices,
  };
}

function timesOf(hits: readonly Hit[]): readonly number[] {
  return hits.map(({ tookMs }) => tookMs);
}
