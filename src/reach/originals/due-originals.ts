import { networkSchema } from '#desks/account.ts';
import type { Transaction } from '#storage/database.ts';
import type { Prisma } from '#storage/generated/client.ts';

import type { DueReading } from '#reach/due-readings.ts';
import { comparedAge, dueAtOf, windowEndOf } from '#reach/reading-ages.ts';

/** Most originals read per job; the next sweep continues. */
const batch = 50;

/** A post on one of our accounts that was relayed and whose reading at 72 hours is due. */
export type DueOriginal = Omit<DueReading, 'deliveryId'> & { readonly draftId: string };

/** Returns an account's readings of relayed posts that are due now, the longest waiting first. */
export async function dueOriginals(tx: Transaction, accountId: string, now: Date): Promise<readonly DueOriginal[]> {
  const rows = await tx.originalFigures.findMany({
    where: { accountId, ...isDue(now) },
    include: { account: { select: { network: true } } },
    orderBy: [{ publishedAt: 'asc' }, { draftId: 'asc' }],
    take: batch,
  });
  return rows.map(({ draftId, remoteId, publishedAt, doubted, doubtedSince, account }) => ({
    draftId,
    remoteId,
    network: networkSchema.parse(account.network),
    publishedAt,
    age: comparedAge,
    dueAt: dueAtOf(publishedAt, comparedAge),
    doubted: doubted === 'missing' || doubted === 'unreadable' ? doubtOf(doubted, doubtedSince) : null,
    wasMissing: false,
  }));
}

function doubtOf(what: 'missing' | 'unreadable', since: Date | null): DueOriginal['doubted'] {
  return since === null ? null : { what, since };
}

/** Returns those of the accounts that have a relayed post to be read now. */
export async function withOriginalsDue(
  tx: Transaction,
  accountIds: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx.originalFigures.findMany({
    where: { accountId: { in: [...accountIds] }, ...isDue(now) },
    distinct: ['accountId'],
    select: { accountId: true },
  });
  return rows.map(({ accountId }) => accountId);
}

/** Selects originals old enough for the reading but still within its window; a later reading makes no pair. */
function isDue(now: Date): Prisma.OriginalFiguresWhereInput {
  const window = windowEndOf(new Date(0), comparedAge).getTime();
  const dueAfter = dueAtOf(new Date(0), comparedAge).getTime();
  return {
    outcome: null,
    publishedAt: { lte: new Date(now.getTime() - dueAfter), gt: new Date(now.getTime() - window) },
    OR: [{ readNotBefore: null }, { readNotBefore: { lte: now } }],
  };
}
