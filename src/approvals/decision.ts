import type { Transaction } from '#storage/database.ts';
import type { Writing } from '#storage/store.ts';
import type { Decision as DecisionRow } from '#storage/generated/client.ts';

export type DecisionKind = 'approve' | 'changes' | 'reject';

/** A reaction can be taken back by removing it; a button's decision stands. */
export type DecisionVia = 'button' | 'reaction';

/** What one person decided about one revision. */
export interface Decision {
  readonly id: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly person: string;
  readonly personName: string;
  readonly kind: DecisionKind;
  readonly via: DecisionVia;
  /** Whom this person stood in for, where they had the right as a deputy alone. */
  readonly inPlaceOf: string | null;
  readonly reason: string | null;
  readonly decidedAt: Date;
  /** Taken back, or replaced by another decision of the same person. */
  readonly withdrawnAt: Date | null;
}

/** All decisions on one revision, the withdrawn ones too, oldest first. */
export async function readDecisions(
  tx: Transaction,
  of: { readonly draftId: string; readonly revision: number },
): Promise<readonly Decision[]> {
  const rows = await tx.decision.findMany({
    where: { draftId: of.draftId, revision: of.revision },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(decisionFromRow);
}

/** Stores a decision, as it is read again. */
export async function keepDecision(
  w: Writing,
  draftId: string,
  decision: Omit<Decision, 'withdrawnAt'>,
): Promise<Decision> {
  return decisionFromRow(await w.tx.decision.create({ data: { ...decision, draftId } }));
}

function decisionFromRow(row: DecisionRow): Decision {
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
  };
}
