import type { Draft } from '#drafts/draft.ts';
import { isVouched } from '#drafts/vouched.ts';
import type { UnitOfWork } from '#storage/store.ts';
import type { Decision as DecisionRow } from '#storage/generated/client.ts';

import { isMacOf, macOfDecision } from './decision-mac.ts';

export type DecisionKind = 'approve' | 'changes' | 'reject';

/** A reaction can be taken back by removing it; a button's decision stands. */
export type DecisionVia = 'button' | 'reaction';

/** One person's decision about one revision. */
export interface Decision {
  readonly id: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly person: string;
  readonly personName: string;
  readonly kind: DecisionKind;
  readonly via: DecisionVia;
  /** The person stood in for, if this person had the right as a deputy alone. */
  readonly inPlaceOf: string | null;
  readonly reason: string | null;
  readonly decidedAt: Date;
  /** Taken back, or replaced by another decision of the same person. */
  readonly withdrawnAt: Date | null;
  /**
   * False: Tambour did not leave it so, with the key of today, or not whose the words are that it decides about. It counts
   * for nothing.
   */
  readonly isGenuine: boolean;
}

/** The transaction in which decisions are read, and the key that verifies them. */
export type DecisionReader = Pick<UnitOfWork, 'tx' | 'decisionKey'>;

type DecidedDraft = Pick<Draft, 'id' | 'deskId'>;

/** Reads all decisions on one revision, the withdrawn ones too, oldest first. */
export async function readDecisions(
  { tx, decisionKey }: DecisionReader,
  draft: Draft,
  revision: number,
): Promise<readonly Decision[]> {
  const rows = await tx.decision.findMany({
    where: { draftId: draft.id, revision },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  });
  const isOwn = revision !== draft.current.number || isVouched(decisionKey, draft);
  return rows.map((row) => decisionFromRow(row, isOwn && isGenuineRow(decisionKey, draft.deskId, row)));
}

/**
 * Reads the decisions on the current revision of each draft, in one statement, by draft; one without any is left out.
 */
export async function readDecisionsOfEach(
  { tx, decisionKey }: DecisionReader,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, readonly Decision[]>> {
  if (drafts.length === 0) return new Map();
  const rows = await tx.decision.findMany({
    where: { OR: drafts.map(({ id: draftId, current }) => ({ draftId, revision: current.number })) },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  });
  const byDraft = Map.groupBy(rows, ({ draftId }) => draftId);
  return new Map(
    drafts.flatMap((draft) => {
      const own = byDraft.get(draft.id) ?? [];
      const isOwn = isVouched(decisionKey, draft);
      const decisions = own.map((row) => decisionFromRow(row, isOwn && isGenuineRow(decisionKey, draft.deskId, row)));
      return decisions.length === 0 ? [] : [[draft.id, decisions] as const];
    }),
  );
}

/** Tells whether Tambour left the row of a decision on a draft of that desk exactly so. */
export function isGenuineRow(decisionKey: DecisionReader['decisionKey'], deskId: string, row: DecisionRow): boolean {
  return isMacOf(decisionKey, { ...row, deskId }, row.mac);
}

/** Stores a new decision, signed, as it is read again. */
export async function keepDecision(
  work: UnitOfWork,
  draft: DecidedDraft,
  decision: Omit<Decision, 'isGenuine'>,
): Promise<void> {
  const mac = macOfDecision(work.decisionKey, { ...decision, draftId: draft.id, deskId: draft.deskId });
  await work.tx.decision.create({ data: { ...decision, draftId: draft.id, mac } });
}

/** Changes a decision, and signs it as it then is. What is not genuine can only be taken back. */
export async function changeDecision(
  work: UnitOfWork,
  draft: DecidedDraft,
  decision: Decision,
  change: { readonly via: DecisionVia } | { readonly withdrawnAt: Date },
): Promise<Decision> {
  const changed = { ...decision, ...change, isGenuine: true };
  if (!decision.isGenuine && changed.withdrawnAt === null) {
    throw new Error(`decision ${decision.id} is not Tambour’s, and would become so`);
  }
  const mac = macOfDecision(work.decisionKey, { ...changed, draftId: draft.id, deskId: draft.deskId });
  await work.tx.decision.update({ where: { id: decision.id }, data: { ...change, mac } });
  return changed;
}

/**
 * Takes back all decisions that still stand, and those that are not genuine as well. Returns the decisions as they are
 * then.
 */
export async function takeBackAll(
  work: UnitOfWork,
  draft: DecidedDraft,
  decisions: readonly Decision[],
): Promise<readonly Decision[]> {
  const now = work.clock.now();
  const after: Decision[] = [];
  for (const one of decisions) {
    const isOver = one.withdrawnAt !== null && one.isGenuine;
    after.push(isOver ? one : await changeDecision(work, draft, one, { withdrawnAt: one.withdrawnAt ?? now }));
  }
  return after;
}

function decisionFromRow(row: DecisionRow, isGenuine: boolean): Decision {
  return {
    id: row.id,
    revision: row.revision,
    fingerprint: row.fingerprint,
    person: row.person,
    personName: row.personName,
    kind: row.kind,
    via: row.via,
    inPlaceOf: row.inPlaceOf,
    reason: row.reason,
    decidedAt: row.decidedAt,
    withdrawnAt: row.withdrawnAt,
    isGenuine,
  };
}
