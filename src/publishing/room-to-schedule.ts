import { MAX_SCHEDULED } from '#desks/quotas.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Writing } from '#storage/store.ts';

/**
 * Whether the desk may schedule one post more for each of the content's accounts: ready or held there, with its time
 * still to come, are fewer than the quota. What leaves as soon as it is approved and what corrects a public post always
 * has room. Approvals at one instant do not wait for one another here: together they may pass the quota by as many as
 * they are, less one.
 */
export async function hasRoomFor(
  { tx, clock }: Pick<Writing, 'tx' | 'clock'>,
  draft: Draft,
  { accountIds, window }: Pick<Content, 'accountIds' | 'window'> = draft.current.content,
): Promise<boolean> {
  const now = clock.now();
  if (window === null || window.publishAt <= now || draft.current.content.corrections !== undefined) return true;
  // By account, for which there is an index; once the quota is found nothing more is read.
  const full = await tx.$queryRaw<unknown[]>`
    SELECT FROM unnest(${[...accountIds]}::uuid[]) AS a("id") WHERE (
      SELECT count(*) FROM (
        SELECT FROM "Delivery" l JOIN "Draft" d ON d."id" = l."draftId"
        WHERE l."accountId" = a."id" AND l."state" IN ('ready', 'held') AND l."dueAt" > ${now}
          AND d."deskId" = ${draft.deskId}::uuid
        LIMIT ${MAX_SCHEDULED}
      ) AS scheduled
    ) >= ${MAX_SCHEDULED} LIMIT 1`;
  return full.length === 0;
}
