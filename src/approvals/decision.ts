import type { UnitOfWork } from '#storage/store.ts';
import type { Decision as DecisionRow } from '#storage/generated/client.ts';

import { isMacOf, macOfDecision } from './decision-mac.ts';
import type { SubjectRef } from './subject.ts';

export type DecisionKind = 'approve' | 'requestChanges' | 'reject';

/** How a decision was made. Removing a reaction withdraws its decision; a button's decision stands. */
export type DecisionVia = 'button' | 'reaction';

/** One person's decision about one state of a subject. */
export interface Decision {
  readonly id: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly person: string;
  readonly personName: string;
  readonly kind: DecisionKind;
  readonly via: DecisionVia;
  /** The person stood in for, if this person had the right only as a deputy. */
  readonly inPlaceOf: string | null;
  readonly reason: string | null;
  readonly decidedAt: Date;
  /** Taken back, or replaced by another decision of the same person. */
  readonly withdrawnAt: Date | null;
  /**
   * False if Tambour, with its present key, did not write the decision so, or did not write who owns its subject. Such
   * a decision counts for nothing.
   */
  readonly isGenuine: boolean;
}

/** The transaction in which decisions are read, and the key that verifies them. */
export type DecisionReader = Pick<UnitOfWork, 'tx' | 'decisionKey'>;

/** One state of a subject, whose decisions are read. */
export interface DecidedState {
  readonly subject: SubjectRef;
  readonly revision: number;
  /** False if Tambour did not write who owns the subject, so that no decision on it is genuine. */
  readonly isOwn: boolean;
}

/** Reads all decisions on one state of a subject, including withdrawn ones, oldest first. */
export async function readDecisions(reader: DecisionReader, state: DecidedState): Promise<readonly Decision[]> {
  const { subject, revision } = state;
  const rows = await reader.tx.$queryRaw<DecisionRow[]>`
    SELECT * FROM "Decision"
    WHERE "subjectKind" = ${subject.kind} AND "subjectId" = ${subject.id}::uuid AND "revision" = ${revision}
    ORDER BY "decidedAt", "id"`;
  return rows.map((row) => decisionOn(reader, state, row));
}

/** Reads the decisions on each of these states in one statement, by subject id; subjects without any are left out. */
export async function readDecisionsOfEach(
  reader: DecisionReader,
  states: readonly DecidedState[],
): Promise<ReadonlyMap<string, readonly Decision[]>> {
  if (states.length === 0) return new Map();
  const rows = await reader.tx.decision.findMany({
    where: {
      OR: states.map(({ subject, revision }) => ({ subjectKind: subject.kind, subjectId: subject.id, revision })),
    },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  });
  const bySubject = Map.groupBy(rows, ({ subjectId }) => subjectId);
  return new Map(
    states.flatMap((state) => {
      const { id } = state.subject;
      const decisions = (bySubject.get(id) ?? []).map((row) => decisionOn(reader, state, row));
      return decisions.length === 0 ? [] : [[id, decisions] as const];
    }),
  );
}

function decisionOn({ decisionKey }: DecisionReader, { subject, isOwn }: DecidedState, row: DecisionRow): Decision {
  return decisionFromRow(row, isOwn && isGenuineRow(decisionKey, subject.deskId, row));
}

/** Tells whether a decision's row is genuine: about a subject of that desk, and exactly as Tambour wrote it. */
export function isGenuineRow(decisionKey: DecisionReader['decisionKey'], deskId: string, row: DecisionRow): boolean {
  return row.deskId === deskId && isMacOf(decisionKey, row, row.mac);
}

/** Stores a new decision with its MAC. */
export async function keepDecision(
  work: UnitOfWork,
  subject: SubjectRef,
  decision: Omit<Decision, 'isGenuine'>,
): Promise<void> {
  const signed = { ...decision, ...columnsOf(subject) };
  const row: DecisionRow = { ...signed, mac: macOfDecision(work.decisionKey, signed) };
  // As JSON, since a person waits: Prisma takes longer to build an insert than the database to run it.
  await work.tx.$executeRaw`
    INSERT INTO "Decision" SELECT * FROM jsonb_populate_record(NULL::"Decision", ${JSON.stringify(row)}::jsonb)`;
}

/**
 * Returns an instant after all these decisions: steps depend on their order, even if the clock stood still or went
 * back.
 */
export function afterAll(decisions: readonly Decision[], now: Date): Date {
  const last = Math.max(...decisions.map(({ decidedAt }) => decidedAt.getTime()));
  return new Date(Math.max(now.getTime(), last + 1));
}

/**
 * Changes a decision and signs it anew. Throws if one that is not genuine would stand by that: it can only be
 * withdrawn.
 */
export async function changeDecision(
  work: UnitOfWork,
  subject: SubjectRef,
  decision: Decision,
  change: { readonly via: DecisionVia } | { readonly withdrawnAt: Date },
): Promise<Decision> {
  const changed = { ...decision, ...change, isGenuine: true };
  if (!decision.isGenuine && changed.withdrawnAt === null) {
    throw new Error(`decision ${decision.id} was not made by Tambour and must not be signed by it`);
  }
  const mac = macOfDecision(work.decisionKey, { ...changed, ...columnsOf(subject) });
  await work.tx.decision.update({ where: { id: decision.id }, data: { ...change, mac } });
  return changed;
}

function columnsOf({ kind, id, deskId }: SubjectRef): Pick<DecisionRow, 'deskId' | 'subjectKind' | 'subjectId'> {
  return { deskId, subjectKind: kind, subjectId: id };
}

/** Takes back all decisions that stand or are not genuine. Returns all decisions as they are then. */
export async function takeBackAll(
  work: UnitOfWork,
  subject: SubjectRef,
  decisions: readonly Decision[],
): Promise<readonly Decision[]> {
  const now = work.clock.now();
  const after: Decision[] = [];
  for (const one of decisions) {
    const isOver = one.withdrawnAt !== null && one.isGenuine;
    after.push(isOver ? one : await changeDecision(work, subject, one, { withdrawnAt: one.withdrawnAt ?? now }));
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
