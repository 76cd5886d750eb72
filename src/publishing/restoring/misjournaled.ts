import { isMadeUp } from '#drafts/made-up.ts';
import type { Transaction } from '#storage/database.ts';

import type { Delivery } from '#publishing/delivery.ts';
import { moves } from '#publishing/moves.ts';

/** A delivery whose state, or post, is not `told`, that of its last journal entry; null if it has none. */
export interface MisjournaledDelivery {
  readonly deliveryId: string;
  readonly draftId: string;
  readonly state: string;
  readonly told: string | null;
}

interface Row {
  readonly deliveryId: string;
  readonly draftId: string;
  readonly state: string;
  readonly kind: string | null;
  readonly remoteId: string | null;
  readonly remoteUrl: string | null;
  /** Data of the entry that says what was published. */
  readonly sent: { readonly remoteId: string; readonly url: string } | null;
}

const states: ReadonlyMap<string, Delivery['state']> = new Map(
  Object.values(moves).flatMap(({ journal, to }) => (journal === null ? [] : [[`delivery.${journal}`, to]])),
);

/** Lists deliveries whose state, post or address differs from their last journal entry about it. */
export async function misjournaledDeliveries(tx: Transaction): Promise<readonly MisjournaledDelivery[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT "delivery"."id" AS "deliveryId", "delivery"."draftId", "delivery"."state"::text AS "state", (
      SELECT "told"."kind" FROM "JournalEntry" "told"
      WHERE "told"."draftId" = "delivery"."draftId" AND "told"."kind" = ANY(${[...states.keys()]}::text[])
        AND ("told"."data"->>'deliveryId' = "delivery"."id"::text
          OR "told"."data"->'deliveryIds' @> to_jsonb("delivery"."id"::text))
      ORDER BY "told"."seq" DESC LIMIT 1
    ) AS "kind", "delivery"."remoteId", "delivery"."remoteUrl", (
      SELECT "sent"."data" FROM "JournalEntry" "sent"
      WHERE "sent"."draftId" = "delivery"."draftId" AND "sent"."kind" = ${`delivery.${moves.publish.journal}`}
        AND "sent"."data"->>'deliveryId' = "delivery"."id"::text
      ORDER BY "sent"."seq" DESC LIMIT 1
    ) AS "sent"
    FROM "Delivery" "delivery" JOIN "Draft" "draft" ON "draft"."id" = "delivery"."draftId"
    WHERE NOT ${isMadeUp}
    ORDER BY "delivery"."draftId", "delivery"."id"`;
  return rows.flatMap(({ kind, remoteId, remoteUrl, sent, deliveryId, draftId, state }): MisjournaledDelivery[] => {
    const told = kind === null ? null : (states.get(kind) ?? null);
    if (told !== state) return [{ deliveryId, draftId, state, told }];
    if (sent === null || (sent.remoteId === remoteId && sent.url === remoteUrl)) return [];
    const is = `${state} as ${remoteId} (${remoteUrl})`;
    return [{ deliveryId, draftId, state: is, told: `${told} as ${sent.remoteId} (${sent.url})` }];
  });
}
