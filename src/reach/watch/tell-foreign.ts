import { journal } from '#storage/journal.ts';
import type { Transaction } from '#storage/database.ts';
import type { ForeignPost } from '#storage/generated/client.ts';
import type { Writing } from '#storage/store.ts';

import { tellDesksOf } from './foreign-notice.ts';
import { endForeign } from './settle-foreign.ts';

/** The network's clock, by which posts are dated, and ours, by which deliveries are, surely differ by less. */
const margin = '10 minutes';

/**
 * Tells the desks of an account each post that no delivery made, once. What may be the post of a delivery that is under
 * way or in doubt waits until that is settled; what turns out to be a delivery's is forgotten, or, once told, settled.
 */
export async function tellForeign(w: Writing, accountId: string): Promise<void> {
  const ours = await w.tx.$queryRaw<Pick<ForeignPost, 'id' | 'toldAt'>[]>`
    SELECT p."id", p."toldAt" FROM "ForeignPost" p
    WHERE p."accountId" = ${accountId}::uuid AND p."settledAt" IS NULL AND EXISTS (
      SELECT 1 FROM "Delivery" d
      WHERE d."accountId" = p."accountId" AND d."remoteId" = ANY(p."earlierIds" || p."remoteId"))`;
  for (const { id, toldAt } of ours) {
    if (toldAt === null) await w.tx.foreignPost.deleteMany({ where: { id, toldAt } });
    else await endForeign(w, id, { id: 'tambour', name: null });
  }
  const waiting = await w.tx.foreignPost.findMany({ where: { accountId, toldAt: null }, orderBy: { postedAt: 'asc' } });
  for (const post of waiting) {
    if (await isToldAsLate(w.tx, post)) await w.tx.foreignPost.deleteMany({ where: { id: post.id, toldAt: null } });
    else if (!(await mayBeOurs(w.tx, post))) await tellOne(w, post);
  }
}

/** The answer to an attempt that was over named that post, and its draft's thread was told of it. */
async function isToldAsLate(tx: Transaction, { accountId, remoteId }: ForeignPost): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "JournalEntry"
    WHERE "kind" = 'delivery.lateId' AND "data"->>'accountId' = ${accountId} AND "data"->>'remoteId' = ${remoteId}
    LIMIT 1`;
  return rows.length > 0;
}

/** A delivery that waits for a person may have made a post until it was last looked for; of the others no end is known. */
async function mayBeOurs(tx: Transaction, { accountId, postedAt }: ForeignPost): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Delivery"
    WHERE "accountId" = ${accountId}::uuid AND "sendingSince" <= ${postedAt}::timestamptz + ${margin}::interval AND (
      "state" IN ('sending', 'doubt')
      OR "doubtSince" IS NOT NULL AND ("state" = 'ready'
        OR "state" = 'held' AND ${postedAt}::timestamptz <= "dueAt" + ${margin}::interval))
    LIMIT 1`;
  return rows.length > 0;
}

async function tellOne(w: Writing, { id, accountId, remoteId, url, postedAt }: ForeignPost): Promise<void> {
  const { count } = await w.tx.foreignPost.updateMany({
    where: { id, toldAt: null },
    data: { toldAt: w.clock.now() },
  });
  if (count === 0) return;
  const data = { foreignId: id, accountId, remoteId, url, postedAt: postedAt.toISOString() };
  await journal(w, { kind: 'foreign.seen', deskId: null, draftId: null, actor: 'tambour', data });
  await tellDesksOf(w, accountId, { kind: 'foreign.seen', data: { foreignId: id } });
}
