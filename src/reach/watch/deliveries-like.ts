import type { Rules } from '#drafts/renderings-of.ts';
import { type Delivery, readDelivery } from '#publishing/delivery.ts';
import { renderingOfDelivery } from '#publishing/lock-delivery.ts';
import type { ForeignPost } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** The network's clock, which dates posts, and ours, which dates deliveries, certainly differ by less. */
const margin = '10 minutes';

/** No request was seen to arrive this late; a later post with the same text is not our double. */
const longestDelay = '1 day';

/**
 * Finds the deliveries that may have made a post, newest first: of its account, sent before it, with its text. A
 * delivery that waits for a person counts only until it was last looked for; one under way or in doubt counts without
 * such an end.
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
