import type { Outcome, WhichHistory } from './run-histories.ts';
import type { ViolationKind } from './violation.ts';

const rows: readonly (readonly [kind: ViolationKind, what: string])[] = [
  ['lost', 'lost: approved and due, neither public nor told'],
  ['doubled', 'doubled: two posts that nobody asked for'],
  ['unapproved', 'published without a valid approval'],
  ['steps', 'published out of the order of its steps, or approved out of turn'],
  ['worded', 'worded and approved, or asked for and approved, by the same people alone'],
  ['early', 'before its time'],
  ['afterStop', 'after an acknowledged stop'],
  ['afterLease', 'sent after its claim had lapsed'],
  ['wrongId', 'a wrong post told'],
  ['frozen', 'sent while frozen, or to an account asleep or paused'],
  ['woken', 'woken otherwise than on purpose, by who may, or at its time'],
  ['left', 'left otherwise than agreed, or sent after the last day of a plan'],
  ['period', 'published at a forbidden time, or a period agreed to or overridden by who may not'],
  ['onCall', 'on call otherwise than agreed by who may'],
  ['byRule', 'by a rule otherwise than that lets it out'],
  ['emergency', 'by the emergency path against its rules, or routine in an emergency or by its end'],
  ['claimed', 'settled by who may not, or what one person alone claimed deleted'],
  ['order', 'out of its account’s order'],
  ['partAlone', 'a part of a series without the one before it'],
  ['partHangs', 'a part of a series that answers another post than the one before it'],
  ['partMixed', 'a part of a series that is not of the version of those before it'],
  ['partAnew', 'a series begun anew'],
  ['goneOn', 'a series gone on with by who may not'],
  ['seriesOff', 'a series where the network takes none'],
  ['retract', 'deleted unasked or too early, or told to be deleted and there'],
  ['overtaken', 'corrected over another correction'],
  ['nagged', 'said unasked twice on a day, or of a draft that is closed'],
  ['forgotten', 'a video forgotten before its post left'],
  ['converted', 'a video replaced by a conversion where it may not be'],
  ['restored', 'after a restore: sent unseen, decided by an old reaction, or asked about though it is there'],
  ['journal', 'journal chain broken'],
  ['surprise', 'failed with nothing made to fail'],
];

/** Tells whether an outcome breaks a promise. */
export function isBad({ violations }: Outcome): boolean {
  return violations.some(({ kind }) => kind !== 'beyond');
}

export interface Totals {
  histories: number;
  published: number;
  edited: number;
  statements: number;
  databaseMs: number;
  processorMs: number;
  totalMs: number;
  readonly bad: WhichHistory[];
  readonly violations: Map<string, number>;
  readonly injected: Map<string, number>;
  add(outcome: Outcome): void;
}

export function totals(): Totals {
  const sum: Totals = {
    histories: 0,
    published: 0,
    edited: 0,
    statements: 0,
    databaseMs: 0,
    processorMs: 0,
    totalMs: 0,
    bad: [],
    violations: new Map(),
    injected: new Map(),
    add(outcome) {
      sum.histories += 1;
      sum.published += outcome.published;
      sum.edited += outcome.edited;
      sum.statements += outcome.statements;
      sum.databaseMs += outcome.databaseMs;
      sum.processorMs += outcome.processorMs;
      sum.totalMs += outcome.totalMs;
      if (isBad(outcome)) sum.bad.push(outcome.history);
      for (const kind of new Set(outcome.violations.map(({ kind }) => kind))) count(sum.violations, kind, 1);
      for (const [kind, times] of outcome.injected) count(sum.injected, kind, times);
    },
  };
  return sum;
}

function count(into: Map<string, number>, kind: string, times: number): void {
  into.set(kind, (into.get(kind) ?? 0) + times);
}

/** Formats what was found, in how many histories, and what that means. */
export function totalsText(
  sum: Totals,
  { tookMs, workers }: { readonly tookMs: number; readonly workers: number },
): string {
  const { histories } = sum;
  const seconds = tookMs / 1000;
  const share = (sum.databaseMs / sum.totalMs) * 100;
  const each = (value: number): number => Math.round(value / histories);
  const of = (kind: string): string => String(sum.violations.get(kind) ?? 0).padStart(6);
  const bound = (300 / histories).toPrecision(2);
  return [
    '',
    `${histories} histories in ${seconds.toFixed(0)} s, ${(histories / seconds).toFixed(1)} a second on ${workers} processes; ${sum.published} posts published, ${sum.edited} edits of them`,
    `each: ${each(sum.totalMs)} ms, ${each(sum.processorMs)} of them on the processor; ${each(sum.statements)} statements, ${share.toFixed(0)} % of the time waiting for the database`,
    '',
    'set to go wrong (some of it met nothing any more):',
    ...[...sum.injected]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([kind, times]) => `${String(times).padStart(6)}  ${kind}`),
    '',
    'histories in which the checker found:',
    ...rows.map(([kind, what]) => `${of(kind)}  ${what}`),
    `${of('beyond')}  (doubled where a timeline lags beyond the assumption, or others deleted: the known limit)`,
    '',
    `0 of ${histories} means: in less than ${bound} % of such histories (95 %).`,
    ...(sum.bad.length === 0 ? [] : [`Failed: ${sum.bad.join(', ')}`]),
  ].join('\n');
}
