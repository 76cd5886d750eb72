import type { Rules } from '#drafts/renderings-of.ts';
import { type Delivery, readDelivery } from '#publishing/delivery.ts';
import { renderingOfDelivery } from '#publishing/lock-delivery.ts';
import type { ForeignPost } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** The network's clock, by which posts are dated, and ours, by which deliveries are, surely differ by less. */
const margin = '10 minutes';

/** No request was seen to arrive so late; what somebody posts again days later is no doubling of ours. */
const longestDelay = '1 day';

/**
 * Finds the deliveries that may have made a post, newest first: of its account, sent before it, with its text. One that
 * waits for a person may have made it until it was last looked for; for the others that are under way or in doubt no
 * end is known.
 */
export async function deliveriesLike(
  { tx, clock }: UnitOfWork,
  rules: Rules,
  { accountId, postedAt, text: shown }: ForeignPost,
): Promise<readonly Delivery[]> {
  // An edit makes no post.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Delivery"
    WHERE "accountId" = ${accountId}::uuid AND "way" IS DISTINCT FROM 'edit'
      AND "sendingSince" <= ${postedAt}::timestamptz + ${margin}::interval AND (
        "state" IN ('sending', 'doubt')
        OR "state" IN ('sent', 'retracting', 'retracted')
          AND ${postedAt}::timestamptz <= "sentAt" + ${longestDelay}::interval
        OR "doubtSince" IS NOT NULL AND ("state" = 'ready'
          OR "state" = 'held' AND ${postedAt}::timestamptz <= "dueAt" + ${margin}::interval))
    ORDER BY "sendingSince" DESC, "id"`;
  const like: Delivery[] = [];
  for (const { id } of rows) {
    const delivery = await readDelivery(tx, id);
    if (delivery === null) continue;
    const { account, rendering } = await renderingOfDelivery(tx, delivery, rules, clock.now());
    if (rules[account.network].says(shown, rendering.text, rendering.contentWarning)) like.push(delivery);
  }
  return like;
}
