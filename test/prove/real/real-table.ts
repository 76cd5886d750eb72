import type { ViolationKind } from '../violation.ts';
import type { Lane } from './lanes.ts';
import type { RoundOutcome } from './run-round.ts';
import { losses } from './what-was-lost.ts';

const rows: readonly (readonly [kind: ViolationKind, what: string])[] = [
  ['lost', 'lost, or left in silence'],
  ['doubled', 'doubled'],
  ['unapproved', 'published without a valid approval'],
  ['early', 'before its time'],
  ['order', 'out of the order of its account'],
  ['afterStop', 'after a stop or a freeze'],
  ['afterLease', 'after its claim had lapsed'],
  ['beyond', '  the same, of one that stood still'],
  ['wrongId', 'a wrong post told'],
  ['journal', 'journal chain broken'],
];

const laneNames: Readonly<Record<Lane, string>> = {
  embedded: 'own database, 1',
  server: 'PostgreSQL, 1',
  replicas: 'PostgreSQL, 3',
};

/** Totals of the rounds of one lane. */
export interface RealTotals {
  rounds: number;
  readonly figures: Map<string, number>;
  readonly violations: Map<ViolationKind, number>;
  readonly bad: number[];
  add(outcome: RoundOutcome): void;
}

export function realTotals(): RealTotals {
  const sum: RealTotals = {
    rounds: 0,
    figures: new Map(),
    violations: new Map(),
    bad: [],
    add(outcome) {
      const { kills, met, stops, freezes, requests, published, withPictures, doubts, violations, tookMs, seed } =
        outcome;
      sum.rounds += 1;
      const wrong = [...outcome.faults.values()].reduce((all, one) => all + one, 0);
      const cut = Object.fromEntries(met);
      const figures = {
        ...cut,
        kills,
        stops,
        freezes,
        requests,
        published,
        withPictures,
        doubts,
        wrong,
        seconds: tookMs / 1000,
      };
      for (const [name, value] of Object.entries(figures)) sum.figures.set(name, (sum.figures.get(name) ?? 0) + value);
      for (const { kind } of violations) sum.violations.set(kind, (sum.violations.get(kind) ?? 0) + 1);
      if (violations.some(({ kind }) => kind !== 'beyond')) sum.bad.push(seed);
    },
  };
  return sum;
}

const figureNames: readonly (readonly [name: string, what: string])[] = [
  ['kills', 'kill -9'],
  ...losses.map((what): readonly [string, string] => [what, `  that found it with ${what}`]),
  ['stops', 'SIGSTOP beyond the lease'],
  ['freezes', 'freezes'],
  ['wrong', 'requests made to go wrong'],
  ['requests', 'requests that publish'],
  ['doubts', 'doubts'],
  ['published', 'posts published'],
  ['withPictures', '  with a picture'],
  ['seconds', 'seconds'],
];

/** Formats the totals, with one column for each lane and one for all. */
export function tableText(sums: ReadonlyMap<Lane, RealTotals>): string {
  const columns = [...sums.values()];
  const line = (what: string, of: (sum: RealTotals) => number): string => {
    const each = columns.map(of);
    const cells = [...each, each.reduce((all, one) => all + one, 0)].map((value) =>
      Math.round(value).toString().padStart(17),
    );
    return `${what.padEnd(36)}${cells.join('')}`;
  };
  const kills = columns.reduce((all, { figures }) => all + (figures.get('kills') ?? 0), 0);
  return [
    '',
    `${' '.repeat(36)}${[...[...sums.keys()].map((lane) => laneNames[lane]), 'all'].map((name) => name.padStart(17)).join('')}`,
    ...figureNames.map(([name, what]) => line(what, ({ figures }) => figures.get(name) ?? 0)),
    '',
    'the checker found:',
    ...rows.map(([kind, what]) => line(what, ({ violations }) => violations.get(kind) ?? 0)),
    '',
    `0 of ${kills} kills means: in less than ${(300 / kills).toPrecision(2)} % of them (95 %).`,
  ].join('\n');
}
