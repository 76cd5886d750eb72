import type { Rules } from '#drafts/renderings-of.ts';
import { type Delivery, readDelivery } from '#publishing/delivery.ts';
import { renderingOfDelivery } from '#publishing/lock-delivery.ts';
import type { Transaction } from '#storage/database.ts';
import { type ForeignPost, Prisma } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { enqueueForDesksOf } from './foreign-notice.ts';
import { endForeign } from './settle-foreign.ts';

/** Finds a delivery that made the post `p`. */
const ours = Prisma.sql`
  EXISTS (SELECT 1 FROM "Delivery" d
    WHERE d."accountId" = p."accountId" AND d."remoteId" = ANY(p."earlierIds" || p."remoteId"))`;

/**
 * Notifies an account's desks once about each post that no known delivery made. A post with the text of a delivery
 * under way or in doubt waits until that is settled. A post that turns out to be a delivery's is forgotten or, if
 * already reported, settled. A post with the text of one of ours is reported as a duplicate. Each post has a transaction
 * of its own: together they took over 20 s once, on a busy machine, and none was told.
 */
export async function enqueueForeign(store: Store, rules: Rules, accountId: string): Promise<void> {
  const open = await store.db.$queryRaw<Pick<ForeignPost, 'id'>[]>`
    SELECT p."id" FROM "ForeignPost" p
    WHERE p."accountId" = ${accountId}::uuid AND (p."notifiedAt" IS NULL OR p."settledAt" IS NULL AND ${ours})
    ORDER BY p."postedAt", p."remoteId"`;
  for (const { id } of open) await store.write((work) => followOne(work, rules, id));
}

async function followOne(work: UnitOfWork, rules: Rules, id: string): Promise<void> {
  const [post] = await work.tx.$queryRaw<(ForeignPost & { readonly isOurs: boolean })[]>`
    SELECT p.*, ${ours} AS "isOurs" FROM "ForeignPost" p WHERE p."id" = ${id}::uuid AND p."settledAt" IS NULL`;
  if (post === undefined) return;
  if (post.notifiedAt !== null) {
    if (post.isOurs) await endForeign(work, id, { id: 'tambour', name: null });
    return;
  }
  if (post.isOurs || (await isReportedAsLate(work.tx, post))) {
    await work.tx.foreignPost.deleteMany({ where: { id, notifiedAt: null } });
    return;
  }
  const like = await deliveriesLike(work, rules, post);
  if (like.every(isPosted)) await enqueueOne(work, post, like[0] ?? null);
}

/** Tells whether a delivery has or had its own post, so that it cannot have made only this one. */
function isPosted({ state }: Delivery): boolean {
  return state === 'sent' || state === 'retracting' || state === 'retracted';
}

/** Tells whether a late answer to a finished attempt named that post, which its draft's thread then reported. */
async function isReportedAsLate(tx: Transaction, { accountId, remoteId }: ForeignPost): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "JournalEntry"
    WHERE "kind" = 'delivery.lateId' AND "data"->>'accountId' = ${accountId} AND "data"->>'remoteId' = ${remoteId}
    LIMIT 1`;
  return rows.length > 0;
}

async function enqueueOne(work: UnitOfWork, post: ForeignPost, doubled: Delivery | null): Promise<void> {
  const { id, accountId, remoteId, url, postedAt, text } = post;
  // Without a text nobody can tell whose post it is.
  const duplicateOfId = text === '' ? null : (doubled?.id ?? null);
  const { count } = await work.tx.foreignPost.updateMany({
    where: { id, notifiedAt: null },
    data: { notifiedAt: work.clock.now(), duplicateOfId },
  });
  if (count === 0) return;
  const duplicateOf = duplicateOfId === null ? {} : { duplicateOf: duplicateOfId };
  const data = { foreignId: id, accountId, remoteId, url, postedAt: postedAt.toISOString(), ...duplicateOf };
  await journal(work, { kind: 'foreign.seen', deskId: null, draftId: null, actor: 'tambour', data });
  await enqueueForDesksOf(work, accountId, { kind: 'foreign.seen', data: { foreignId: id } });
}

/** The network's clock, which dates posts, and ours, which dates deliveries, certainly differ by less. */
const margin = '10 minutes';

/** No request was seen to arrive this late; a later post with the same text is not our duplicate. */
const longestDelay = '1 day';

/**
 * Finds the deliveries that may have made a post, newest first: of its account, sent before it, with its text. A
 * delivery that waits for a person counts only until it was last looked for; one under way or in doubt counts without
 * such an end.
 */
async function deliveriesLike(
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
