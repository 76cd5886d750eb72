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
 * Tells the desks of an account each post that no delivery is known to have made, once. What may be the post of a
 * delivery that is under way or in doubt, since it has its text, waits until that is settled; what turns out to be a
 * delivery's is forgotten, or, once told, settled. What has the text of a post of ours is told as one too many.
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
    if (await isToldAsLate(work.tx, post)) {
      await work.tx.foreignPost.deleteMany({ where: { id: post.id, toldAt: null } });
      continue;
    }
    const like = await deliveriesLike(work, rules, post);
    if (like.every(isPosted)) await enqueueOne(work, post, like[0] ?? null);
  }
}

/** Tells whether a delivery has a post of its own, or had one, so that it did not make this one alone. */
function isPosted({ state }: Delivery): boolean {
  return state === 'sent' || state === 'retracting' || state === 'retracted';
}

/** Tells whether the answer to an attempt that was over named that post, and its draft's thread was told of it. */
async function isToldAsLate(tx: Transaction, { accountId, remoteId }: ForeignPost): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "JournalEntry"
    WHERE "kind" = 'delivery.lateId' AND "data"->>'accountId' = ${accountId} AND "data"->>'remoteId' = ${remoteId}
    LIMIT 1`;
  return rows.length > 0;
}

async function enqueueOne(work: UnitOfWork, post: ForeignPost, doubled: Delivery | null): Promise<void> {
  const { id, accountId, remoteId, url, postedAt, text } = post;
  // Of pictures alone nobody knows whose they are.
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
