import type { EmergencyUse as UseRow, RelayedByRule as RelayedRow } from '#storage/generated/client.ts';
import { type JsonRow, rowFromJson } from '#storage/row-from-json.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type EmergencyUse, useFromRow } from './emergency/use.ts';
import { byRuleFromRow, type RelayedByRule } from './relayed/by-rule.ts';

/** The emergency path or rule that made a draft, if it was not written in the ordinary way. */
export interface DraftOrigin {
  /** Null if the emergency path did not make it. */
  readonly use: EmergencyUse | null;
  /** Null if no rule made it. */
  readonly byRule: RelayedByRule | null;
}

interface OriginRows {
  readonly use: JsonRow<UseRow> | null;
  readonly byRule: JsonRow<RelayedRow> | null;
}

/** Reads a draft's origin, as `readUse` and `readByRule` do. */
export async function readDraftOrigin(
  { tx, decisionKey }: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  draftId: string,
): Promise<DraftOrigin> {
  // One plain statement instead of two, since every approval runs it.
  const [row] = await tx.$queryRaw<OriginRows[]>`
    SELECT
      (SELECT to_jsonb("EmergencyUse") FROM "EmergencyUse" WHERE "draftId" = ${draftId}::uuid) AS "use",
      (SELECT to_jsonb("RelayedByRule") FROM "RelayedByRule" WHERE "draftId" = ${draftId}::uuid) AS "byRule"`;
  if (row === undefined) throw new Error(`the database returned no row about draft ${draftId}`);
  const { use, byRule } = row;
  return {
    use: use === null ? null : useFromRow(decisionKey, rowFromJson<UseRow>(use, { at: true })),
    byRule:
      byRule === null
        ? null
        : byRuleFromRow(decisionKey, rowFromJson<RelayedRow>(byRule, { at: true, leavesAt: true, endedAt: true })),
  };
}
