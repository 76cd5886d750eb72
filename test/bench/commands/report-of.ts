import { estimate, median, quantile } from '../figures.ts';
import { type Report, rowOf } from '../report.ts';
import { seeded } from '../../support/seeded.ts';
import type { Hit } from './load.ts';

/** Some seconds of load on Tambour, between some on the empty app. */
export interface Slice {
  readonly tambour: readonly Hit[];
  /** Presses on another desk, meanwhile and before. */
  readonly presses: readonly Hit[];
  readonly pressesAlone: readonly Hit[];
  readonly floor: readonly Hit[];
  readonly floorAgain: readonly Hit[];
  /** Posts without an answer at the start of Tambour's seconds, and at their end. */
  readonly hungBefore: number;
  readonly hungAfter: number;
}

/** Goals of one load, besides those of all: nobody is acknowledged later than three seconds, or not at all. */
export interface Goals {
  readonly p99Ms?: number;
  /** Commands that were told that too many wait. */
  readonly mostBusy?: number;
  /** A press on another desk, over the same press while nobody types; medians. */
  readonly pressRatio?: number;
}

/** Compares the load on Tambour with that on the empty app. */
export function reportOf(title: string, goals: Goals, slices: readonly Slice[]): Report {
  const tambour = slices.flatMap((slice) => slice.tambour);
  const presses = slices.flatMap((slice) => slice.presses);
  const took = timesOf(tambour);
  const random = seeded(1);
  const floorRatio = (read: (slice: Slice) => readonly Hit[], share: number): readonly number[] =>
    slices.map((slice) => quantile(timesOf(read(slice)), share) / quantile(timesOf(slice.floor), share));
  const pressRatio = estimate(
    slices.map((slice) => median(timesOf(slice.presses)) / median(timesOf(slice.pressesAlone))),
    random,
  );
  const ofTambour = (share: number): readonly number[] => floorRatio((slice) => slice.tambour, share);
  const count = (is: (hit: Hit) => boolean): number => tambour.filter(is).length;
  const busy = count(({ answer }) => answer === 'busy');
  const later = count(({ answer }) => answer === 'later');
  const hung = slices.map(({ hungBefore, hungAfter }) => `${hungBefore} to ${hungAfter}`).join(', ');
  return {
    title: `commands, ${title}, while posts get no answer (${hung}); answered later ${later}, told that too many wait ${busy}, of ${tambour.length}`,
    rows: [
      rowOf('Tambour', 'ms', took),
      ...[...new Set(tambour.map(({ what }) => what))].map((what) =>
        rowOf(`  ${what}`, 'ms', timesOf(tambour.filter((one) => one.what === what))),
      ),
      rowOf('a press on another desk', 'ms', timesOf(presses)),
      rowOf('  while nobody types', 'ms', timesOf(slices.flatMap(({ pressesAlone }) => pressesAlone))),
      rowOf('empty Bolt app', 'ms', timesOf(slices.flatMap(({ floor }) => floor))),
      rowOf('empty Bolt app again', 'ms', timesOf(slices.flatMap(({ floorAgain }) => floorAgain))),
    ],
    ratios: [
      { what: 'Tambour / Bolt, p50', ...estimate(ofTambour(0.5), random) },
      { what: 'Tambour / Bolt, p99', ...estimate(ofTambour(0.99), random) },
      { what: 'a press meanwhile / alone, p50', ...pressRatio },
    ],
    floorAgainstFloor: median(floorRatio((slice) => slice.floorAgain, 0.5)),
    goals: [
      ...(goals.p99Ms === undefined ? [] : [{ what: 'p99, ms', measured: quantile(took, 0.99), atMost: goals.p99Ms }]),
      ...(goals.mostBusy === undefined
        ? []
        : [{ what: 'told that too many wait', measured: busy, atMost: goals.mostBusy }]),
      ...(goals.pressRatio === undefined
        ? []
        : [{ what: 'a press meanwhile / alone', measured: pressRatio.median, atMost: goals.pressRatio }]),
      { what: 'later than 3 s', measured: [...took, ...timesOf(presses)].filter((ms) => ms > 3_000).length, atMost: 0 },
      {
        what: 'not acknowledged',
        measured: [...tambour, ...presses].filter((one) => one.acknowledgedAt === null).length,
        atMost: 0,
      },
    ],
    samples: slices,
  };
}

function timesOf(hits: readonly Hit[]): readonly number[] {
  return hits.map(({ tookMs }) => tookMs);
}
