import { type Estimate, median, quantile } from './figures.ts';

/** Outcome of one measurement. */
export interface Report {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly ratios: readonly (Estimate & { readonly what: string })[];
  /** Ratio of the floor to itself, which shows the machine's own noise. */
  readonly floorAgainstFloor: number;
  readonly goals: readonly Goal[];
  /** All measured values, for the file of samples. */
  readonly samples: unknown;
}

export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'MiB' | '/s';
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly n: number;
}

export function rowOf(what: string, unit: Row['unit'], values: readonly number[]): Row {
  const max = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return { what, unit, p50: median(values), p99: quantile(values, 0.99), max, n: values.length };
}

export type Goal = { readonly what: string; readonly measured: number } & (
  | { readonly atMost: number }
  | { readonly atLeast: number }
);

/** Outside of this range, equal things looked unequal, so that the other ratios prove nothing. */
const likeness = { from: 0.9, to: 1.1 } as const;

export function isConclusive({ floorAgainstFloor }: Report): boolean {
  return floorAgainstFloor >= likeness.from && floorAgainstFloor <= likeness.to;
}

export function isReached(goal: Goal): boolean {
  return 'atMost' in goal ? goal.measured <= goal.atMost : goal.measured >= goal.atLeast;
}

/** Formats a report for the terminal. */
export function reportText(report: Report): string {
  const width = Math.max(...report.rows.map(({ what }) => what.length), 30);
  const lines = report.rows.map(
    ({ what, unit, p50, p99, max, n }) =>
      `  ${what.padEnd(width)} ${cell(p50)} ${cell(p99)} ${cell(max)} ${unit} ${String(n).padStart(6)}`,
  );
  const head = `  ${''.padEnd(width)} ${['p50', 'p99', 'max'].map((name) => name.padStart(9)).join(' ')}         n`;
  const ratios = report.ratios.map(
    ({ what, median, low, high }) => `  ${what.padEnd(width)} ${fixed(median)} (95 %: ${fixed(low)} to ${fixed(high)})`,
  );
  const again = `  ${'floor / floor'.padEnd(width)} ${fixed(report.floorAgainstFloor)}`;
  const verdict = isConclusive(report)
    ? []
    : ['  INCONCLUSIVE: the floor differs from itself; run again on a calmer machine'];
  const goals = report.goals.map(
    (goal) =>
      `  ${isReached(goal) ? 'reached' : 'MISSED '} ${goal.what}: ${fixed(goal.measured)}, goal ${'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`}`,
  );
  return [report.title, head, ...lines, ...ratios, again, ...verdict, ...goals].join('\n');
}

function cell(value: number): string {
  return fixed(value).padStart(9);
}

function fixed(value: number): string {
  return value.toFixed(value < 10 ? 3 : 1);
}
