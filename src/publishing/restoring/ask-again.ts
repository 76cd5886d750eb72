import { draftIdOf, namedIn, type SubjectKind } from '#approvals/subject.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import { notify } from '#storage/notify.ts';
import type { UnitOfWork } from '#storage/store.ts';

interface Lapsed {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly deskId: string;
  readonly revision: number;
  readonly ids: readonly string[];
}

/**
 * Takes away the approvals of everything that still waits for some: since the backup was taken their people may have
 * objected, so that a press from before the restore and one after it make no approval together. An objection stays.
 * Journaled; the rows go, as nothing can be signed before the master key is back.
 */
export async function lapseApprovals(work: UnitOfWork): Promise<void> {
  const lapsed = await work.tx.$queryRaw<Lapsed[]>`
    WITH "waiting" AS (
      SELECT 'draft' AS "kind", "id", "currentRevision" AS "number" FROM "Draft" WHERE "state" = 'asked'
      UNION ALL SELECT "kind", "id", "number" FROM "Request" WHERE "state" = 'asked' OR "cancelAskedBy" IS NOT NULL
      UNION ALL SELECT 'emergencyTemplate', "id", "version" FROM "EmergencyTemplate" WHERE "state" = 'asked'
      UNION ALL SELECT 'period', "id", "number" FROM "Period" WHERE "state" = 'asked' OR "cancelAskedBy" IS NOT NULL
      UNION ALL SELECT 'periodOverride', "id", 1 FROM "PeriodOverride" WHERE "state" = 'asked'
      UNION ALL SELECT 'relayRule', "id", 1 FROM "RelayRule" WHERE "state" = 'asked'
      UNION ALL SELECT 'emergencyUse', "useId", 1 FROM "RetrospectiveReview" WHERE "state" IN ('open', 'toCorrect')
    ), "gone" AS (
      DELETE FROM "Decision" "made" USING "waiting"
      WHERE "made"."subjectKind" = "waiting"."kind" AND "made"."subjectId" = "waiting"."id"
        AND "made"."revision" = "waiting"."number" AND "made"."kind" = 'approve' AND "made"."withdrawnAt" IS NULL
      RETURNING "made".*
    )
    SELECT "subjectKind", "subjectId", "deskId", "revision", array_agg("id"::text ORDER BY "id") AS "ids" FROM "gone"
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`;
  for (const { subjectKind: kind, subjectId: id, deskId, revision, ids } of lapsed) {
    const subject = { kind, id, deskId };
    const data = { revision, unproven: [], lapsed: ids, ...namedIn(subject) };
    await journal(work, { kind: 'decision.lapsed', deskId, draftId: draftIdOf(subject), actor: 'tambour', data });
  }
}

/** Something of a desk whose card shows how it stands, with what its notice says. */
type Shown = Readonly<Record<'deskId' | 'kind' | 'name' | 'id', string>>;

/**
 * Enqueues a redraw of the cards of all that waits, or is in force, beside drafts: the chat may show what became of it
 * since the backup was taken, and that is forgotten.
 */
export async function showStanding(work: UnitOfWork): Promise<void> {
  // No card has this hash: each is shown anew, whatever the chat has kept of it.
  await work.tx.postedMessage.updateMany({ where: { draftId: null }, data: { shownHash: '' } });
  for (const { deskId, kind, name, id } of await standing(work.tx)) {
    const key = `${kind}:${id}:${work.newId()}`;
    await notify(work, { key, deskId, draftId: null, kind, data: { [name]: id } });
  }
}

function standing(tx: Transaction): Promise<readonly Shown[]> {
  return tx.$queryRaw<Shown[]>`
    SELECT * FROM (
      SELECT "deskId", 'request.shown' AS "kind", 'requestId' AS "name", "id" FROM "Request"
        WHERE "state" IN ('asked', 'agreed') AND "endedAt" IS NULL
      UNION ALL SELECT "deskId", 'emergencyTemplate.changed', 'templateId', "id" FROM "EmergencyTemplate"
        WHERE "state" IN ('asked', 'agreed')
      UNION ALL SELECT "deskId", 'period.changed', 'periodId', "id" FROM "Period" WHERE "state" IN ('asked', 'agreed')
      UNION ALL SELECT "deskId", 'period.overrideShown', 'overrideId', "id" FROM "PeriodOverride" WHERE "state" = 'asked'
      UNION ALL SELECT "deskId", 'relayRule.shown', 'ruleId', "id" FROM "RelayRule" WHERE "state" IN ('asked', 'agreed')
      UNION ALL SELECT "deskId", 'emergency.review', 'useId', "useId" FROM "RetrospectiveReview"
        WHERE "state" IN ('open', 'toCorrect')
    ) "shown" ORDER BY "deskId", "kind", "id"`;
}
