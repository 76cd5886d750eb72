import type { Transaction } from '#storage/database.ts';
import { type Draft as DraftRow, Prisma, type Revision as RevisionRow } from '#storage/generated/client.ts';

import { type Authorship, readAuthorships } from './authorship.ts';
import type { Content } from './content.ts';
import { contentOfRow } from './kept-content.ts';

/** One exact, immutable state of a draft. */
export interface Revision {
  readonly draftId: string;
  readonly number: number;
  readonly content: Content;
  readonly fingerprint: string;
  readonly editedBy: string;
  /** The person whose proposal the editor took as it was; null if nobody proposed it. */
  readonly proposedBy: string | null;
  readonly createdAt: Date;
  /** Set once approval was asked for exactly this revision. */
  readonly asked: { readonly at: Date; readonly by: string } | null;
  /** Number of the desk's policy when approval was asked for; 0 before. */
  readonly askedPolicy: number;
  /** How many times approval of it was asked for anew, for example after a stop; each time has its own card. */
  readonly askedAnew: number;
}

export type DraftState = 'writing' | 'asked' | 'approved' | 'rejected' | 'cancelled';

/** A draft with its current revision. */
export interface Draft {
  readonly id: string;
  readonly deskId: string;
  readonly number: number;
  readonly author: string;
  readonly state: DraftState;
  readonly current: Revision;
  /** The people who worded the current revision. */
  readonly authorship: Authorship;
  readonly createdAt: Date;
  /** When its state, or its current revision, was changed last. */
  readonly changedAt: Date;
}

/** Reads the draft with its current revision; null if there is none. */
export async function readDraft(tx: Transaction, id: string): Promise<Draft | null> {
  const [row] = await tx.$queryRaw<DraftWithRevision[]>`${withCurrent} WHERE "Draft"."id" = ${id}::uuid`;
  return row === undefined ? null : draftFromBoth(tx, row);
}

/** Reads several drafts in two statements, in the order of `ids`; omits ids without a draft. */
export async function readDrafts(tx: Transaction, ids: readonly string[]): Promise<readonly Draft[]> {
  if (ids.length === 0) return [];
  const rows = await tx.draft.findMany({ where: { id: { in: [...ids] } } });
  const current = rows.map(({ id: draftId, currentRevision: number }) => ({ draftId, number }));
  const revisions = await tx.revision.findMany({ where: { OR: current } });
  const authorships = await readAuthorships(tx, revisions);
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (row === undefined) return [];
    const revision = revisions.find((one) => one.draftId === id);
    if (revision === undefined) throw new Error(`draft ${id} has no revision ${row.currentRevision}`);
    return [draftFromRow(row, revision, authorships)];
  });
}

/**
 * Locks and reads a draft; null if there is none. Nobody else changes it until this transaction ends: approve, edit,
 * cancel and stop all take this lock first.
 */
export async function lockDraft(tx: Transaction, id: string): Promise<Draft | null> {
  // If the current revision changed while this waited for the lock, no row matches; the second try finds the new one.
  const row = (await lockRow(tx, id)) ?? (await lockRow(tx, id));
  return row === null ? null : draftFromBoth(tx, row);
}

/**
 * Locks both rows in one statement: if two statements waited between them, one row would be older. Locks the desk's row
 * too, as a change of policy does, so that the policy stays in force until this transaction has decided by it.
 */
async function lockRow(tx: Transaction, id: string): Promise<DraftWithRevision | null> {
  const [row] = await tx.$queryRaw<DraftWithRevision[]>`
    ${withCurrent} JOIN "Desk" ON "Desk"."id" = "Draft"."deskId"
    WHERE "Draft"."id" = ${id}::uuid FOR UPDATE OF "Draft" FOR SHARE OF "Revision" FOR KEY SHARE OF "Desk"`;
  return row ?? null;
}

type DraftWithRevision = RevisionRow &
  Omit<DraftHead, 'number' | 'createdAt'> & { readonly draftNumber: number; readonly draftCreatedAt: Date };

const withCurrent = Prisma.sql`
  SELECT "Revision".*, "Draft"."id", "Draft"."deskId", "Draft"."number" AS "draftNumber", "Draft"."author",
    "Draft"."state", "Draft"."currentRevision", "Draft"."createdAt" AS "draftCreatedAt", "Draft"."changedAt"
  FROM "Draft" JOIN "Revision"
    ON "Revision"."draftId" = "Draft"."id" AND "Revision"."number" = "Draft"."currentRevision"`;

async function draftFromBoth(tx: Transaction, row: DraftWithRevision): Promise<Draft> {
  const { draftNumber: number, draftCreatedAt: createdAt, ...head } = row;
  return draftFromRow({ ...head, number, createdAt }, row, await readAuthorships(tx, [row]));
}

/** A draft's row without its revision. */
export type DraftHead = Pick<
  DraftRow,
  'id' | 'deskId' | 'number' | 'author' | 'state' | 'currentRevision' | 'createdAt' | 'changedAt'
>;

/** Completes a draft's row, which this transaction has read or locked, with its current revision. */
export async function withRevision(tx: Transaction, head: DraftHead): Promise<Draft> {
  const at = { draftId: head.id, number: head.currentRevision };
  const revision = await tx.revision.findUnique({ where: { draftId_number: at } });
  if (revision === null) throw new Error(`draft ${head.id} has no revision ${head.currentRevision}`);
  return draftFromRow(head, revision, await readAuthorships(tx, [revision]));
}

/** Reads one revision; null if there is none. */
export async function readRevision(tx: Transaction, draftId: string, number: number): Promise<Revision | null> {
  const row = await tx.revision.findUnique({ where: { draftId_number: { draftId, number } } });
  return row === null ? null : revisionFromRow(row);
}

/** Reads the draft's revisions with these numbers, oldest first. */
export async function readRevisions(
  tx: Transaction,
  draftId: string,
  numbers: readonly number[],
): Promise<readonly Revision[]> {
  const rows = await tx.revision.findMany({
    where: { draftId, number: { in: [...numbers] } },
    orderBy: { number: 'asc' },
  });
  return rows.map(revisionFromRow);
}

function draftFromRow(row: DraftHead, current: RevisionRow, authorships: ReadonlyMap<string, Authorship>): Draft {
  const authorship = authorships.get(row.id);
  if (authorship === undefined) throw new Error(`nobody is known to have worded draft ${row.id}`);
  return {
    id: row.id,
    deskId: row.deskId,
    number: row.number,
    author: row.author,
    state: row.state,
    current: revisionFromRow(current),
    authorship,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  };
}

/** Returns the revision that a row holds. */
export function revisionFromRow(row: RevisionRow): Revision {
  return {
    draftId: row.draftId,
    number: row.number,
    content: contentOfRow(row),
    fingerprint: row.fingerprint,
    editedBy: row.editedBy,
    proposedBy: row.proposedBy,
    createdAt: row.createdAt,
    askedPolicy: row.askedPolicy,
    askedAnew: row.askedAnew,
    asked: row.askedAt === null || row.askedBy === null ? null : { at: row.askedAt, by: row.askedBy },
  };
}
