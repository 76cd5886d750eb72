import { z } from 'zod';

import { countedFields, countedPosts, type CountedPost } from './counted-post.ts';
import { readingEnd, type Stop } from './reading-end.ts';
import type { Server } from './server.ts';

const pageSchema = z.object({
  data: z.array(z.unknown()).default([]),
  meta: z.object({ next_token: z.string().optional().catch(undefined) }).default({}),
});

/** Part of an account's own posts to read; `to` null: until now. */
interface Window {
  readonly from: Date;
  readonly to: Date | null;
  readonly pageSize: number;
  readonly maxPages: number;
}

/**
 * Reads an account's own posts, newest first. Each is an owned read, a fifth of the price of a lookup. What was read
 * before an error is kept. See https://docs.x.com/x-api/users/get-posts.
 */
export async function readTimeline(
  server: Server,
  userId: string,
  window: Window,
  signal: AbortSignal,
): Promise<{ readonly posts: readonly CountedPost[]; readonly end: Stop | null }> {
  const posts: CountedPost[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < window.maxPages; page += 1) {
    const answer = await server.ask({
      method: 'GET',
      path: `users/${userId}/tweets`,
      query: {
        max_results: window.pageSize,
        start_time: window.from.toISOString(),
        ...(window.to === null ? {} : { end_time: window.to.toISOString() }),
        exclude: 'retweets',
        'tweet.fields': countedFields,
        ...(nextToken === undefined ? {} : { pagination_token: nextToken }),
      },
      schema: pageSchema,
      signal,
      withinMs: server.timeouts.readMs,
    });
    if (answer.kind !== 'answer') return { posts, end: readingEnd(answer) };
    server.billed('ownedRead', answer.data.data.length);
    posts.push(...countedPosts(answer.data.data));
    nextToken = answer.data.meta.next_token;
    if (nextToken === undefined) break;
  }
  return { posts, end: null };
}
