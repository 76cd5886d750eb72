import { deliveriesOf, type Delivery } from '#publishing/delivery.ts';
import type { Transaction } from '#storage/database.ts';

import type { Drill } from './drill.ts';
import { cueAt } from './script.ts';

/** Things that were missed in a drill. */
export type Missed =
  | 'noWarning'
  | 'noCorrection'
  | 'noAllClear'
  /** A post whose answer was lost was left in doubt. */
  | 'doubtLeft'
  /** The person who was told not to answer acted. */
  | 'sleeperActed'
  /** The exercise was not ended. */
  | 'notEnded';

/** Kinds of journal entries that the page of a drill lists: what people did, and what came of it. */
export const loggedKinds = [
  'emergency.used',
  'delivery.sent',
  'delivery.doubt',
  'doubt.answered',
  'delivery.retractAsked',
  'emergency.ended',
] as const;

export interface LoggedAct {
  readonly at: Date;
  readonly actor: string;
  readonly kind: (typeof loggedKinds)[number];
  readonly draftNumber: number | null;
}

/** Results of a drill. Times are in milliseconds; null if nothing was published. */
export interface DrillResult {
  /** From the alert to the first public post. */
  readonly toWarningMs: number | null;
  /** From the news that it was wrong to the first public correction. */
  readonly toCorrectionMs: number | null;
  /** From the end of the danger to the first public all-clear. */
  readonly toAllClearMs: number | null;
  readonly missed: readonly Missed[];
  readonly acts: readonly LoggedAct[];
}

/** Measures a drill by what its desk published as an exercise meanwhile, and by the journal. */
export async function measureDrill(tx: Transaction, drill: Drill, now: Date): Promise<DrillResult> {
  const { deskId, begunAt, sleeper } = drill;
  const span = { gte: begunAt, lte: drill.endedAt ?? now };
  const uses = await tx.emergencyUse.findMany({
    where: { deskId, mode: 'exercise', at: span },
    orderBy: { at: 'asc' },
  });
  const deliveries = new Map<string, readonly Delivery[]>();
  for (const { draftId } of uses) deliveries.set(draftId, await deliveriesOf(tx, draftId));
  const firstPublic = (part: string): Date | null => {
    const sent = uses
      .filter((use) => use.part === part)
      .flatMap(({ draftId }) => deliveries.get(draftId) ?? [])
      .flatMap((delivery) => ('sentAt' in delivery ? [delivery.sentAt] : []));
    return sent.length === 0 ? null : new Date(Math.min(...sent.map((at) => at.getTime())));
  };
  const toWarningMs = after(firstPublic('warning'), begunAt);
  const toCorrectionMs = after(firstPublic('correction'), cueAt(begunAt, 'wrong'));
  const toAllClearMs = after(firstPublic('allClear'), cueAt(begunAt, 'over'));
  const acts = await readActs(tx, { deskId, span });
  const asleepAt = cueAt(begunAt, 'asleep');
  const open = await tx.emergency.count({ where: { deskId, mode: 'exercise', endedAt: null, openedAt: span } });
  const isMissed: Readonly<Record<Missed, boolean>> = {
    noWarning: toWarningMs === null,
    noCorrection: toCorrectionMs === null,
    noAllClear: toAllClearMs === null,
    doubtLeft: [...deliveries.values()].flat().some(isInDoubt),
    sleeperActed: sleeper !== null && acts.some(({ actor, at }) => actor === sleeper && at >= asleepAt),
    notEnded: open > 0,
  };
  // The cast: Object.keys loses the keys' type.
  const missed = (Object.keys(isMissed) as Missed[]).filter((one) => isMissed[one]);
  return { toWarningMs, toCorrectionMs, toAllClearMs, missed, acts };
}

function after(at: Date | null, from: Date): number | null {
  return at === null || at < from ? null : at.getTime() - from.getTime();
}

/** Tells whether a delivery is still in doubt. A public one keeps its `doubtSince`. */
function isInDoubt(delivery: Delivery): boolean {
  return delivery.doubtSince !== null && !('sentAt' in delivery);
}

/** The most acts on a page; half an hour has no more. */
const mostActs = 200;

async function readActs(
  tx: Transaction,
  { deskId, span }: { readonly deskId: string; readonly span: { readonly gte: Date; readonly lte: Date } },
): Promise<readonly LoggedAct[]> {
  const rows = await tx.journalEntry.findMany({
    where: { deskId, kind: { in: [...loggedKinds] }, at: span },
    orderBy: { seq: 'asc' },
    take: mostActs,
  });
  const ids = [...new Set(rows.flatMap(({ draftId }) => draftId ?? []))];
  const drafts = await tx.draft.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
  const numbers = new Map(drafts.map(({ id, number }) => [id, number]));
  return rows.flatMap(({ at, actor, kind, draftId }): readonly LoggedAct[] => {
    const known = loggedKinds.find((one) => one === kind);
    if (known === undefined) return [];
    return [{ at, actor, kind: known, draftNumber: draftId === null ? null : (numbers.get(draftId) ?? null) }];
  });
}
