import { z } from 'zod';

import type { Count, PostReading, Counts } from './read-outcome.ts';

/** More than any post on earth was ever given. */
const maxCount = 1e12;

/** A count as a network reports it; null if it is missing, negative, fractional, too large or no number. */
export const countSchema: z.ZodType<Count> = z.number().int().min(0).max(maxCount).nullable().catch(null);

/**
 * Returns the reading of a post's counts: unreadable if the network gave no credible one. `answerSeconds` null:
 * unknown.
 */
export function readingOf(counts: Counts, answerSeconds: readonly number[] | null = null): PostReading {
  const { likes, shares, quotes, replies, views } = counts;
  const isTold = [likes, shares, quotes, replies, views].some((count) => count !== null);
  if (!isTold) return { kind: 'unreadable' };
  return { kind: 'counts', counts, ...(answerSeconds === null ? {} : { answerSeconds }) };
}
