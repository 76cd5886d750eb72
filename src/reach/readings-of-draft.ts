import type { Transaction } from '#storage/database.ts';
import type { Reading, ReadingAge, ReadingOutcome } from '#storage/generated/client.ts';

import { readingAges } from './reading-ages.ts';

const figures = ['likes', 'shares', 'replies', 'views'] as const;

/** Counts of one post, or of several together. A count is null if unknown; `views`: X's own. */
export type DraftCounts = Readonly<Record<(typeof figures)[number], number | null>>;

/** One reading of a draft's post on one account, at one age; in a series, of its first post. */
export interface DraftReading extends DraftCounts {
  readonly accountId: string;
  readonly age: ReadingAge;
  readonly outcome: ReadingOutcome;
  /** Sums over all posts of the series read at that age, and their number; left out: a single post. */
  readonly series?: DraftCounts & { readonly read: number };
}

interface Read extends DraftReading {
  readonly position: number;
}

/**
 * Reads all readings of a draft's posts, youngest age first. Replies to a single post are as its network counts them;
 * in a series our own parts are subtracted. Stored counts are below 2^53.
 */
export async function readingsOfDraft(tx: Transaction, draftId: string): Promise<readonly DraftReading[]> {
  const rows = await tx.reading.findMany({
    where: { figures: { delivery: { draftId } } },
    include: { figures: { select: { accountId: true, revision: true, delivery: { select: { position: true } } } } },
    orderBy: { readAt: 'asc' },
  });
  const parts = await tx.delivery.findMany({
    where: { draftId, position: { gt: 1 }, state: 'sent' },
    select: { accountId: true, afterId: true },
  });
  const answered = new Set(parts.map(({ afterId }) => afterId));
  const seriesOn = new Set(parts.map(({ accountId }) => accountId));
  const read = rows.map(({ figures: { accountId, delivery }, ...row }): Read => {
    const isAnswered = answered.has(row.deliveryId);
    const { age, outcome } = row;
    const { position } = delivery;
    return { accountId, position, age, outcome, ...countsOf(row, seriesOn.has(accountId) ? Number(isAnswered) : null) };
  });
  return read
    .filter(({ position }) => position === 1)
    .map(({ position: _position, ...first }) => {
      const isSame = ({ accountId, age }: Read): boolean => accountId === first.accountId && age === first.age;
      return seriesOn.has(first.accountId) ? { ...first, series: together(read.filter(isSame)) } : first;
    })
    .toSorted((one, other) => readingAges.indexOf(one.age) - readingAges.indexOf(other.age));
}

/**
 * Returns a reading's counts. `parts`: number of our own parts that answer the post, used if its network does not say;
 * null: not a series.
 */
function countsOf(row: Reading, parts: number | null): DraftCounts {
  const replies = numberOf(row.replies);
  const own = parts === null ? 0 : (numberOf(row.ownReplies) ?? parts);
  return {
    likes: numberOf(row.likes),
    shares: numberOf(row.shares),
    replies: replies === null ? null : Math.max(0, replies - own),
    views: numberOf(row.views),
  };
}

function together(all: readonly Read[]): NonNullable<DraftReading['series']> {
  const read = all.filter(({ outcome }) => outcome === 'counts');
  const sumOf = (figure: keyof DraftCounts): number | null => {
    const known = read.map((one) => one[figure]).filter((count) => count !== null);
    return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
  };
  const [likes, shares, replies, views] = figures.map(sumOf);
  return {
    likes: likes ?? null,
    shares: shares ?? null,
    replies: replies ?? null,
    views: views ?? null,
    read: read.length,
  };
}

function numberOf(count: bigint | null): number | null {
  return count === null ? null : Number(count);
}
