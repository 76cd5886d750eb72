import type { Hit } from '../commands/load.ts';
import { estimate, median, quantile } from '../figures.ts';
import { type Report, rowOf } from '../report.ts';
import { seeded } from '../../support/seeded.ts';
import type { EffectThere } from './count-effects.ts';
import type { LoadChat } from './load-chat.ts';
import type { LoopDelay, Memory } from './watch-process.ts';

export interface LoadFacts {
  readonly chat: Pick<LoadChat, 'name' | 'perSecond'>;
  readonly hits: readonly Hit[];
  readonly effects: readonly EffectThere[];
  /** Times until each event without acknowledgement and effect was read. */
  readonly readMs: readonly number[];
  /** Equally many from before the load and after it. */
  readonly floorHits: readonly (readonly Hit[])[];
  readonly delay: LoopDelay;
  readonly hung: readonly number[];
  readonly digests: readonly number[];
  readonly quiet: { readonly left: number; readonly tookMs: number };
  readonly counted: { readonly expected: number; readonly wrong: number };
  readonly memoryBefore: Memory;
  readonly memoryAfter: Memory;
  readonly complaints: readonly string[];
  readonly isSound: boolean;
  /** Warnings in Tambour's log. */
  readonly warnings: readonly string[];
}

/** Limit on memory, as a share of that before: allocators keep some for a next minute like this one. */
const memoryShare = 1.1;

export function loadReport(facts: LoadFacts): Report {
  const { hits, floorHits, delay, hung, digests, memoryBefore, memoryAfter, counted } = facts;
  const took = timesOf(hits);
  const effectMs = facts.effects.map(({ dueAt, decidedAt }) => decidedAt - dueAt);
  // An event without an acknowledgement counts as received once it is read or has its effect.
  const taken = [...took, ...facts.readMs, ...effectMs];
  const hasTold = taken.length > took.length;
  const random = seeded(1);
  const size = Math.ceil(hits.length / floorHits.length);
  const ratio = (share: number): readonly number[] =>
    floorHits.map((floor, at) => {
      const own = hits.slice(at * size, (at + 1) * size);
      return quantile(timesOf(own), share) / quantile(timesOf(floor), share);
    });
  const half = floorHits.length / 2;
  const again = floorHits.slice(half).map((floor, at) => median(timesOf(floor)) / median(timesOf(floorHits[at] ?? [])));
  const fewest = Math.min(...hung);
  const title = `load of ${facts.chat.name}, ${facts.chat.perSecond}/s, ${fewest} to ${Math.max(...hung)} posts without an answer, ${digests.length} digests`;
  return {
    title,
    rows: [
      ...(hasTold ? [rowOf('taken: acknowledged, had its effect, or was read', 'ms', taken)] : []),
      rowOf('acknowledged', 'ms', took),
      ...[...new Set(hits.map(({ what }) => what))].map((what) =>
        rowOf(`  ${what}`, 'ms', timesOf(hits.filter((one) => one.what === what))),
      ),
      ...(hasTold ? [rowOf('only told, until it was read', 'ms', facts.readMs)] : []),
      ...(hasTold ? [rowOf('  until its effect, where it has one', 'ms', effectMs)] : []),
      rowOf('bare server', 'ms', floorHits.flatMap(timesOf)),
      rowOf('digest, from the command to its answer', 'ms', digests),
      { what: 'event loop late', unit: 'ms', p50: delay.p50, p99: delay.p99, max: delay.max, n: hits.length },
      rowOf('RSS after a collection: before, after', 'MiB', [memoryBefore.rss, memoryAfter.rss]),
      rowOf('heap after a collection: before, after', 'MiB', [memoryBefore.heap, memoryAfter.heap]),
      rowOf('  reserved for it', 'MiB', [memoryBefore.heapTotal, memoryAfter.heapTotal]),
      rowOf('  outside of it', 'MiB', [memoryBefore.external, memoryAfter.external]),
    ],
    ratios: [
      { what: 'Tambour / bare server, p50', ...estimate(ratio(0.5), random) },
      { what: 'Tambour / bare server, p99', ...estimate(ratio(0.99), random) },
    ],
    floorAgainstFloor: median(again),
    goals: [
      { what: `p99 of all ${taken.length}, ms`, measured: quantile(taken, 0.99), atMost: 50 },
      { what: 'later than 3 s', measured: taken.filter((ms) => ms > 3_000).length, atMost: 0 },
      {
        what: 'not acknowledged when first sent',
        measured: hits.filter(({ refusals }) => refusals.length > 0).length,
        atMost: 0,
      },
      { what: `effects of ${counted.expected} not there once`, measured: counted.wrong, atMost: 0 },
      { what: 'acknowledged and still left to do', measured: facts.quiet.left, atMost: 0 },
      { what: 'RSS, after / before', measured: memoryAfter.rss / memoryBefore.rss, atMost: memoryShare },
      { what: 'heap, after / before', measured: memoryAfter.heap / memoryBefore.heap, atMost: memoryShare },
      {
        what: 'complaints of the chat, breaks of the journal',
        measured: facts.complaints.length + (facts.isSound ? 0 : 1),
        atMost: 0,
      },
    ],
    samples: facts,
  };
}

function timesOf(hits: readonly Hit[]): readonly number[] {
  return hits.map(({ tookMs }) => tookMs);
}
