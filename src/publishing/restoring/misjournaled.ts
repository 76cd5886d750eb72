import { isMadeUp } from '#drafts/made-up.ts';
import type { Transaction } from '#storage/database.ts';

import type { Delivery } from '#publishing/delivery.ts';
import { moves } from '#publishing/moves.ts';

/** A delivery whose state is not `told`, the state by its last journal entry; null if it has none. */
export interface MisjournaledDelivery {
  readonly deliveryId: string;
  readonly draftId: string;
  readonly state: string;
  readonly told: Delivery['state'] | null;
}

const states: ReadonlyMap<string, Delivery['state']> = new Map(
  Object.values(moves).flatMap(({ journal, to }) => (journal === null ? [] : [[`delivery.${journal}`, to]])),
);

/** Lists deliveries whose state differs from their last journal entry. */
export async function misjournaledDeliveries(tx: Transaction): Promise<readonly MisjournaledDelivery[]> {
  const rows = await tx.$queryRaw<{ deliveryId: string; draftId: string; state: string; kind: string | null }[]>`
    SELECT "delivery"."id" AS "deliveryId", "delivery"."draftId", "delivery"."state"::text AS "state", (
      SELECT "told"."kind" FROM "JournalEntry" "told"
      WHERE "told"."draftId" = "delivery"."draftId" AND "told"."kind" = ANY(${[...states.keys()]}::text[])
        AND ("told"."data"->>'deliveryId' = "delivery"."id"::text
          OR "told"."data"->'deliveryIds' @> to_jsonb("delivery"."id"::text))
      ORDER BY "told"."seq" DESC LIMIT 1
    ) AS "kind"
    FROM "Delivery" "delivery" JOIN "Draft" "draft" ON "draft"."id" = "delivery"."draftId"
    WHERE NOT ${isMadeUp}
    ORDER BY "delivery"."draftId", "delivery"."id"`;
  return rows.flatMap(({ kind, ...row }) => {
    const told = kind === null ? null : (states.get(kind) ?? null);
    return told === row.state ? [] : [{ ...row, told }];
  });
}
