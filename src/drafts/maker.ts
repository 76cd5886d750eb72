import type { EmergencyUse as UseRow, RelayedByRule as RelayedRow } from '#storage/generated/client.ts';
import { type JsonRow, rowFromJson } from '#storage/row-from-json.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type EmergencyUse, useFromRow } from './emergency/use.ts';
import { byRuleFromRow, type RelayedByRule } from './relayed/by-rule.ts';

/** What made a draft, beside the people who write one in the ordinary way. */
export interface Maker {
  /** Null: not the emergency path. */
  readonly use: EmergencyUse | null;
  /** Null: no rule. */
  readonly byRule: RelayedByRule | null;
}

interface MakerRows {
  readonly use: JsonRow<UseRow> | null;
  readonly byRule: JsonRow<RelayedRow> | null;
}

/** Reads what made a draft, as `readUse` and `readByRule` do. */
export async function readMaker(
  { tx, decisionKey }: Pick<UnitOfWork, 'tx' | 'decisionKey'>,
  draftId: string,
): Promise<Maker> {
  // Plain, and one in place of two, since every approval asks.
  const [row] = await tx.$queryRaw<MakerRows[]>`
    SELECT
      (SELECT to_jsonb("EmergencyUse") FROM "EmergencyUse" WHERE "draftId" = ${draftId}::uuid) AS "use",
      (SELECT to_jsonb("RelayedByRule") FROM "RelayedByRule" WHERE "draftId" = ${draftId}::uuid) AS "byRule"`;
  if (row === undefined) throw new Error(`the database told nothing of what made draft ${draftId}`);
  const { use, byRule } = row;
  return {
    use: use === null ? null : useFromRow(decisionKey, rowFromJson<UseRow>(use, { at: true })),
    byRule:
      byRule === null
        ? null
        : byRuleFromRow(decisionKey, rowFromJson<RelayedRow>(byRule, { at: true, leavesAt: true, endedAt: true })),
  };
}
