import type { Transaction } from '#storage/database.ts';
import type { ReadingAge, ReadingOutcome } from '#storage/generated/client.ts';

import { readingAges } from './reading-ages.ts';

/** One reading of one of a draft's posts, at one age. A count is null if it is not known. */
export interface DraftReading {
  readonly accountId: string;
  readonly age: ReadingAge;
  readonly outcome: ReadingOutcome;
  readonly likes: number | null;
  readonly shares: number | null;
  readonly replies: number | null;
  /** X's own count. */
  readonly views: number | null;
}

/** Reads all readings of a draft's posts, youngest age first. Counts are below 2^53 when kept. */
export async function readingsOfDraft(tx: Transaction, draftId: string): Promise<readonly DraftReading[]> {
  const rows = await tx.reading.findMany({
    where: { figures: { delivery: { draftId } } },
    select: {
      age: true,
      outcome: true,
      likes: true,
      shares: true,
      replies: true,
      views: true,
      figures: { select: { accountId: true } },
    },
    orderBy: { readAt: 'asc' },
  });
  return rows
    .map(({ age, outcome, figures: { accountId }, ...counts }) => ({
      accountId,
      age,
      outcome,
      likes: numberOf(counts.likes),
      shares: numberOf(counts.shares),
      replies: numberOf(counts.replies),
      views: numberOf(counts.views),
    }))
    .toSorted((one, other) => readingAges.indexOf(one.age) - readingAges.indexOf(other.age));
}

function numberOf(count: bigint | null): number | null {
  return count === null ? null : Number(count);
}
