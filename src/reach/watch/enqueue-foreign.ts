import type { Rules } from '#drafts/renderings-of.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { journal } from '#storage/journal.ts';
import type { Transaction } from '#storage/database.ts';
import type { ForeignPost } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { deliveriesLike } from './deliveries-like.ts';
import { enqueueForDesksOf } from './foreign-notice.ts';
import { endForeign } from './settle-foreign.ts';

/**
 * Notifies an account's desks once about each post that no known delivery made. A post with the text of a delivery
 * under way or in doubt waits until that is settled. A post that turns out to be a delivery's is forgotten or, if
 * already reported, settled. A post with the text of one of ours is reported as a double.
 */
export async function enqueueForeign(work: UnitOfWork, rules: Rules, accountId: string): Promise<void> {
  const ours = await work.tx.$queryRaw<Pick<ForeignPost, 'id' | 'toldAt'>[]>`
    SELECT p."id", p."toldAt" FROM "ForeignPost" p
    WHERE p."accountId" = ${accountId}::uuid AND p."settledAt" IS NULL AND EXISTS (
      SELECT 1 FROM "Delivery" d
      WHERE d."accountId" = p."accountId" AND d."remoteId" = ANY(p."earlierIds" || p."remoteId"))`;
  for (const { id, toldAt } of ours) {
    if (toldAt === null) await work.tx.foreignPost.deleteMany({ where: { id, toldAt } });
    else await endForeign(work, id, { id: 'tambour', name: null });
  }
  const waiting = await work.tx.foreignPost.findMany({
    where: { accountId, toldAt: null },
    orderBy: { postedAt: 'asc' },
  });
  for (const post of waiting) {
    if (await isReportedAsLate(work.tx, post)) {
      await work.tx.foreignPost.deleteMany({ where: { id: post.id, toldAt: null } });
      continue;
    }
    const like = await deliveriesLike(work, rules, post);
    if (like.every(isPosted)) await enqueueOne(work, post, like[0] ?? null);
  }
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
  const doublesId = text === '' ? null : (doubled?.id ?? null);
  const { count } = await work.tx.foreignPost.updateMany({
    where: { id, toldAt: null },
    data: { toldAt: work.clock.now(), doublesId },
  });
  if (count === 0) return;
  const doubles = doublesId === null ? {} : { doubles: doublesId };
  const data = { foreignId: id, accountId, remoteId, url, postedAt: postedAt.toISOString(), ...doubles };
  await journal(work, { kind: 'foreign.seen', deskId: null, draftId: null, actor: 'tambour', data });
  await enqueueForDesksOf(work, accountId, { kind: 'foreign.seen', data: { foreignId: id } });
}
