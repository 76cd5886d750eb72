import { z } from 'zod';

import { countSchema, readingOf } from '#networks/count-of.ts';
import type { Count, PostReading } from '#networks/read-outcome.ts';

import { xIdSchema } from './x-id.ts';

const metricsSchema = z.object({
  like_count: countSchema,
  retweet_count: countSchema,
  repost_count: countSchema,
  quote_count: countSchema,
  reply_count: countSchema,
  impression_count: countSchema,
});
const referencesSchema = z
  .array(z.object({ type: z.string(), id: z.string() }))
  .default([])
  .catch([]);

/** A post with its counts as X returns it. Since 2026 X renames fields one by one: both names are read. */
const countedSchema = z.object({
  id: xIdSchema,
  conversation_id: z.string().nullable().default(null).catch(null),
  public_metrics: metricsSchema.catch(() => metricsSchema.parse({})),
  referenced_tweets: referencesSchema,
  referenced_posts: referencesSchema,
});

export type CountedPost = z.infer<typeof countedSchema>;

/** The fields to request for a post's counts. */
export const countedFields = 'public_metrics,referenced_tweets,conversation_id';

/** Returns an answer's readable posts; an unreadable one does not affect the others. */
export function countedPosts(answered: readonly unknown[]): readonly CountedPost[] {
  return answered.flatMap((one) => {
    const parsed = countedSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Tells whether a post is a direct reply to another. */
export function isReplyTo(post: CountedPost, id: string): boolean {
  return repliedTo(post) === id;
}

/** Returns the id of the post that a post replies to; null: none. */
export function repliedTo({ referenced_tweets, referenced_posts }: CountedPost): string | null {
  return [...referenced_tweets, ...referenced_posts].find(({ type }) => type === 'replied_to')?.id ?? null;
}

/**
 * Returns the reading of a post that X showed. `unanswered` is null: our own posts alone do not show which replies lack
 * an answer.
 */
export function readingOfPost(
  { public_metrics: metrics }: CountedPost,
  ownReplies: Count,
  answerSeconds: readonly number[] | null = null,
): PostReading {
  const counts = {
    likes: metrics.like_count,
    shares: metrics.repost_count ?? metrics.retweet_count,
    quotes: metrics.quote_count,
    replies: metrics.reply_count,
    ownReplies,
    unanswered: null,
    views: metrics.impression_count,
  };
  return readingOf(counts, answerSeconds);
}
