import type { Hit } from '../commands/load.ts';
import { type Goal, type Report, type Row, rowOf } from '../report.ts';
import type { EffectThere } from './count-effects.ts';
import type { Fault } from './database-faults.ts';
import type { LoadChat } from './load-chat.ts';

/** A fault, and when Tambour then reported ready. */
export interface FaultMended extends Fault {
  readonly readyAt: number;
}

export interface FaultFacts {
  readonly chat: Pick<LoadChat, 'name' | 'perSecond'>;
  readonly hits: readonly Hit[];
  readonly effects: readonly EffectThere[];
  readonly faults: readonly FaultMended[];
  /** True if there was a small disk, so that it could be filled. */
  readonly isSmall: boolean;
  readonly quiet: { readonly left: number; readonly tookMs: number };
  readonly counted: { readonly expected: number; readonly wrong: number };
  readonly isSound: boolean;
}

/** Kinds that are stored in the database before they are acknowledged. */
const written = new Set(['inThread', 'press', 'react', 'file']);
const wellWithinMs = 5_000;

export function faultsReport(facts: FaultFacts): Report {
  const { hits, faults, counted, quiet } = facts;
  const kept = hits.filter(({ what }) => written.has(what));
  const wellAfter = faults.map(({ overAt }) => firstAfter(kept, facts.effects, overAt));
  const rows = faults.flatMap(({ what, at, overAt, readyAt }, index) => [
    rowOf(`${what}: lasted`, 'ms', [overAt - at]),
    rowOf('  then, until Tambour said that it was ready', 'ms', [readyAt - overAt]),
    rowOf('  then, until something was written again', 'ms', [wellAfter[index] ?? Infinity]),
    ...rowOfAny('  until the acknowledgement, of what fell into it', timesOf(kept, at, overAt)),
    ...rowOfAny('  until the effect, of what fell into it', effectMs(facts.effects, at, overAt)),
  ]);
  const goals: readonly Goal[] = [
    ...faults.map(({ what }, index) => ({
      what: `${what}: acknowledged again after, ms`,
      measured: wellAfter[index] ?? Infinity,
      atMost: wellWithinMs,
    })),
    { what: 'never acknowledged', measured: hits.filter((hit) => hit.acknowledgedAt === null).length, atMost: 0 },
    { what: `effects of ${counted.expected} not there once`, measured: counted.wrong, atMost: 0 },
    { what: 'acknowledged and still left to do', measured: quiet.left, atMost: 0 },
    { what: 'breaks of the journal', measured: facts.isSound ? 0 : 1, atMost: 0 },
    { what: 'disks filled', measured: facts.isSmall ? 1 : 0, atLeast: 1 },
  ];
  return {
    title: `the same load of ${facts.chat.name}, ${facts.chat.perSecond}/s, while the database is restarted${facts.isSmall ? ' and its disk is full' : ''}`,
    rows: [
      ...rows,
      rowOf('acknowledged', 'ms', timesOf(hits, -Infinity, Infinity)),
      rowOf('nothing left to do after', 'ms', [quiet.tookMs]),
    ],
    ratios: [],
    floorAgainstFloor: 1,
    goals,
    samples: facts,
  };
}

/** Returns when the first event after a moment took effect, including events that were delivered late. */
function firstAfter(hits: readonly Hit[], effects: readonly EffectThere[], at: number): number {
  const acknowledged = hits.flatMap(({ sentAt, acknowledgedAt }) => (sentAt >= at ? (acknowledgedAt ?? []) : []));
  const decided = effects.flatMap(({ decidedAt }) => (decidedAt >= at ? decidedAt : []));
  return Math.min(...acknowledged, ...decided) - at;
}

function effectMs(effects: readonly EffectThere[], from: number, until: number): readonly number[] {
  return effects.flatMap(({ dueAt, decidedAt }) => (dueAt >= from && dueAt <= until ? decidedAt - dueAt : []));
}

function rowOfAny(what: string, values: readonly number[]): readonly Row[] {
  return values.length === 0 ? [] : [rowOf(what, 'ms', values)];
}

/** Returns the times of events that were due between these moments. */
function timesOf(hits: readonly Hit[], from: number, until: number): readonly number[] {
  return hits.flatMap(({ tookMs, acknowledgedAt }) => {
    const dueAt = acknowledgedAt === null ? Number.NaN : acknowledgedAt - tookMs;
    return dueAt >= from && dueAt <= until ? [tookMs] : [];
  });
}
